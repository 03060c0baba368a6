import { rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStored } from '../../../src/index/postgres/build/build-stored.ts';
import { openStored } from '../../../src/index/postgres/open-stored.ts';
import type { Store } from '../../../src/postgres/connect.ts';
import { query } from '../../../src/postgres/query.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { clearIndex, indexDatabase } from '../../helpers/stored-index.ts';
import { incrementalContract } from '../incremental-contract.ts';

let store: Store;
beforeAll(async () => {
  ({ store } = await indexDatabase());
});

const { build, write, reports, indexFolder, embedder, embedded } = incrementalContract(async () => {
  await clearIndex(store);
  return {
    build: options => buildStored({ ...options, store }),
    open: (_, model) => openStored(store, model),
    // Vectors are of 16 bits there, of 8 here.
    tolerance: 0.02,
  };
});

const rowsOf = async (table: string) =>
  (
    await query<{ rows: number }>(
      store,
      `SELECT count(*)::integer AS rows FROM yinju_index.${table}`,
    )
  )[0]?.rows;
const all = () => ({ store, inputs: [reports()], indexFolder: indexFolder(), embedder });

describe('building what changed in a database', () => {
  it('goes on however much was removed', async () => {
    for (const n of [1, 2, 4, 8]) await rm(path.join(reports(), `${n}.txt`));

    expect((await build()).mode).toBe('incremental');
  });

  it('keeps what the last two generations have, and nothing else', async () => {
    const before = await rowsOf('reports');
    await write('5.txt', '五号村召开会议。会议要求，落实防火措施，值守人员不得离岗。');
    await build();
    expect(await rowsOf('reports')).toBe((before ?? 0) + 1);

    for (const text of ['六', '七', '八']) {
      await write('5.txt', `五号村召开会议，要求落实${text}号令的防火措施，不得遗漏。`);
      await build();
    }

    expect(await rowsOf('reports')).toBe((before ?? 0) + 1);
    expect(await rowsOf('generations')).toBe(2);
    const [passages, vectors] = [await rowsOf('passages'), await rowsOf('vectors')];
    expect(vectors).toBe(passages);
  });

  it('builds all when it is asked for, and embeds nothing again', async () => {
    const { mode, reason, passages } = await buildStored({ ...all(), full: true });

    expect([mode, reason]).toEqual(['full', 'a full build was asked for']);
    expect([passages.embedded, embedded()]).toEqual([0, []]);
  });

  it('builds all with another model, beside the one before', async () => {
    const other = fakeEmbedder({ name: 'other', sha256: 'f'.repeat(64) });
    const old = await openStored(store, embedder);

    const { reason, passages } = await buildStored({ ...all(), embedder: other });

    expect(reason).toBe('the model changed');
    expect(passages.reused).toBe(0);
    await expect(openStored(store, embedder)).rejects.toThrow(/with the model other .* rebuild/u);
    expect((await openStored(store, other)).passageCount).toBe(old.passageCount);
    expect(await old.body(0)).not.toBe('');
  });

  it('says that nothing could be read, and leaves the index as it is', async () => {
    const { generation } = await openStored(store, embedder);
    const empty = path.join(reports(), '..', 'empty.txt');
    await write('../empty.txt', '');

    await expect(buildStored({ ...all(), inputs: [empty] })).rejects.toThrow(
      /none of 1 files could be read/u,
    );

    expect((await openStored(store, embedder)).generation).toBe(generation);
  });
});
