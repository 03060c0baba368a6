import { Recent } from '../index/recent.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import type { ReportOutline } from './outline.ts';

/** A passage's words, folded. */
export interface FoldedPassage {
  text: string;
  /** In order; together they are the text. */
  sentences: readonly string[];
}

/** A question reads some hundred passages, and the next one often the same; each has some hundred characters. */
const KEPT = { passages: 4096, openings: 4096, bodies: 16 };
/** So much of a report is looked at for its first sentence. */
const OPENING_CHARACTERS = 200;

const known = new WeakMap<ReportIndex, FoldedTexts>();

/** Folded texts of an index; what was read last is kept from question to question. */
export function foldedTextsOf(index: ReportIndex): FoldedTexts {
  const texts = known.get(index) ?? new FoldedTexts(index);
  known.set(index, texts);
  return texts;
}

/** Folded texts of passages and reports. */
export class FoldedTexts {
  readonly #index: ReportIndex;
  readonly #passages: Recent<number, Promise<FoldedPassage>>;
  readonly #openings: Recent<number, Promise<string>>;
  readonly #bodies: Recent<number, Promise<string>>;

  constructor(index: ReportIndex) {
    this.#index = index;
    this.#passages = new Recent(KEPT.passages, async passageId =>
      foldedPassage(await index.passageText(passageId)),
    );
    this.#openings = new Recent(KEPT.openings, async reportIndex =>
      openingOf(await index.body(reportIndex)),
    );
    this.#bodies = new Recent(KEPT.bodies, async reportIndex =>
      foldText(await index.body(reportIndex)),
    );
  }

  read(passageId: number): Promise<FoldedPassage> {
    return kept(this.#passages, passageId);
  }

  async passage(passageId: number): Promise<string> {
    return (await this.read(passageId)).text;
  }

  /** The first sentence of a report. */
  opening(reportIndex: number): Promise<string> {
    return kept(this.#openings, reportIndex);
  }

  /** A whole report. */
  body(reportIndex: number): Promise<string> {
    return kept(this.#bodies, reportIndex);
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

function foldedPassage(text: string): FoldedPassage {
  const folded = sentences(text).map(({ start, end }) => foldText(text.slice(start, end)));
  return { text: folded.join(''), sentences: folded };
}

function openingOf(body: string): string {
  const opening = body.slice(0, OPENING_CHARACTERS);
  const [first] = sentences(opening);
  return first ? foldText(opening.slice(first.start, first.end)) : '';
}

/** What could not be read is read anew the next time. */
function kept<Value>(recent: Recent<number, Promise<Value>>, key: number): Promise<Value> {
  const value = recent.get(key);
  value.catch(() => recent.forget(key));
  return value;
}
