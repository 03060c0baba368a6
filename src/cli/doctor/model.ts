import type { Embedder } from '../../index/embedder.ts';
import { IndexError, lineOf } from '../../index/format.ts';
import { type Finding, failure, good } from './finding.ts';

const SAMPLE = '会议要求';
const HASH_DIGITS = 8;

/** Whether the embedding model can be had and gives vectors. */
export async function checkModel(
  load: () => Promise<Embedder>,
): Promise<{ finding: Finding; embedder: Embedder | null }> {
  try {
    const embedder = await load();
    const started = performance.now();
    const vector = await embedder.embedQuery(SAMPLE);
    const milliseconds = Math.round(performance.now() - started);
    const length = Math.hypot(...vector);
    if (vector.length !== embedder.dimension || Math.abs(length - 1) > 0.01) {
      throw new IndexError(
        `embedding model ${embedder.name} gave ${vector.length} numbers of length ` +
          `${length.toFixed(2)} where ${embedder.dimension} of length 1 are due`,
      );
    }
    const { name, dimension, sha256 } = embedder;
    const what = `${name} (${sha256.slice(0, HASH_DIGITS)}), ${dimension} dimensions`;
    return { embedder, finding: good('model', `${what}, first embedding ${milliseconds} ms`) };
  } catch (error) {
    const remedy =
      'leave EMBEDDING_MODEL empty for the shipped model; git checkout embeddings/model restores it';
    return { embedder: null, finding: failure('model', lineOf(error), remedy) };
  }
}
