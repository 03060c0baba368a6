import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Store } from '../../../postgres/connect.ts';
import { isLost } from '../../../postgres/lost.ts';
import { persist } from '../../../postgres/persist.ts';
import { withClient } from '../../../postgres/query.ts';
import { StoreError } from '../../../postgres/store-error.ts';
import { type Batch, BatchData, batchData, textsOf, VectorsData, vectorsData } from './batch.ts';

/** Of pg-boss alone. */
const SCHEMA = 'yinju_work';
/** Any number that nobody else takes; that of builds is one less. */
const LOCK = 7_164_903;
const TEXTS = 'texts';
const VECTORS = 'vectors';
/**
 * Who has had a batch for so long counts as dead. A batch takes the shipped model a tenth of a second, a
 * large one some seconds on a slow core; and who was only slow loses nothing, since vectors count
 * whoever brings them.
 */
const EXPIRE_SECONDS = 30;
/** However often workers die: it is the builder that gives a batch up, and embeds it itself. */
const RETRIES = 1_000;
/** Batches whose vectors are read at a time, some MiB. */
const MOST_BROUGHT = 16;

/** Make the tables of the work queue, or bring them up to date; false when there was nothing to do. */
export async function makeWorkQueue(store: Store): Promise<boolean> {
  return withClient(store, async client => {
    // Two at once go one after the other; pg-boss would have one of them fail.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      if (await openWorkQueue(store).catch(() => null)) return false;
      const boss = bossOf((text, values) => asked(client, text, values), true);
      await boss.start();
      const options = { expireInSeconds: EXPIRE_SECONDS, retryLimit: RETRIES };
      for (const name of [TEXTS, VECTORS]) await boss.createQueue(name, { name, ...options });
      return true;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    }
  });
}

/** The work queue of a database; null where it was never made. Throws StoreError for an older or newer one. */
export async function openWorkQueue(store: Store): Promise<WorkQueue | null> {
  const boss = bossOf(
    (text, values) =>
      persist(store, () => withClient(store, client => asked(client, text, values))),
    false,
  );
  if (!(await boss.isInstalled())) return null;
  try {
    await boss.start();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `the work queue in the database at ${store.place} is not as this program needs it; run yinju migrate`,
      { cause: error },
    );
  }
  for (const name of [TEXTS, VECTORS]) if (!(await boss.getQueue(name))) return null;
  return new WorkQueue(boss);
}

/**
 * Batches on their way from the one build to any number of workers, and their vectors on the way back.
 * Every statement may be repeated, and is when the connection was lost.
 */
export class WorkQueue {
  readonly #boss: PgBoss;

  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /**
   * Forget what lies there: to be called by the one build that is under way, for what one before it left. What
   * workers still have comes back as vectors that nobody waits for.
   */
  async clear(): Promise<void> {
    await this.#boss.purgeQueue(TEXTS);
    for (;;) {
      const left = await this.brought();
      if (left.length === 0) return;
      await this.forget(left.map(({ id }) => id));
    }
  }

  /** Hand out batches. */
  async offer(batches: Batch[]): Promise<void> {
    await this.#boss.insert(
      batches.map(batch => ({ id: batch.id, name: TEXTS, data: batchData(batch) })),
    );
  }

  /** How many batches nobody has taken. */
  untaken(): Promise<number> {
    return this.#boss.getQueueSize(TEXTS);
  }

  /** The batch that waits longest, which is the caller's from now on; null when there is none. */
  async take(): Promise<Batch | null> {
    const [job] = await this.#fetch(TEXTS, 1);
    if (!job) return null;
    const data = BatchData.parse(job.data);
    return { id: job.id, model: data.model, texts: textsOf(data) };
  }

  /** Let somebody else take a batch. */
  async giveBack(id: string): Promise<void> {
    await this.#boss.fail(TEXTS, id);
  }

  /** Let what dead workers had be taken by others. */
  async takeFromTheDead(): Promise<void> {
    await this.#boss.expire();
  }

  /** Bring the vectors of a batch that was taken. */
  async bring(id: string, vectors: Float32Array[]): Promise<void> {
    await this.#boss.insert([{ id, name: VECTORS, data: vectorsData(vectors) }]);
    await this.#boss.complete(TEXTS, id);
  }

  /** The first vectors that were brought, by the id of their batch; `forget` them when they are kept. */
  async brought(): Promise<{ id: string; data: { vectors: string } }[]> {
    const jobs = await this.#fetch(VECTORS, MOST_BROUGHT);
    return jobs.map(({ id, data }) => ({ id, data: VectorsData.parse(data) }));
  }

  /** Remove batches with their vectors. */
  async forget(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const name of [TEXTS, VECTORS]) await this.#boss.deleteJob(name, ids);
  }

  /** pg-boss takes every failure for an empty queue; here it is thrown. */
  async #fetch(name: string, batchSize: number): Promise<PgBoss.Job<unknown>[]> {
    let failure: unknown = null;
    const ours = this.#boss.getDb();
    const executeSql: PgBoss.Db['executeSql'] = async (text, values) => {
      try {
        return await ours.executeSql(text, values);
      } catch (error) {
        failure = error;
        throw error;
      }
    };
    const jobs = await this.#boss.fetch<unknown>(name, { batchSize, db: { executeSql } });
    if (failure) throw failure;
    return jobs;
  }
}

/** It has no timers and no connections of its own. */
function bossOf(executeSql: PgBoss.Db['executeSql'], migrate: boolean): PgBoss {
  const db = { executeSql };
  return new PgBoss({ db, schema: SCHEMA, migrate, supervise: false, schedule: false });
}

async function asked(
  client: pg.ClientBase,
  text: string,
  values: unknown[],
): Promise<{ rows: unknown[] }> {
  try {
    return await client.query(text, values);
  } catch (error) {
    // Some statements of pg-boss begin a transaction, which would stay open.
    if (!isLost(error)) await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
