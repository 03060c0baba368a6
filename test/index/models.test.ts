import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEmbedder } from '../../src/index/embedder.ts';
import { modelEntry, SHIPPED_MODEL } from '../../src/index/embedding/models.ts';
import { IndexError } from '../../src/index/format.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

describe('how a model is used', () => {
  it('loads the shipped model from its folder, on folded text, without a setting', () => {
    expect(modelEntry(null)).toEqual({
      source: SHIPPED_MODEL,
      remote: false,
      pooling: 'mean',
      queryPrefix: '',
      passagePrefix: '',
      dtype: 'q8',
      folded: true,
    });
  });

  it.each([
    ['Xenova/multilingual-e5-small', 'mean', 'query: ', 'passage: '],
    ['intfloat/e5-base-v2', 'mean', 'query: ', 'passage: '],
    ['Xenova/bge-small-zh-v1.5', 'cls', '为这个句子生成表示以用于检索相关文章：', ''],
    ['Xenova/bge-large-zh', 'cls', '为这个句子生成表示以用于检索相关文章：', ''],
    ['Xenova/paraphrase-multilingual-MiniLM-L12-v2', 'mean', '', ''],
    ['someone/make5-thing', 'mean', '', ''],
  ])('downloads %s from the hub and uses it as it wants', (name, pooling, query, passage) => {
    expect(modelEntry(name)).toMatchObject({
      source: name,
      remote: true,
      pooling,
      queryPrefix: query,
      passagePrefix: passage,
      folded: false,
    });
  });

  it.each([
    ['/models/multilingual-e5-small', '/models/multilingual-e5-small', 'passage: '],
    ['./mine', path.resolve('mine'), ''],
    ['../mine', path.resolve('../mine'), ''],
  ])('takes %s for a folder and never for a download', (name, source, passagePrefix) => {
    expect(modelEntry(name)).toMatchObject({ source, remote: false, passagePrefix });
  });
});

describe('loading an embedding model', () => {
  it('says in one line what is missing in a folder without a model', async () => {
    const folder = path.join(await tempFolder(), 'nothing-here');

    const error = await loadEmbedder(modelEntry(folder)).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(IndexError);
    expect((error as Error).message).toContain(`no embedding model in ${folder}`);
    expect((error as Error).message).toContain('EMBEDDING_MODEL takes');
    expect((error as Error).message).not.toContain('\n');
  });

  it('gives unit vectors, numbers for no words, and a name without the path', async () => {
    const embedder = await loadEmbedder(modelEntry(null));

    const [school, again, none] = await embedder.embedPassages(['學校食堂', '学校食堂', '']);

    expect(embedder.name).toBe('model');
    expect(embedder.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(school).toHaveLength(embedder.dimension);
    expect(Math.hypot(...school!)).toBeCloseTo(1, 3);
    expect([...again!]).toEqual([...school!]);
    expect(none!.every(Number.isFinite)).toBe(true);
  });
});
