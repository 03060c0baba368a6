import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** How a model wants to be used; callers never see it. */
export interface ModelEntry {
  /** Folder or hub id, as the library takes it. */
  source: string;
  /** Hub models are downloaded; folders never touch the network. */
  remote: boolean;
  pooling: 'mean' | 'cls';
  queryPrefix: string;
  passagePrefix: string;
  /** Weights to load: those of 8 bits, or in full for a folder that has no others. */
  dtype: 'q8' | 'fp32';
  /** True when texts are folded before embedding, because the model was trained on such. */
  folded: boolean;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const SHIPPED_MODEL = path.join(ROOT, 'embeddings', 'model');

const E5 = { pooling: 'mean', queryPrefix: 'query: ', passagePrefix: 'passage: ' } as const;
const PLAIN = { pooling: 'mean', queryPrefix: '', passagePrefix: '' } as const;
const BGE_ZH = {
  pooling: 'cls',
  queryPrefix: '为这个句子生成表示以用于检索相关文章：',
  passagePrefix: '',
} as const;

/** Models whose use is known by their name; others are mean-pooled without a prefix. */
const KNOWN: [name: RegExp, use: Pick<ModelEntry, 'pooling' | 'queryPrefix' | 'passagePrefix'>][] =
  [
    [/(?:^|[/-])e5-/iu, E5],
    [/bge-(?:small|base|large)-zh/iu, BGE_ZH],
  ];

/** What config.json says of a model that embeddings/train made. */
const Config = z.object({ folded_input: z.boolean() });

/**
 * The entry of a model named by the setting EMBEDDING_MODEL: null for the shipped model, a folder
 * (absolute or beginning with `.`), or a hub id such as `Xenova/multilingual-e5-small`.
 */
export function modelEntry(name: string | null): ModelEntry {
  if (name === null) {
    return { source: SHIPPED_MODEL, remote: false, dtype: 'q8', folded: true, ...PLAIN };
  }
  const use = KNOWN.find(([pattern]) => pattern.test(name))?.[1] ?? PLAIN;
  const isFolder = path.isAbsolute(name) || name.startsWith('.');
  if (!isFolder) return { source: name, remote: true, dtype: 'q8', folded: false, ...use };
  const source = path.resolve(name);
  return { source, remote: false, dtype: weightsOf(source), folded: takesFolded(source), ...use };
}

function weightsOf(folder: string): ModelEntry['dtype'] {
  const has = (file: string) => existsSync(path.join(folder, 'onnx', file));
  return has('model.onnx') && !has('model_quantized.onnx') ? 'fp32' : 'q8';
}

function takesFolded(folder: string): boolean {
  try {
    const config: unknown = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'));
    return Config.parse(config).folded_input;
  } catch {
    return false;
  }
}
