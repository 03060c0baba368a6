import { GrowingArray } from '../growing-array.ts';
import type { PostingRun } from './posting-run.ts';
import { MOST_FREQUENT, PostingBytes, type TermPostings } from './postings.ts';
import { TermNumbers } from './term-numbers.ts';

const FIRST_POSTINGS = 1 << 14;

/** Documents as postings in memory, in order, until they are sorted by term. */
export class DocumentTerms {
  readonly #firstDocument: number;
  readonly #terms = new TermNumbers();
  /** Postings in the order of documents; those of document d end at `#ends[d]`. */
  readonly #ends = new GrowingArray(length => new Uint32Array(length));
  #postingTerms = new Uint32Array(FIRST_POSTINGS);
  #frequencies = new Uint8Array(FIRST_POSTINGS);
  #postings = 0;
  /** Last posting of every term and one; 0 of a term that is new. */
  #lastPostings = new Uint32Array(FIRST_POSTINGS);

  /** The documents are numbered from a first one. */
  constructor(firstDocument: number) {
    this.#firstDocument = firstDocument;
  }

  get postings(): number {
    return this.#postings;
  }

  /** Add the next document by its terms, repeats included. */
  add(terms: string[]): void {
    this.#reserve(terms.length);
    const [postingTerms, frequencies] = [this.#postingTerms, this.#frequencies];
    const [numbers, lastPostings] = [this.#terms, this.#lastPostings];
    const first = this.#postings;
    let next = first;
    for (const term of terms) {
      const number = numbers.of(term);
      const last = (lastPostings[number] as number) - 1;
      if (last >= first) {
        const frequency = frequencies[last] as number;
        if (frequency < MOST_FREQUENT) frequencies[last] = frequency + 1;
      } else {
        postingTerms[next] = number;
        frequencies[next++] = 1;
        lastPostings[number] = next;
      }
    }
    this.#postings = next;
    this.#ends.push(next);
  }

  /** All postings by term. */
  run(): PostingRun {
    const { names, numbers } = this.#terms.sorted();
    return new SortedRun(names, this.#sorted(numbers), this.#firstDocument);
  }

  /** The postings by the ranks of their terms. Going through the documents in order leaves them in order within every term. */
  #sorted(numbers: Uint32Array): SortedPostings {
    const ranks = new Uint32Array(numbers.length);
    for (const [rank, number] of numbers.entries()) ranks[number] = rank;
    const postingTerms = this.#postingTerms.subarray(0, this.#postings);
    const offsets = new Uint32Array(numbers.length + 1);
    for (const number of postingTerms) {
      const next = (ranks[number] as number) + 1;
      offsets[next] = (offsets[next] as number) + 1;
    }
    for (let i = 0; i < numbers.length; i++) {
      offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
    }
    const documents = new Uint32Array(postingTerms.length);
    const frequencies = new Uint8Array(postingTerms.length);
    const next = offsets.slice();
    for (let document = 0, posting = 0; document < this.#ends.length; document++) {
      for (; posting < this.#ends.at(document); posting++) {
        const rank = ranks[postingTerms[posting] as number] as number;
        const at = next[rank] as number;
        next[rank] = at + 1;
        documents[at] = document;
        frequencies[at] = this.#frequencies[posting] as number;
      }
    }
    return { offsets, documents, frequencies };
  }

  /** Make room for so many postings, all of terms that are new. */
  #reserve(count: number): void {
    const postings = this.#postings + count;
    if (postings > this.#postingTerms.length) {
      this.#postingTerms = grown(this.#postingTerms, new Uint32Array(2 * postings));
      this.#frequencies = grown(this.#frequencies, new Uint8Array(2 * postings));
    }
    const terms = this.#terms.count + count;
    if (terms > this.#lastPostings.length) {
      this.#lastPostings = grown(this.#lastPostings, new Uint32Array(2 * terms));
    }
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

interface SortedPostings {
  /** Where those of every term begin; the last is their end. */
  offsets: Uint32Array;
  documents: Uint32Array;
  frequencies: Uint8Array;
}

/** Postings in memory as a run. */
class SortedRun implements PostingRun {
  term = '';
  postings: TermPostings;
  readonly #names: readonly string[];
  readonly #sorted: SortedPostings;
  readonly #firstDocument: number;
  readonly #encoded = new PostingBytes();
  #next = 0;

  constructor(names: readonly string[], sorted: SortedPostings, firstDocument: number) {
    this.#names = names;
    this.#sorted = sorted;
    this.#firstDocument = firstDocument;
    this.postings = this.#encoded.postings();
  }

  next(): boolean {
    const term = this.#names[this.#next];
    if (term === undefined) return false;
    const { offsets, documents, frequencies } = this.#sorted;
    const end = offsets[this.#next + 1] ?? 0;
    this.#encoded.clear();
    for (let i = offsets[this.#next] ?? 0; i < end; i++) {
      this.#encoded.add(this.#firstDocument + (documents[i] as number), frequencies[i] as number);
    }
    this.#next++;
    this.term = term;
    this.postings = this.#encoded.postings();
    return true;
  }
}
