import type { FoldedPassage } from './folded-texts.ts';

/** A word of another script than Chinese must stand alone: `1` is no part of `12`. */
const WORD = /^[\p{L}\p{N}]/u;
const HAN = /^\p{Script=Han}/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Which words of a question stand in a text, by their numbers. */
export type Found = readonly number[];

/** What was found in a passage and in each of its sentences. */
export interface PassageFound {
  all: Found;
  each: readonly Found[];
}

/** Looks for the words of a question in folded texts. */
export class TermMatcher {
  readonly #terms: readonly string[];
  readonly #weights: Float64Array;
  readonly #standsAlone: readonly boolean[];
  readonly #every: Found;
  readonly #total: number;
  /** A passage is looked at for itself and for its neighbours. */
  readonly #passages = new WeakMap<FoldedPassage, PassageFound>();

  /** `weights` of the words that some passage has; `total` weight of all, with those that none has. */
  constructor(weights: ReadonlyMap<string, number>, total: number) {
    this.#terms = [...weights.keys()];
    this.#weights = Float64Array.from(weights.values());
    this.#standsAlone = this.#terms.map(term => WORD.test(term) && !HAN.test(term));
    this.#every = this.#terms.map((_, i) => i);
    this.#total = total || 1;
  }

  /** In all sentences of a passage together, and in each. */
  findIn(passage: FoldedPassage): PassageFound {
    const known = this.#passages.get(passage);
    if (known) return known;
    // Most words stand in none of the sentences.
    const some: number[] = [];
    for (const i of this.#every) if (passage.text.includes(this.#terms[i] as string)) some.push(i);
    const each = passage.sentences.map(sentence => this.find(sentence, some));
    const all = some.filter(i => each.some(one => one.includes(i)));
    const found = { all, each };
    this.#passages.set(passage, found);
    return found;
  }

  /** In a text, of all words or of some. */
  find(folded: string, some = this.#every): Found {
    const found: number[] = [];
    for (const i of some) {
      const term = this.#terms[i] as string;
      if (this.#standsAlone[i] ? hasWord(folded, term) : folded.includes(term)) found.push(i);
    }
    return found;
  }

  /** Share of the question's weight that was found, but for what `without` holds, 0…1. */
  share(found: Found, without: Found = []): number {
    let sum = 0;
    for (const i of found) if (!without.includes(i)) sum += this.#weights[i] as number;
    return sum / this.#total;
  }
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
