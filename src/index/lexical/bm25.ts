/**
 * BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
 * (2009), with the always positive idf that Lucene uses: ln(1 + (N − n + 0.5) / (n + 0.5)).
 */
const K1 = 1.2;
const B = 0.75;
/** Impacts tf·(k1+1)/(tf + k1·(1−b+b·length/average)) lie between 0 and k1+1. */
export const IMPACT_SCALE = K1 + 1;

/** Weight of a term that stands in `containing` of `documents` documents. */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}

/** The k1·(1−b+b·length/average) of every document, which its impacts have in common. */
export function normsOf(lengths: Uint32Array, living: number): Float32Array {
  let total = 0;
  for (const length of lengths) total += length;
  const averageLength = total / living || 1;
  const norms = new Float32Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) {
    norms[i] = K1 * (1 - B + (B * (lengths[i] as number)) / averageLength);
  }
  return norms;
}
