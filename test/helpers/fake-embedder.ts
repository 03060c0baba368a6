import { createHash } from 'node:crypto';
import type { Embedder } from '../../src/index/embedder.ts';
import { foldText } from '../../src/text/fold.ts';
import { terms } from '../../src/text/terms.ts';

const DIMENSION = 64;

/** An embedder without a model file: a text is the hashed bag of its terms, as a unit vector. */
export function fakeEmbedder(overrides: Partial<Embedder> = {}): Embedder {
  return {
    name: 'fake',
    sha256: createHash('sha256').update('fake embedder').digest('hex'),
    dimension: DIMENSION,
    embedPassages: async texts => texts.map(bagOfTerms),
    embedQuery: async text => bagOfTerms(text),
    ...overrides,
  };
}

function bagOfTerms(text: string): Float32Array {
  const vector = new Float32Array(DIMENSION);
  for (const term of terms(foldText(text))) {
    const slot = createHash('md5').update(term).digest().readUInt32LE() % DIMENSION;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map(value => value / length);
}
