import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a model wants to be used; callers never see it. */
export interface ModelEntry {
  /** Folder or hub id, as the library takes it. */
  source: string;
  /** Hub models are downloaded; folders never touch the network. */
  remote: boolean;
  pooling: 'mean' | 'cls';
  queryPrefix: string;
  passagePrefix: string;
  /** Weights to load, such as `q8` or `fp32`. */
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

/**
 * The entry of a model named by the setting EMBEDDING_MODEL: null for the shipped model, a folder
 * (absolute or beginning with `.`), or a hub id such as `Xenova/multilingual-e5-small`.
 */
export function modelEntry(name: string | null): ModelEntry {
  if (name === null) {
    return { source: SHIPPED_MODEL, remote: false, dtype: 'q8', folded: true, ...PLAIN };
  }
  const isFolder = path.isAbsolute(name) || name.startsWith('.');
  const use = KNOWN.find(([pattern]) => pattern.test(name))?.[1] ?? PLAIN;
  const source = isFolder ? path.resolve(name) : name;
  return { source, remote: !isFolder, dtype: 'q8', folded: false, ...use };
}
