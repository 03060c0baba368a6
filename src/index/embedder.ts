import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import { foldText } from '../text/fold.ts';
import { IndexError } from './format.ts';
import type { ModelEntry } from './models.ts';

/** Turns texts into unit vectors, so that their dot product is their cosine. */
export interface Embedder {
  /** Names the model in manifests and messages. */
  name: string;
  /** Hash over what determines the vectors. */
  sha256: string;
  dimension: number;
  embedPassages(texts: string[]): Promise<Float32Array[]>;
  embedQuery(text: string): Promise<Float32Array>;
}

export interface EmbedderOptions {
  /** Where hub models come from; default the library's own host. */
  remoteHost?: string | undefined;
  /** Progress of a download, 0…100. */
  onDownload?: (file: string, percent: number) => void;
}

const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const WEIGHTS: Record<ModelEntry['dtype'], string> = {
  q8: 'model_quantized.onnx',
  fp32: 'model.onnx',
};

/**
 * Load a model. A folder is read without any connection; a hub model is downloaded once.
 * Throws IndexError when it cannot be had.
 */
export async function loadEmbedder(
  entry: ModelEntry,
  { remoteHost, onDownload = () => {} }: EmbedderOptions = {},
): Promise<Embedder> {
  env.allowRemoteModels = entry.remote;
  env.allowLocalModels = !entry.remote;
  if (remoteHost) env.remoteHost = remoteHost;
  const extractor = await loadPipeline(entry, onDownload);
  const embed = async (texts: string[], prefix: string): Promise<Float32Array[]> => {
    const inputs = texts.map(text => prefix + (entry.folded ? foldText(text) : text));
    const output = await extractor(inputs, { pooling: entry.pooling, normalize: true });
    const width = output.dims.at(-1) ?? 0;
    const data = output.data as Float32Array;
    const vectors = inputs.map((_, i) => finite(data.slice(i * width, (i + 1) * width)));
    output.dispose();
    return vectors;
  };
  const [probe] = await embed(['引据'], entry.queryPrefix);
  return {
    name: entry.remote ? entry.source : path.basename(entry.source),
    sha256: await modelHash(entry),
    dimension: probe?.length ?? 0,
    embedPassages: texts => embed(texts, entry.passagePrefix),
    embedQuery: async text => {
      const [vector] = await embed([text], entry.queryPrefix);
      if (!vector) throw new IndexError('the embedding model gave no vector for the question');
      return vector;
    },
  };
}

async function loadPipeline(
  entry: ModelEntry,
  onDownload: NonNullable<EmbedderOptions['onDownload']>,
): Promise<FeatureExtractionPipeline> {
  if (!entry.remote && !existsSync(path.join(entry.source, 'config.json'))) {
    throw new IndexError(
      `no embedding model in ${entry.source}: EMBEDDING_MODEL takes a folder with config.json, ` +
        'tokenizer.json and onnx/, or a hub id such as Xenova/multilingual-e5-small',
    );
  }
  try {
    return await pipeline('feature-extraction', entry.source, {
      dtype: entry.dtype,
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
      progress_callback: event => {
        if (entry.remote && event.status === 'progress') onDownload(event.file, event.progress);
      },
    });
  } catch (error) {
    const remedy = entry.remote
      ? `could not be downloaded from ${env.remoteHost}: check the connection or the name, set ` +
        'HF_ENDPOINT to a mirror, or leave EMBEDDING_MODEL empty for the model that is shipped'
      : 'cannot be loaded';
    throw new IndexError(`embedding model ${entry.source} ${remedy} (${reason(error)})`, {
      cause: error,
    });
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

/** A text of no known token has no direction: the zero vector, which is near nothing. */
function finite(vector: Float32Array): Float32Array {
  return vector.every(Number.isFinite) ? vector : new Float32Array(vector.length);
}

async function modelHash(entry: ModelEntry): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ ...entry, source: undefined }));
  if (entry.remote) return hash.update(entry.source).digest('hex');
  for (const file of [...MODEL_FILES, path.join('onnx', WEIGHTS[entry.dtype])]) {
    const full = path.join(entry.source, file);
    if (existsSync(full)) hash.update(file).update(await readFile(full));
  }
  return hash.digest('hex');
}
