import { z } from 'zod';
import type { Embedder } from '../../embedder.ts';
import { IndexError } from '../../format.ts';

/** Texts that a build hands out, and the model that it wants their vectors from. */
export interface Batch {
  /** Of the job, and of the vectors that answer it. */
  id: string;
  model: Pick<Embedder, 'name' | 'sha256' | 'dimension'>;
  texts: string[];
}

/** As it stands in a job. jsonb takes neither NUL nor half a surrogate pair: the texts are JSON in a string. */
export const BatchData = z.object({
  model: z.object({ name: z.string(), sha256: z.string(), dimension: z.number().int() }),
  texts: z.string(),
});

/** As they come back: float32, little-endian, one vector behind the other, in base64. */
export const VectorsData = z.object({ vectors: z.string() });

const FLOAT_BYTES = 4;

export function batchData({ model, texts }: Omit<Batch, 'id'>): z.infer<typeof BatchData> {
  const { name, sha256, dimension } = model;
  return { model: { name, sha256, dimension }, texts: JSON.stringify(texts) };
}

export function textsOf(data: z.infer<typeof BatchData>): string[] {
  return z.array(z.string()).parse(JSON.parse(data.texts));
}

/** Vectors of one length, to the bit. */
export function vectorsData(vectors: Float32Array[]): z.infer<typeof VectorsData> {
  const numbers = vectors.reduce((sum, vector) => sum + vector.length, 0);
  const bytes = Buffer.alloc(numbers * FLOAT_BYTES);
  let at = 0;
  for (const vector of vectors) {
    for (const value of vector) at = bytes.writeFloatLE(value, at);
  }
  return { vectors: bytes.toString('base64') };
}

/** The vectors of so many texts. Throws IndexError when these are other ones. */
export function vectorsOf(
  data: z.infer<typeof VectorsData>,
  { count, dimension }: { count: number; dimension: number },
): Float32Array[] {
  const bytes = Buffer.from(data.vectors, 'base64');
  if (bytes.length !== count * dimension * FLOAT_BYTES) {
    throw new IndexError(`a worker gave ${bytes.length} bytes for ${count} vectors`);
  }
  return Array.from({ length: count }, (_, n) =>
    Float32Array.from({ length: dimension }, (_, i) =>
      bytes.readFloatLE((n * dimension + i) * FLOAT_BYTES),
    ),
  );
}
