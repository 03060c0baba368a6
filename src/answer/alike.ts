import { terms } from '../text/terms.ts';

/** Share of the shorter text's pairs of characters that alike texts have in common. */
const ALIKE = 0.85;
const NUMBERS =
  /\d+(?:\.\d+)?|[一二三四五六七八九十百千万两]+(?=[个名人次天日时分元条家所万亿例])/gu;

/**
 * True when two folded texts say the same but for a few words: the shorter has most of its
 * characters, and all of its figures, in the other. Other figures are another statement.
 */
export function isAlike(one: string, other: string): boolean {
  return new ComparedText(one).isAlike(new ComparedText(other));
}

/** True when a folded text stands in another one, but for a few words. */
export function isAlikeIn(text: string, whole: string): boolean {
  return new ComparedText(text).isIn(new ComparedText(whole));
}

/** A folded text that is compared with many others: what that takes is read from it once. */
export class ComparedText {
  readonly text: string;
  #terms: ReadonlySet<string> | null = null;
  #numbers: ReadonlySet<string> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  isAlike(other: ComparedText): boolean {
    return this.text.length <= other.text.length ? this.isIn(other) : other.isIn(this);
  }

  isIn(whole: ComparedText): boolean {
    if (whole.text.includes(this.text)) return this.text !== '';
    const there = whole.#numbersOf();
    for (const number of this.#numbersOf()) if (!there.has(number)) return false;
    const wanted = this.#termsOf();
    const known = whole.#termsOf();
    // Most texts differ within the first few words.
    let missing = wanted.size - Math.ceil(ALIKE * wanted.size);
    for (const term of wanted) if (!known.has(term) && missing-- === 0) return false;
    return wanted.size > 0;
  }

  #termsOf(): ReadonlySet<string> {
    this.#terms ??= new Set(terms(this.text));
    return this.#terms;
  }

  #numbersOf(): ReadonlySet<string> {
    this.#numbers ??= new Set(this.text.match(NUMBERS));
    return this.#numbers;
  }
}
