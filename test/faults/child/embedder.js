/** Numbers in a vector of the fake embedder. */
const DIMENSION = 32;
const HASH_START = 2_166_136_261;
const HASH_FACTOR = 16_777_619;

/**
 * An embedder without a model file, the same in every process: a text is the hashed bag of its pairs
 * of characters, as a unit vector. `pauseMs` makes every batch of passages last.
 */
export function plainEmbedder(overrides = {}, pauseMs = 0) {
  return {
    name: 'plain',
    sha256: 'b'.repeat(64),
    dimension: DIMENSION,
    embedPassages: async texts => {
      if (pauseMs > 0) await new Promise(resolve => setTimeout(resolve, pauseMs));
      return texts.map(bagOfPairs);
    },
    embedQuery: async text => bagOfPairs(text),
    ...overrides,
  };
}

function bagOfPairs(text) {
  const vector = new Float32Array(DIMENSION);
  for (let i = 0; i + 1 < text.length; i++) {
    let hash = HASH_START;
    for (const unit of [text.charCodeAt(i), text.charCodeAt(i + 1)]) {
      hash = Math.imul(hash ^ unit, HASH_FACTOR);
    }
    vector[(hash >>> 8) % DIMENSION] += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map(value => value / length);
}
