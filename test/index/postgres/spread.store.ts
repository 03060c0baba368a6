import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../src/index/embedder.ts';
import { EmbeddingQueue } from '../../../src/index/embedding/embedding-queue.ts';
import { LocalEmbedders } from '../../../src/index/embedding/local-embedders.ts';
import { HandOut } from '../../../src/index/postgres/spread/hand-out.ts';
import { work } from '../../../src/index/postgres/spread/work.ts';
import { makeWorkQueue } from '../../../src/index/postgres/spread/work-queue.ts';
import { connect, disconnect, type Store } from '../../../src/postgres/connect.ts';
import { query } from '../../../src/postgres/query.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { ENGINES } from '../../helpers/postgres.ts';
import { SpreadProcess } from '../../helpers/spread-process.ts';

const TEXTS = Array.from(
  { length: 1_500 },
  (_, n) => `${n}号村召开会议\0，要求落实${n * 7}号堤防的值守\ud800。`,
);
const embedder = fakeEmbedder();

describe.each(ENGINES)('building on many machines: %s', (engine, open) => {
  const isServer = engine === 'a PostgreSQL server';
  let url: string;
  let store: Store;
  let expected: Float32Array[];
  let stopping: AbortController;
  let workers: Promise<void>[];

  beforeAll(async () => {
    url = await open();
    store = connect(url);
    await makeWorkQueue(store);
    expected = await embedder.embedPassages(TEXTS);
    return () => disconnect(store);
  });

  beforeEach(() => {
    stopping = new AbortController();
    workers = [];
  });

  afterEach(async () => {
    stopping.abort();
    await Promise.all(workers);
  });

  /** A worker in this process, and how many texts it has embedded. */
  function startWorker(given: Embedder = embedder): { embedded: number } {
    const counted = { embedded: 0 };
    const onBatch = (texts: number) => {
      counted.embedded += texts;
    };
    workers.push(work({ store, embedder: given, signal: stopping.signal, onBatch }));
    return counted;
  }

  /** All texts, through the queue of a build on a machine that takes so long for what it embeds itself. */
  async function built(hereMs: number, texts = TEXTS): Promise<Float32Array[]> {
    const slow = fakeEmbedder({
      embedPassages: async given => {
        await sleep(hereMs);
        return embedder.embedPassages(given);
      },
    });
    const many = new HandOut({ store, embedder: slow, local: new LocalEmbedders(undefined) });
    const vectors: Float32Array[] = [];
    const queue = new EmbeddingQueue({
      embed: given => slow.embedPassages(given),
      startMany: () => many.start(),
      deliver: vector => {
        vectors.push(vector);
      },
    });
    try {
      for (const text of texts) await queue.add(text, new Uint8Array(16), null);
      await queue.finish(() => {});
    } finally {
      await many.close();
    }
    return vectors;
  }

  const jobs = async (condition = 'true') => {
    const [row] = await query<{ jobs: number }>(
      store,
      `SELECT count(*) AS jobs FROM yinju_work.job WHERE ${condition}`,
    );
    return row?.jobs ?? -1;
  };
  const until = async (condition: string) => {
    while ((await jobs(condition)) === 0) await sleep(20);
  };

  it('two workers and a builder give the vectors of one process, and leave nothing', async () => {
    const counts = [startWorker(), startWorker()];

    expect(await built(400)).toEqual(expected);

    // How they share is chance: one of them may come too late for all of it.
    const embedded = counts.reduce((sum, count) => sum + count.embedded, 0);
    expect(embedded).toBeGreaterThan(0);
    expect(await jobs()).toBe(0);
  });

  it('without a worker the builder embeds all', async () => {
    expect(await built(1)).toEqual(expected);
    expect(await jobs()).toBe(0);
  });

  it('what a killed worker had goes to another', async () => {
    const victim = new SpreadProcess({ role: 'worker', url });
    const building = built(300);
    await victim.embeds();

    await victim.kill();
    // As if the time after which it counts as dead had passed.
    await query(
      store,
      `UPDATE yinju_work.job SET started_on = now() - interval '1 hour' WHERE state = 'active' AND name = 'texts'`,
    );
    const worker = startWorker();

    expect(await building).toEqual(expected);
    expect(worker.embedded).toBeGreaterThan(0);
    expect(await jobs()).toBe(0);
  });

  it('a killed builder is no obstacle to the next', async () => {
    const victim = new SpreadProcess({ role: 'builder', url, texts: TEXTS });
    await until(`name = 'texts' AND state = 'created'`);
    await victim.kill();
    expect(await jobs()).toBeGreaterThan(0);
    startWorker();

    expect(await built(200)).toEqual(expected);

    expect(await jobs(`state < 'active'`)).toBe(0);
  });

  it('a worker with another model is refused, and its batch embedded by others', async () => {
    const other = fakeEmbedder({ name: 'other', sha256: 'f'.repeat(64) });
    const refused = work({ store, embedder: other, signal: stopping.signal });
    const words =
      /^the build uses the embedding model fake \([\da-f]{12}, 64 numbers\), this worker has other \(f{12}, 64 numbers\)/u;
    const checked = expect(refused).rejects.toThrow(words);

    expect(await built(100)).toEqual(expected);

    await checked;
    expect(await jobs()).toBe(0);
  });

  it('a worker whose model fails ends with its reason, and its batch is embedded by others', async () => {
    const failing = fakeEmbedder({ embedPassages: () => Promise.reject(new Error('no memory')) });
    const ended = expect(
      work({ store, embedder: failing, signal: stopping.signal }),
    ).rejects.toThrow('no memory');

    expect(await built(100)).toEqual(expected);

    await ended;
  });

  it('a worker that is stopped brings the batch in hand', async () => {
    const stop = new AbortController();
    const stopsItself = fakeEmbedder({
      embedPassages: texts => {
        stop.abort();
        return embedder.embedPassages(texts);
      },
    });
    let embedded = 0;
    const onBatch = (texts: number) => {
      embedded += texts;
    };
    const working = work({ store, embedder: stopsItself, signal: stop.signal, onBatch });

    expect(await built(100)).toEqual(expected);

    await working;
    expect(embedded).toBe(128);
  });

  it('a build that ends before its time rejects what is out, and takes it back', async () => {
    const never = fakeEmbedder({ embedPassages: () => new Promise(() => {}) });
    const many = new HandOut({ store, embedder: never, local: new LocalEmbedders(undefined) });
    const embed = many.start();
    const asked = Array.from({ length: 9 }, (_, i) => embed(TEXTS.slice(32 * i, 32 * (i + 1))));
    const failures = Promise.allSettled(asked.slice(2));
    await until(`name = 'texts'`);

    await many.close();

    for (const { status } of await failures) expect(status).toBe('rejected');
    expect(await jobs(`state < 'active'`)).toBe(0);
  });

  it('a database that is away ends a worker with one error, and no build that embeds', async () => {
    const away = { ...connect('postgres://nobody@127.0.0.1:9/nowhere'), patienceMs: 100 };
    await expect(work({ store: away, embedder, signal: stopping.signal })).rejects.toThrow(
      /^the database at 127\.0\.0\.1:9\/nowhere does not answer/u,
    );

    const many = new HandOut({ store: away, embedder, local: new LocalEmbedders(undefined) });
    const embed = many.start();
    const asked = Array.from({ length: 9 }, (_, i) => embed(TEXTS.slice(32 * i, 32 * (i + 1))));

    expect((await Promise.all(asked)).flat()).toEqual(expected.slice(0, 288));
    await many.close();
    await disconnect(away);
  });

  it.runIf(isServer)('loses nothing when connections are cut again and again', async () => {
    const worker = startWorker();
    const cutting = new AbortController();
    const cut = (async () => {
      while (!cutting.signal.aborted) {
        await sleep(150);
        await query(
          store,
          `UPDATE yinju_work.job SET started_on = now() - interval '1 hour' WHERE state = 'active'`,
        );
        await query(
          store,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
      }
    })();

    expect(await built(150)).toEqual(expected);

    cutting.abort();
    await cut;
    expect(worker.embedded).toBeGreaterThan(0);
  });

  it('the work queue is made once, and a worker says where there is none', async () => {
    expect(await makeWorkQueue(store)).toBe(false);
    await query(store, 'DROP SCHEMA yinju_work CASCADE');

    const working = work({ store, embedder, signal: stopping.signal });
    await expect(working).rejects.toThrow(/has no work queue; run yinju migrate$/u);
    expect(await built(1, TEXTS.slice(0, 300))).toEqual(expected.slice(0, 300));

    const made = await Promise.all([makeWorkQueue(store), makeWorkQueue(store)]);
    expect(made).toContain(true);
    expect(await makeWorkQueue(store)).toBe(false);
  });
});
