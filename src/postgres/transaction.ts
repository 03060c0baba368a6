import type pg from 'pg';
import type { Store } from './connect.ts';
import { isLost } from './lost.ts';
import { lostError, persist } from './persist.ts';
import { withClient } from './query.ts';

/**
 * All of the work or nothing of it. Where the connection is lost before the end was asked for, it is done
 * again from the start, so it must do nothing outside the database. Throws StoreError when the connection
 * was lost while the end was asked for: it is not known then whether the work stands.
 */
export function transaction<T>(
  store: Store,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return persist(store, () => withClient(store, client => inTransaction(store, client, work)));
}

async function inTransaction<T>(
  store: Store,
  client: pg.PoolClient,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  await client.query('BEGIN');
  let result: T;
  try {
    result = await work(client);
  } catch (error) {
    // A lost connection has rolled back by itself.
    if (!isLost(error)) await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
  const { command } = await client.query('COMMIT').catch(error => {
    throw isLost(error) ? lostError(store, error) : error;
  });
  if (command !== 'COMMIT') throw new Error('a statement of the transaction had failed');
  return result;
}
