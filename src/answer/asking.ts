import type { ReportIndex } from '../index/report-index.ts';
import type { Outline } from '../search/outline.ts';
import { foldText } from '../text/fold.ts';
import type { Query } from '../types.ts';

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

  body(reportIndex: number): Promise<string> {
    return remembered(this.#bodies, reportIndex, () => this.#index.body(reportIndex));
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
