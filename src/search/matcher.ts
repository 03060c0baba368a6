/** A word of another script than Chinese must stand alone: `1` is no part of `12`. */
const WORD = /^[\p{L}\p{N}]/u;
const HAN = /^\p{Script=Han}/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Which words of a question stand in a text: one 0 or 1 a word. */
export type Found = Uint8Array;

/** What was found in a passage and in each of its sentences. */
export interface PassageFound {
  all: Found;
  each: Found[];
}

/** Looks for the words of a question in folded texts. */
export class TermMatcher {
  readonly #terms: { term: string; weight: number; standsAlone: boolean }[];
  readonly #total: number;
  /** A passage is looked at for itself and for its neighbours. */
  readonly #passages = new WeakMap<readonly string[], PassageFound>();

  /** `weights` of the words that some passage has; `total` weight of all, with those that none has. */
  constructor(weights: ReadonlyMap<string, number>, total: number) {
    this.#terms = [...weights].map(([term, weight]) => ({
      term,
      weight,
      standsAlone: WORD.test(term) && !HAN.test(term),
    }));
    this.#total = total || 1;
  }

  /** In all sentences of a passage together, and in each. */
  findIn(sentences: readonly string[]): PassageFound {
    const known = this.#passages.get(sentences);
    if (known) return known;
    const each = sentences.map(sentence => this.find(sentence));
    const all = each.reduce(either, new Uint8Array(this.#terms.length));
    this.#passages.set(sentences, { all, each });
    return { all, each };
  }

  find(folded: string): Found {
    const found = new Uint8Array(this.#terms.length);
    for (const [i, { term, standsAlone }] of this.#terms.entries()) {
      if (standsAlone ? hasWord(folded, term) : folded.includes(term)) found[i] = 1;
    }
    return found;
  }

  /** Share of the question's weight that was found, but for what `without` holds, 0…1. */
  share(found: Found, without?: Found): number {
    let sum = 0;
    for (const [i, { weight }] of this.#terms.entries()) {
      if (found[i] && !without?.[i]) sum += weight;
    }
    return sum / this.#total;
  }
}

/** What either holds. */
export function either(a: Found, b: Found): Found {
  return a.map((value, i) => value | (b[i] ?? 0));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const [before, behind] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    if (isBoundary(before) && isBoundary(behind)) return true;
  }
  return false;
}

function isBoundary(character: string): boolean {
  return HAN.test(character) || !WORD_CHARACTER.test(character);
}
