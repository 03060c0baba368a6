import type { Postings } from './lexical-format.ts';

/**
 * BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
 * (2009), with the always positive idf that Lucene uses: ln(1 + (N − n + 0.5) / (n + 0.5)).
 */
export const K1 = 1.2;
export const B = 0.75;
/** Impacts tf·(k1+1)/(tf + k1·(1−b+b·length/average)) lie between 0 and k1+1. */
export const IMPACT_SCALE = K1 + 1;
export const IMPACT_STEPS = 65_535;

interface TermPostings {
  documentIds: number[];
  frequencies: number[];
}

/** Collects documents term by term, then computes the impacts of all postings at once. */
export class LexicalBuilder {
  #terms = new Map<string, TermPostings>();
  #lengths: number[] = [];

  /** Add the next document (numbered from 0) by its terms, repeats included. */
  add(terms: string[]): void {
    const documentId = this.#lengths.length;
    this.#lengths.push(terms.length);
    for (const term of terms) {
      const postings = this.#terms.get(term);
      if (!postings) {
        this.#terms.set(term, { documentIds: [documentId], frequencies: [1] });
      } else if (postings.documentIds.at(-1) === documentId) {
        const last = postings.frequencies.length - 1;
        postings.frequencies[last] = (postings.frequencies[last] ?? 0) + 1;
      } else {
        postings.documentIds.push(documentId);
        postings.frequencies.push(1);
      }
    }
  }

  build(): Postings {
    const documents = this.#lengths.length;
    const names = [...this.#terms.keys()].sort(byUtf16);
    const averageLength = this.#lengths.reduce((sum, length) => sum + length, 0) / documents || 1;
    const norms = this.#lengths.map(length => K1 * (1 - B + (B * length) / averageLength));
    const total = names.reduce((sum, name) => sum + this.#postings(name).documentIds.length, 0);
    const text = names.join('');
    const section: Postings = {
      documents,
      termOffsets: new Uint32Array(names.length + 1),
      postingOffsets: new Uint32Array(names.length + 1),
      idf: new Float32Array(names.length),
      documentIds: new Uint32Array(total),
      impacts: new Uint16Array(total),
      characters: Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
    };
    let at = 0;
    for (const [i, name] of names.entries()) {
      const { documentIds, frequencies } = this.#postings(name);
      section.idf[i] = inverseDocumentFrequency(documents, documentIds.length);
      section.documentIds.set(documentIds, at);
      for (const [k, frequency] of frequencies.entries()) {
        const norm = norms[documentIds[k] ?? 0] ?? K1;
        section.impacts[at + k] = Math.round((frequency / (frequency + norm)) * IMPACT_STEPS);
      }
      at += documentIds.length;
      section.postingOffsets[i + 1] = at;
      section.termOffsets[i + 1] = (section.termOffsets[i] ?? 0) + name.length;
    }
    return section;
  }

  #postings(name: string): TermPostings {
    return this.#terms.get(name) ?? { documentIds: [], frequencies: [] };
  }
}

/** Weight of a term that stands in `containing` of `documents` documents. */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}

function byUtf16(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
