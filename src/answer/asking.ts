import type { ReportIndex } from '../index/report-index.ts';
import type { Outline, ReportOutline } from '../search/outline.ts';
import type { Query } from '../search/query.ts';
import { foldText } from '../text/fold.ts';

/** One question on its way to an answer: what was asked of which reports. */
export interface Asking {
  index: ReportIndex;
  outline: Outline;
  query: Query;
  texts: FoldedTexts;
}

/** Folded texts of passages and reports; each is read and folded once a question. */
export class FoldedTexts {
  readonly #index: ReportIndex;
  readonly #passages = new Map<number, Promise<string>>();
  readonly #bodies = new Map<number, Promise<string>>();

  constructor(index: ReportIndex) {
    this.#index = index;
  }

  passage(passageId: number): Promise<string> {
    return remembered(this.#passages, passageId, () => this.#index.passageText(passageId));
  }

  /** A whole report. */
  body(reportIndex: number): Promise<string> {
    return remembered(this.#bodies, reportIndex, () => this.#index.body(reportIndex));
  }

  /** True when the text of a report has one of some folded names. */
  async bodyHas({ record }: ReportOutline, names: readonly string[]): Promise<boolean> {
    const { reportIndex, script } = record;
    // Names in simplified reports are as they are folded, and folding a report takes milliseconds.
    const isPlain = script === 'Hans';
    const text = await (isPlain ? this.#index.body(reportIndex) : this.body(reportIndex));
    return names.some(name => text.includes(name));
  }
}

function remembered(
  known: Map<number, Promise<string>>,
  key: number,
  read: () => Promise<string>,
): Promise<string> {
  const text = known.get(key) ?? read().then(foldText);
  known.set(key, text);
  return text;
}
