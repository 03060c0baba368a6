import type { LexicalSection } from './lexical-format.ts';

/**
 * BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
 * (2009), with the always positive idf that Lucene uses: ln(1 + (N − n + 0.5) / (n + 0.5)).
 */
const K1 = 1.2;
const B = 0.75;
/** Impacts tf·(k1+1)/(tf + k1·(1−b+b·length/average)) lie between 0 and k1+1. */
export const IMPACT_SCALE = K1 + 1;
export const IMPACT_STEPS = 65_535;

/** Postings between two rests: computing them takes a few milliseconds. */
const POSTINGS_AT_ONCE = 200_000;

/** Weight of a term that stands in `containing` of `documents` documents. */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}

/**
 * What every posting adds to its document's score, in steps of IMPACT_SCALE / IMPACT_STEPS, times
 * the term's idf. Other work goes on between the parts of a large index.
 */
export async function impactsOf(section: LexicalSection): Promise<Uint16Array> {
  const { lengths, living, documentIds, frequencies } = section;
  let total = 0;
  for (const length of lengths) total += length;
  const averageLength = total / living || 1;
  const norms = new Float64Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) {
    norms[i] = K1 * (1 - B + (B * (lengths[i] as number)) / averageLength);
  }
  const impacts = new Uint16Array(documentIds.length);
  for (let start = 0; start < impacts.length; start += POSTINGS_AT_ONCE) {
    if (start > 0) await rest();
    const end = Math.min(impacts.length, start + POSTINGS_AT_ONCE);
    for (let i = start; i < end; i++) {
      const frequency = frequencies[i] as number;
      const norm = norms[documentIds[i] as number] as number;
      impacts[i] = Math.round((frequency / (frequency + norm)) * IMPACT_STEPS);
    }
  }
  return impacts;
}

function rest(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
