import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import type { ReportOutline } from './outline.ts';

/** Folded texts of passages and reports; each is read and folded once a question. */
export class FoldedTexts {
  readonly #index: ReportIndex;
  readonly #sentences = new Map<number, string[]>();
  readonly #passages = new Map<number, string>();
  readonly #bodies = new Map<number, string>();

  constructor(index: ReportIndex) {
    this.#index = index;
  }

  /** Sentences of a passage, in order. */
  async sentences(passageId: number): Promise<string[]> {
    const known = this.#sentences.get(passageId);
    if (known) return known;
    const text = await this.#index.passageText(passageId);
    const folded = sentences(text).map(({ start, end }) => foldText(text.slice(start, end)));
    this.#sentences.set(passageId, folded);
    return folded;
  }

  async passage(passageId: number): Promise<string> {
    const known = this.#passages.get(passageId);
    if (known !== undefined) return known;
    const text = (await this.sentences(passageId)).join('');
    this.#passages.set(passageId, text);
    return text;
  }

  /** A whole report. */
  async body(reportIndex: number): Promise<string> {
    const known = this.#bodies.get(reportIndex);
    if (known !== undefined) return known;
    const text = foldText(await this.#index.body(reportIndex));
    this.#bodies.set(reportIndex, text);
    return text;
  }

  /**
   * A whole report to look for Chinese words in: those of a simplified one are as they are folded,
   * and folding a report takes milliseconds.
   */
  async words({ record: { reportIndex, script } }: ReportOutline): Promise<string> {
    return script === 'Hans' ? this.#index.body(reportIndex) : this.body(reportIndex);
  }

  /** True when the text of a report has one of some folded names. */
  async bodyHas(report: ReportOutline, names: readonly string[]): Promise<boolean> {
    const text = await this.words(report);
    return names.some(name => text.includes(name));
  }
}
