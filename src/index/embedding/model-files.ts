import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { IndexError } from '../format.ts';
import type { ModelEntry } from './models.ts';

const CONFIG_FILE = 'config.json';
const MODEL_FILES = [CONFIG_FILE, 'tokenizer.json', 'tokenizer_config.json'];
const WEIGHTS: Record<ModelEntry['dtype'], string> = {
  q8: 'model_quantized.onnx',
  fp32: 'model.onnx',
};

/** Numbers in a vector, under the names that models give it. */
const Dimensions = z.object({
  hidden_size: z.number().int().positive().optional(),
  d_model: z.number().int().positive().optional(),
  dim: z.number().int().positive().optional(),
});

/** Check that a folder holds a model at all. Throws IndexError that says what is expected. */
export function checkModelFolder(entry: ModelEntry): void {
  if (entry.remote || existsSync(path.join(entry.source, CONFIG_FILE))) return;
  throw new IndexError(
    `no embedding model in ${entry.source}: EMBEDDING_MODEL takes a folder with config.json, ` +
      'tokenizer.json and onnx/, or a hub id such as Xenova/multilingual-e5-small',
  );
}

/** Hash over what determines the vectors: the files of a model and how it is used. */
export async function modelHash(entry: ModelEntry): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ ...entry, source: undefined }));
  if (entry.remote) return hash.update(entry.source).digest('hex');
  for (const file of [...MODEL_FILES, path.join('onnx', WEIGHTS[entry.dtype])]) {
    const full = path.join(entry.source, file);
    if (existsSync(full)) hash.update(file).update(await readFile(full));
  }
  return hash.digest('hex');
}

/** How long a model's vectors are, as its configuration says; null when it does not. */
export async function statedDimension(entry: ModelEntry): Promise<number | null> {
  if (entry.remote) return null;
  const text = await readFile(path.join(entry.source, CONFIG_FILE), 'utf8');
  try {
    const { hidden_size, d_model, dim } = Dimensions.parse(JSON.parse(text));
    return hidden_size ?? d_model ?? dim ?? null;
  } catch {
    return null;
  }
}
