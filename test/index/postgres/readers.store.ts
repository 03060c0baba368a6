import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerQuestion } from '../../../src/answer/answer.ts';
import { IndexError, RULES_VERSION } from '../../../src/index/format.ts';
import { LiveIndex } from '../../../src/index/live.ts';
import { buildStored } from '../../../src/index/postgres/build/build-stored.ts';
import { openStored, storedGenerations } from '../../../src/index/postgres/open-stored.ts';
import type { Store } from '../../../src/postgres/connect.ts';
import { query } from '../../../src/postgres/query.ts';
import { StoreError } from '../../../src/postgres/store-error.ts';
import { jsonLines } from '../../helpers/built-index.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { clearIndex, indexDatabase, searchStore } from '../../helpers/stored-index.ts';
import { TcpRelay } from '../../helpers/tcp-relay.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const OLD = '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。';
const NEW = '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。';
const QUESTION = '堤防多久巡查一遍';
const embedder = fakeEmbedder();
/** Looks are taken by the test alone. */
const pollMs = 1_000_000;
let url: string;
let store: Store;
let file: string;
let indexFolder: string;

beforeAll(async () => {
  ({ url, store } = await indexDatabase());
  const root = await tempFolder();
  file = path.join(root, 'reports.jsonl');
  indexFolder = path.join(root, 'index');
});

beforeEach(async () => {
  await clearIndex(store);
  await publish(OLD);
});

async function publish(text: string): Promise<void> {
  await writeFile(file, jsonLines([text]));
  await buildStored({ store, inputs: [file], indexFolder, embedder });
}

describe('a reader of an index in a database', () => {
  it('keeps its generation while others are published', async () => {
    const reader = await openStored(store, embedder);
    await publish(NEW);

    expect(await reader.body(0)).toBe(OLD);
    expect(await reader.reportIndexes()).toEqual([0]);
    const { answer } = await answerQuestion(reader, embedder, QUESTION);
    expect(answer.quotes[0]?.text).toContain('每两小时');
    const next = await openStored(store, embedder);
    expect(await next.reportIndexes()).toEqual([1]);
    expect((await answerQuestion(next, embedder, QUESTION)).answer.quotes).toEqual([]);
  });

  it('is swapped for the newest while questions are asked', async () => {
    const onSwap = vi.fn();
    const generations = storedGenerations(searchStore(url), embedder);
    const live = await LiveIndex.of(generations, { pollMs, onSwap });
    const body = () => live.use(async index => index.body((await index.reportIndexes())[0] ?? -1));
    await live.use(async index => {
      await publish(NEW);
      await live.refresh();
      expect(await index.body(0)).toBe(OLD);
    });

    expect(await body()).toBe(NEW);
    expect(onSwap.mock.calls).toMatchObject([[{ from: 1, to: 2 }]]);
    expect((await live.builtAt())?.getTime()).toBeGreaterThan(Date.now() - 600_000);
    live.close();
  });

  it('is told why a generation cannot be served, and goes on with the one before', async () => {
    const onRefused = vi.fn();
    const generations = storedGenerations(searchStore(url), embedder);
    const live = await LiveIndex.of(generations, { pollMs, onRefused });
    await publish(NEW);
    await query(store, 'UPDATE yinju_index.generations SET rules = 0 WHERE generation = 2');

    await live.refresh();
    await live.refresh();

    expect(live.generation).toBe(1);
    const reason = `the index was built by rules 0, now ${RULES_VERSION}: rebuild with npm run index`;
    expect(onRefused.mock.calls).toEqual([[2, reason]]);
    live.close();
  });

  it('goes on where the connection was cut in the middle of a question', async () => {
    const { hostname: host, port } = new URL(url);
    const relay = new TcpRelay({ host, port: Number(port) });
    const index = await openStored(searchStore(await relay.urlOf(url)), embedder);
    const expected = (await answerQuestion(await openStored(store, embedder), embedder, QUESTION))
      .answer;
    for (const bytes of [1, 60, 200, 400, 800, 1_600]) {
      relay.cutAfter(bytes);

      expect((await answerQuestion(index, embedder, QUESTION)).answer).toEqual(expected);
      index.close();
    }
    expect(relay.connections).toBeGreaterThan(3);
  });

  it('says once that the database is gone, where it stays away', async () => {
    const { hostname: host, port } = new URL(url);
    const relay = new TcpRelay({ host, port: Number(port) });
    const index = await openStored(
      searchStore(await relay.urlOf(url), { patienceMs: 300 }),
      embedder,
    );
    await relay.close();

    const failure = await answerQuestion(index, embedder, QUESTION).catch(error => error);

    expect(failure).toBeInstanceOf(StoreError);
    expect(failure.message).toMatch(/^the database at .* does not answer: /u);
  });

  it('has no index where none was published', async () => {
    await clearIndex(store);

    const failure = await openStored(store, embedder).catch(error => error);

    expect(failure).toBeInstanceOf(IndexError);
    expect(failure.message).toMatch(/^no index in .*: run npm run index$/u);
  });
});

describe('a build in a database', () => {
  it('is not published when the model gives no vectors, and the one before stays', async () => {
    await writeFile(file, jsonLines([OLD, NEW]));
    const broken = { ...embedder, embedPassages: async () => [new Float32Array(3)] };

    const building = buildStored({ store, inputs: [file], indexFolder, embedder: broken });

    await expect(building).rejects.toThrow('no vector of 64 numbers came from the model');
    expect((await openStored(store, embedder)).generation).toBe(1);
    await buildStored({ store, inputs: [file], indexFolder, embedder });
    expect((await openStored(store, embedder)).reportCount).toBe(2);
  });

  it('is stopped by its signal, keeps what it embedded, and leaves nothing else', async () => {
    await writeFile(file, jsonLines([OLD, NEW]));
    const stopping = new AbortController();
    const onProgress = (step: string) => step === 'check' && stopping.abort();

    const building = buildStored({
      ...{ store, inputs: [file], indexFolder, embedder, onProgress },
      signal: stopping.signal,
    });

    await expect(building).rejects.toMatchObject({ kept: 1 });
    const { passages } = await buildStored({ store, inputs: [file], indexFolder, embedder });
    expect(passages).toEqual({ embedded: 0, reused: 2 });
  });
});
