import type pg from 'pg';
import type { Store } from './connect.ts';
import { isLost } from './lost.ts';
import { persist } from './persist.ts';

/** Rows of a statement that may be done twice: a read, or a write that is the same the second time. */
export function query<Row extends pg.QueryResultRow>(
  store: Store,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return persist(store, async () => (await store.pool.query<Row>(text, [...values])).rows);
}

/**
 * Do something with one connection, which is waited for as long as the store's patience lasts. The work
 * is done once; a connection that was lost in it is not used again.
 */
export async function withClient<T>(
  store: Store,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await persist(store, () => store.pool.connect());
  let lost: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    if (isLost(error)) lost = error as Error;
    throw error;
  } finally {
    client.release(lost);
  }
}
