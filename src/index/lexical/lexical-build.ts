import { compareUtf16 } from '../../text/order.ts';
import { GrowingArray } from '../growing-array.ts';
import { type LexicalSection, MOST_FREQUENT } from './lexical-format.ts';
import { TermNumbers } from './term-numbers.ts';

/** No posting: a term that is new. */
const NONE = 2 ** 32 - 1;

/** Collects documents by their terms, in order, and sorts all postings by term at the end. */
export class LexicalBuilder {
  readonly #terms = new TermNumbers();
  readonly #lengths = new GrowingArray(length => new Uint32Array(length));
  /** Postings in the order of documents; those of document d end at `#ends[d]`. */
  readonly #ends = new GrowingArray(length => new Uint32Array(length));
  readonly #postingTerms = new GrowingArray(length => new Uint32Array(length));
  readonly #frequencies = new GrowingArray(length => new Uint8Array(length));
  /** Last posting of every term. */
  readonly #lastPostings = new GrowingArray(length => new Uint32Array(length));

  /** Add the next document (numbered from 0) by its terms, repeats included. */
  add(terms: string[]): void {
    const first = this.#postingTerms.length;
    for (const term of terms) {
      const number = this.#terms.of(term);
      if (number === this.#lastPostings.length) this.#lastPostings.push(NONE);
      const last = this.#lastPostings.at(number);
      if (last >= first && last !== NONE) {
        this.#frequencies.set(last, Math.min(MOST_FREQUENT, this.#frequencies.at(last) + 1));
      } else {
        this.#lastPostings.set(number, this.#postingTerms.length);
        this.#postingTerms.push(number);
        this.#frequencies.push(1);
      }
    }
    this.#lengths.push(terms.length);
    this.#ends.push(this.#postingTerms.length);
  }

  build(): LexicalSection {
    const byName = [...this.#terms.names.entries()].sort(([, a], [, b]) => compareUtf16(a, b));
    const names = byName.map(([, name]) => name);
    const ranks = new Uint32Array(names.length);
    for (const [rank, [number]] of byName.entries()) ranks[number] = rank;
    const postingTerms = this.#postingTerms.values();
    const frequencies = this.#frequencies.values();
    const postingOffsets = new Uint32Array(names.length + 1);
    for (const number of postingTerms) {
      const next = (ranks[number] as number) + 1;
      postingOffsets[next] = (postingOffsets[next] as number) + 1;
    }
    for (let i = 0; i < names.length; i++) {
      postingOffsets[i + 1] = (postingOffsets[i + 1] as number) + (postingOffsets[i] as number);
    }
    const section: LexicalSection = {
      living: this.#lengths.length,
      lengths: this.#lengths.values().slice(),
      ...namesOf(names),
      postingOffsets,
      documentIds: new Uint32Array(postingTerms.length),
      frequencies: new Uint8Array(postingTerms.length),
    };
    // Going through the documents in order leaves them in order within every term.
    const next = postingOffsets.slice();
    for (let document = 0, posting = 0; document < this.#ends.length; document++) {
      for (; posting < this.#ends.at(document); posting++) {
        const rank = ranks[postingTerms[posting] as number] as number;
        const at = next[rank] as number;
        next[rank] = at + 1;
        section.documentIds[at] = document;
        section.frequencies[at] = frequencies[posting] as number;
      }
    }
    return section;
  }
}

/** Sorted names as one array of characters. */
function namesOf(names: string[]): Pick<LexicalSection, 'termOffsets' | 'characters'> {
  const termOffsets = new Uint32Array(names.length + 1);
  for (const [i, name] of names.entries()) {
    termOffsets[i + 1] = (termOffsets[i] as number) + name.length;
  }
  const characters = new Uint16Array(termOffsets[names.length] as number);
  for (const [i, name] of names.entries()) {
    const start = termOffsets[i] as number;
    for (let k = 0; k < name.length; k++) characters[start + k] = name.charCodeAt(k);
  }
  return { termOffsets, characters };
}
