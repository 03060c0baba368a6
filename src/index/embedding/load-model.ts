import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmbedderOptions } from '../embedder.ts';
import { IndexError, lineOf } from '../format.ts';
import type { ModelEntry } from './models.ts';
import { Pieces } from './pieces.ts';

type Library = typeof import('@xenova/transformers');

/**
 * Gives the vectors of all tokens of a text, one behind the other, and how long each is. A model
 * that takes their mean itself gives that one.
 */
export type Model = (
  prefix: string,
  text: string,
) => Promise<{ tokens: Float32Array; dimension: number }>;

/** Load the runtime and a model. Throws IndexError when it cannot be had. */
export async function loadModel(
  entry: ModelEntry,
  { remoteHost, onDownload = () => {} }: EmbedderOptions,
): Promise<Model> {
  const library = await import('@xenova/transformers');
  const { foldText } = await import('../../text/fold.ts');
  const { env } = library;
  env.allowRemoteModels = entry.remote;
  env.allowLocalModels = !entry.remote;
  if (remoteHost) env.remoteHost = remoteHost;
  try {
    const pieces = entry.remote ? null : await readPieces(entry.source);
    const run = pieces
      ? await runOnPieces(library, entry, pieces)
      : await runOnText(library, entry, onDownload);
    return (prefix, text) => run(prefix + (entry.folded ? foldText(text) : text));
  } catch (error) {
    const remedy = entry.remote
      ? `could not be downloaded from ${env.remoteHost}: check the connection or the name, set ` +
        'HF_ENDPOINT to a mirror, or leave EMBEDDING_MODEL empty for the model that is shipped'
      : 'cannot be loaded';
    throw new IndexError(`embedding model ${entry.source} ${remedy} (${lineOf(error)})`, {
      cause: error,
    });
  }
}

/** One thread: others would add up in another order, and other processes embed beside this one. */
const SESSION = { intraOpNumThreads: 1, interOpNumThreads: 1 };

async function runOnText(
  { pipeline }: Library,
  entry: ModelEntry,
  onDownload: NonNullable<EmbedderOptions['onDownload']>,
) {
  const extract = await pipeline('feature-extraction', entry.source, {
    dtype: entry.dtype,
    session_options: SESSION,
    progress_callback: event => {
      if (entry.remote && event.status === 'progress') onDownload(event.file, event.progress);
    },
  });
  return async (text: string) => numbers(await extract(text, { pooling: 'none' }));
}

/** The library's own tokenizer takes most of the time of a model that only looks vectors up. */
async function runOnPieces({ AutoModel, Tensor }: Library, entry: ModelEntry, pieces: Pieces) {
  const model = await AutoModel.from_pretrained(entry.source, {
    dtype: entry.dtype,
    session_options: SESSION,
  });
  return async (text: string) => {
    const ids = pieces.encode(text);
    const input_ids = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
    const { last_hidden_state } = await model({ input_ids });
    return numbers(last_hidden_state);
  };
}

async function readPieces(folder: string): Promise<Pieces | null> {
  const file = path.join(folder, 'tokenizer.json');
  return Pieces.read(await readFile(file, 'utf8'));
}

function numbers({ data, dims }: { data: unknown; dims: number[] }) {
  return { tokens: data as Float32Array, dimension: dims.at(-1) ?? 0 };
}
