import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { buildStored } from '../../../src/index/postgres/build/build-stored.ts';
import { work } from '../../../src/index/postgres/spread/work.ts';
import { makeWorkQueue } from '../../../src/index/postgres/spread/work-queue.ts';
import { query } from '../../../src/postgres/query.ts';
import { jsonLines } from '../../helpers/built-index.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { clearIndex, indexDatabase, searchStore } from '../../helpers/stored-index.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const TEXTS = Array.from(
  { length: 600 },
  (_, n) => `${n}号村召开会议。会议要求，落实${n}号村的值守要求，第${n * 7}条措施不得遗漏。`,
);

it('a build with workers writes what a build alone writes', async () => {
  const { url, store } = await indexDatabase();
  const root = await tempFolder();
  const inputs = [path.join(root, 'reports.jsonl')];
  await writeFile(inputs[0] ?? '', jsonLines(TEXTS));
  const indexFolder = path.join(root, 'index');
  const build = async (hereMs: number) => {
    const embedder = fakeEmbedder({
      embedPassages: async texts => {
        await sleep(hereMs);
        return fakeEmbedder().embedPassages(texts);
      },
    });
    await buildStored({ store, inputs, indexFolder, embedder });
    return query(
      store,
      `SELECT encode(text_hash, 'hex') AS hash, embedding::text FROM yinju_index.vectors ORDER BY 1`,
    );
  };
  const alone = await build(0);
  await clearIndex(store);
  await makeWorkQueue(store);
  const stopping = new AbortController();
  let embedded = 0;
  const onBatch = (texts: number) => {
    embedded += texts;
  };
  const embedder = fakeEmbedder();
  const working = work({ store: searchStore(url), embedder, signal: stopping.signal, onBatch });

  expect(await build(500)).toEqual(alone);

  stopping.abort();
  await working;
  expect(alone).toHaveLength(TEXTS.length);
  expect(embedded).toBeGreaterThan(0);
}, 120_000);
