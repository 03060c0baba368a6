import path from 'node:path';
import { loadModel, type Model } from './embedding/load-model.ts';
import { checkModelFolder, modelHash, statedDimension } from './embedding/model-files.ts';
import type { ModelEntry } from './embedding/models.ts';
import { IndexError } from './format.ts';

/** Turns texts into unit vectors, so that their dot product is their cosine. */
export interface Embedder {
  /** Names the model in manifests and messages. */
  name: string;
  /** Hash of what determines the vectors. */
  sha256: string;
  dimension: number;
  /** The vector of a text depends on nothing but the text. */
  embedPassages(texts: string[]): Promise<Float32Array[]>;
  embedQuery(text: string): Promise<Float32Array>;
  /** From which another process loads the same; without it, all is embedded in this one. */
  recipe?: EmbedderRecipe;
}

/** What loadEmbedder is called with, as far as it can be sent to another process. */
export interface EmbedderRecipe {
  entry: ModelEntry;
  remoteHost: string | null;
}

export interface EmbedderOptions {
  /** Where hub models come from; default the library's own host. */
  remoteHost?: string | undefined;
  /** Progress of a download, 0…100. */
  onDownload?: (file: string, percent: number) => void;
}

/**
 * Prepare a model. A folder is read without any connection, and the runtime is not loaded before
 * something is embedded; a hub model is downloaded once, now. Throws IndexError when it cannot be
 * had.
 */
export async function loadEmbedder(
  entry: ModelEntry,
  { remoteHost, onDownload = () => {} }: EmbedderOptions = {},
): Promise<Embedder> {
  checkModelFolder(entry);
  let model: Promise<Model> | null = null;
  const loaded = () => {
    model ??= loadModel(entry, { remoteHost, onDownload });
    return model;
  };
  const dimension =
    (await statedDimension(entry)) ?? (await (await loaded())('', '引据')).dimension;
  const embed = async (prefix: string, text: string): Promise<Float32Array> => {
    const output = await (await loaded())(prefix, text);
    if (output.dimension !== dimension) {
      throw new IndexError(
        `embedding model ${entry.source} gives ${output.dimension} numbers, its config.json says ${dimension}`,
      );
    }
    return pooled(output.tokens, dimension, entry.pooling);
  };
  return {
    name: entry.remote ? entry.source : path.basename(entry.source),
    sha256: await modelHash(entry),
    dimension,
    // Texts of a batch would be padded to the longest, and rounded by a common scale.
    embedPassages: async texts => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await embed(entry.passagePrefix, text));
      return vectors;
    },
    embedQuery: text => embed(entry.queryPrefix, text),
    recipe: { entry, remoteHost: remoteHost ?? null },
  };
}

/**
 * One unit vector of those of all tokens: their mean, or the first. A text of no known token has no
 * direction: the zero vector, which is near nothing. (The library's own mean takes longer than all
 * the rest of embedding.)
 */
function pooled(
  tokens: Float32Array,
  dimension: number,
  pooling: ModelEntry['pooling'],
): Float32Array {
  const count = pooling === 'cls' ? Math.min(1, tokens.length) : tokens.length / dimension;
  const sum = new Float64Array(dimension);
  for (let token = 0; token < count; token++) {
    const from = token * dimension;
    for (let i = 0; i < dimension; i++) {
      sum[i] = (sum[i] as number) + (tokens[from + i] as number);
    }
  }
  let squares = 0;
  for (const value of sum) squares += value * value;
  const length = Math.sqrt(squares);
  if (!(length > 0 && length < Infinity)) return new Float32Array(dimension);
  return Float32Array.from(sum, value => value / length);
}
