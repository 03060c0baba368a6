import { IMPACT_SCALE, IMPACT_STEPS, impactsOf, inverseDocumentFrequency } from './bm25.ts';
import type { LexicalSection } from './lexical-format.ts';

/** A document and its score; larger is better. */
export interface Scored {
  id: number;
  score: number;
}

/** BM25 and covered term weight of every document for one question. */
export interface LexicalScores {
  /** BM25 by document number; 0 where no term stands. */
  scores: Float32Array;
  /** Sum of the idf of the question's distinct terms that stand in the document. */
  covered: Float32Array;
}

/** One BM25 index, read-only. */
export class LexicalIndex {
  readonly #section: LexicalSection;
  readonly #impacts: Uint16Array;

  private constructor(section: LexicalSection, impacts: Uint16Array) {
    this.#section = section;
    this.#impacts = impacts;
  }

  /** Make the scores of a section ready, without holding up other work for long. */
  static async load(section: LexicalSection): Promise<LexicalIndex> {
    return new LexicalIndex(section, await impactsOf(section));
  }

  /** How many numbers documents have, those of removed ones among them. */
  get numbers(): number {
    return this.#section.lengths.length;
  }

  /** Weight of a term; one that no document has weighs most. */
  idf(term: string): number {
    return this.#idfAt(this.#find(term));
  }

  /** True when some document has the term. */
  has(term: string): boolean {
    return this.#find(term) !== -1;
  }

  /** Score all documents, term at a time; a repeated term counts as often as it is given. */
  score(terms: readonly (readonly [term: string, weight: number])[]): LexicalScores {
    const { lengths, postingOffsets, documentIds } = this.#section;
    const impacts = this.#impacts;
    const scores = new Float32Array(lengths.length);
    const covered = new Float32Array(lengths.length);
    for (const [term, weight] of terms) {
      const index = this.#find(term);
      if (index === -1) continue;
      const idf = this.#idfAt(index);
      const step = (idf * weight * IMPACT_SCALE) / IMPACT_STEPS;
      const end = postingOffsets[index + 1] ?? 0;
      for (let i = postingOffsets[index] ?? 0; i < end; i++) {
        const id = documentIds[i] as number;
        scores[id] = (scores[id] as number) + step * (impacts[i] as number);
        covered[id] = (covered[id] as number) + idf * weight;
      }
    }
    return { scores, covered };
  }

  /** Weight of the term with this number; −1 for one that no document has. */
  #idfAt(index: number): number {
    const { living, postingOffsets } = this.#section;
    if (index === -1) return inverseDocumentFrequency(living, 0);
    const containing = (postingOffsets[index + 1] ?? 0) - (postingOffsets[index] ?? 0);
    return inverseDocumentFrequency(living, containing);
  }

  /** Number of the term, or −1: bisection over the sorted terms. */
  #find(term: string): number {
    const { termOffsets, characters } = this.#section;
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
