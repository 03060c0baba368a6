import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockBuilds, unlockBuilds } from '../../../src/index/postgres/build/build-lock.ts';
import { connect, disconnect, type Store } from '../../../src/postgres/connect.ts';
import { migrate } from '../../../src/postgres/migrate.ts';
import { query, withClient } from '../../../src/postgres/query.ts';
import { SERVER_URL, serverDatabase } from '../../helpers/postgres.ts';

const HELD = /^another build of this index is running \(.+\): wait for it, or stop it$/u;

describe.skipIf(SERVER_URL === null)('the right to build in a database', () => {
  let store: Store;
  beforeAll(async () => {
    store = connect(await serverDatabase());
    // The lock needs none of what searches.
    await query(store, 'CREATE DOMAIN halfvec AS text');
    await migrate(store, 'index');
  });
  afterAll(() => disconnect(store));

  it('is that of one at a time', async () => {
    await withClient(store, async first => {
      await lockBuilds(first);
      await withClient(store, second => expect(lockBuilds(second)).rejects.toThrow(HELD));
      await unlockBuilds(first);
      await withClient(store, async second => {
        await lockBuilds(second);
        await unlockBuilds(second);
      });
    });
  });

  it('ends with the connection, however that ends', async () => {
    const dying = await store.pool.connect();
    await lockBuilds(dying);
    const { rows } = await dying.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const gone = new Promise(resolve => dying.once('end', resolve));
    await query(store, 'SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await gone;
    dying.release(true);

    await withClient(store, async next => {
      await lockBuilds(next);
      await unlockBuilds(next);
    });
  });
});
