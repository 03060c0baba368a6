import { IMPACT_SCALE, inverseDocumentFrequency, normsOf } from './bm25.ts';
import type { Dictionary, LexicalFile } from './lexical-file.ts';

/** Postings of most terms are shorter; longer ones make more room. */
const FIRST_ROOM = 1 << 16;

/** A document and its score; larger is better. */
export interface Scored {
  id: number;
  score: number;
}

/** BM25 and covered term weight of every document for one question; until the next is scored. */
export interface LexicalScores {
  /** BM25 by document number; 0 where no term stands. */
  scores: Float32Array;
  /** Sum of the idf of the question's distinct terms that stand in the document. */
  covered: Float32Array;
}

/** BM25 over one section of a file, which is read term by term as questions have them. */
export class LexicalIndex {
  readonly #file: LexicalFile;
  readonly #dictionary: Dictionary;
  readonly #living: number;
  readonly #norms: Float32Array;
  readonly #scores: Float32Array;
  readonly #covered: Float32Array;
  #postings = new Uint8Array(FIRST_ROOM);

  constructor(file: LexicalFile, section: number) {
    const { living } = file.size(section);
    this.#file = file;
    this.#dictionary = file.dictionary(section);
    this.#living = living;
    this.#norms = normsOf(file.lengths(section), living);
    this.#scores = new Float32Array(this.#norms.length);
    this.#covered = new Float32Array(this.#norms.length);
  }

  /** How many numbers documents have, those of removed ones among them. */
  get numbers(): number {
    return this.#norms.length;
  }

  /** Weight of a term; one that no document has weighs most. */
  idf(term: string): number {
    return this.#idfAt(this.#find(term));
  }

  /** True when some document has the term. */
  has(term: string): boolean {
    return this.#find(term) !== -1;
  }

  /**
   * Score all documents, term at a time; a repeated term counts as often as it is given. The scores
   * are in the same memory every time. Throws the system's error when the file cannot be read.
   */
  score(terms: readonly (readonly [term: string, weight: number])[]): LexicalScores {
    const [scores, covered] = [this.#scores.fill(0), this.#covered.fill(0)];
    for (const [term, weight] of terms) {
      const index = this.#find(term);
      if (index === -1) continue;
      this.#addTerm(this.#read(index), this.#idfAt(index) * weight);
    }
    return { scores, covered };
  }

  /** The file of all sections is let go. Harmless when it was before. */
  close(): void {
    this.#file.close();
  }

  /** Add to every document of a term what its postings (postings.ts) make of the term's weight. */
  #addTerm(postings: Uint8Array, weight: number): void {
    const [norms, scores, covered] = [this.#norms, this.#scores, this.#covered];
    const most = weight * IMPACT_SCALE;
    let document = 0;
    for (let at = 0; at < postings.length; ) {
      let byte = postings[at++] as number;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = postings[at++] as number;
        value |= (byte & 0x7f) << shift;
      }
      document += value;
      const frequency = postings[at++] as number;
      const impact = frequency / (frequency + (norms[document] as number));
      scores[document] = (scores[document] as number) + most * impact;
      covered[document] = (covered[document] as number) + weight;
    }
  }

  /** Encoded postings of a term, in the same memory every time. */
  #read(index: number): Uint8Array {
    const start = this.#dictionary.starts[index] ?? 0;
    const length = (this.#dictionary.starts[index + 1] ?? 0) - start;
    if (length > this.#postings.length) this.#postings = new Uint8Array(2 * length);
    const postings = this.#postings.subarray(0, length);
    this.#file.read(postings, start);
    return postings;
  }

  /** Weight of the term with this number; −1 for one that no document has. */
  #idfAt(index: number): number {
    const containing = index === -1 ? 0 : (this.#dictionary.documents[index] ?? 0);
    return inverseDocumentFrequency(this.#living, containing);
  }

  /** Number of the term, or −1: bisection over the sorted terms. */
  #find(term: string): number {
    const { termOffsets, characters } = this.#dictionary;
    let low = 0;
    let high = termOffsets.length - 2;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compare(
        term,
        characters,
        termOffsets[middle] ?? 0,
        termOffsets[middle + 1] ?? 0,
      );
      if (order === 0) return middle;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return -1;
  }
}

function compare(term: string, characters: Uint16Array, start: number, end: number): number {
  const length = Math.min(term.length, end - start);
  for (let i = 0; i < length; i++) {
    const difference = term.charCodeAt(i) - (characters[start + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return term.length - (end - start);
}

/** The `limit` best documents with a score above a bound, best first, ties by number. */
export function topScores(scores: Float32Array, limit: number, above = 0): Scored[] {
  const best: Scored[] = [];
  let threshold = above;
  for (let id = 0; id < scores.length; id++) {
    const score = scores[id] as number;
    if (score <= threshold) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
    best.splice(at, 0, { id, score });
    if (best.length > limit) best.pop();
    if (best.length === limit) threshold = best.at(-1)?.score ?? above;
  }
  return best;
}
