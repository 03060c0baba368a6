import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ConnectOptions,
  connect,
  disconnect,
  type Store,
} from '../../src/postgres/connect.ts';
import { query, withClient } from '../../src/postgres/query.ts';
import { StoreError } from '../../src/postgres/store-error.ts';
import { transaction } from '../../src/postgres/transaction.ts';
import { LoopbackServer } from '../helpers/loopback-server.ts';
import { ENGINES, SERVER_URL, serverDatabase } from '../helpers/postgres.ts';

const stores: Store[] = [];
afterAll(() => Promise.all(stores.map(disconnect)));

function opened(url: string, options: ConnectOptions = {}): Store {
  const store = connect(url, options);
  stores.push(store);
  return store;
}

describe('an address', () => {
  it('that is none is refused without being shown', () => {
    expect(() => connect('not an address, passwort')).toThrow(/^(?!.*passwort).*STORE_URL/u);
  });

  it('where nobody listens gives one error, after a while, without the password', async () => {
    const gone = new LoopbackServer(() => {});
    await gone.up();
    const { port } = new URL(gone.url);
    await gone.down();
    const store = opened(`postgres://yinju:passwort@127.0.0.1:${port}/minutes`, {
      patienceMs: 200,
    });
    const failure = await query(store, 'SELECT 1').catch(error => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure.message).toMatch(
      new RegExp(
        `^the database at 127\\.0\\.0\\.1:${port}/minutes does not answer: .*ECONNREFUSED`,
        'u',
      ),
    );
    expect(`${failure.message} ${failure.stack} ${failure.cause}`).not.toContain('passwort');
  });
});

describe.each(ENGINES)('connections to %s', (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = opened(await open());
    await query(store, 'CREATE TABLE kept (n integer PRIMARY KEY)');
  });

  it('answer many queries with parameters at once, each its own', async () => {
    const asked = Array.from({ length: 200 }, (_, n) => n);
    const answers = await Promise.all(
      asked.map(n =>
        query<{ n: number; text: string }>(store, 'SELECT $1::integer AS n, $2::text AS text', [
          n,
          `报告 ${n}`,
        ]),
      ),
    );
    expect(answers).toEqual(asked.map(n => [{ n, text: `报告 ${n}` }]));
  });

  it('take many rows by COPY within a transaction, beside queries', async () => {
    const lines = Array.from({ length: 5_000 }, (_, n) => `${n + 100}\n`);
    const copied = transaction(store, async client => {
      await pipeline(Readable.from(lines), client.query(copyFrom('COPY kept FROM STDIN')));
      await client.query('DELETE FROM kept WHERE n >= 200');
    });
    const asked = Array.from({ length: 20 }, () => query(store, 'SELECT $1::integer AS n', [7]));
    await Promise.all([copied, ...asked]);
    expect(await query(store, 'SELECT count(*) AS rows FROM kept')).toEqual([{ rows: 100 }]);
    await query(store, 'DELETE FROM kept');
  });

  it('keep all of a transaction, or nothing', async () => {
    await transaction(store, async client => {
      await client.query('INSERT INTO kept VALUES (1), (2)');
    });
    const failing = transaction(store, async client => {
      await client.query('INSERT INTO kept VALUES (3)');
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    const hidden = transaction(store, async client => {
      await client.query('INSERT INTO kept VALUES (4)');
      await client.query('INSERT INTO kept VALUES (1)').catch(() => {});
    });
    await expect(hidden).rejects.toThrow(/had failed/u);
    expect(await query(store, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  });
});

it.skipIf(!SERVER_URL)(
  'a server that has no such database, or no such user, is one error',
  async () => {
    for (const part of ['pathname', 'username'] as const) {
      const url = new URL(SERVER_URL ?? '');
      url[part] = 'nobody_made_this';
      const refused = query(opened(url.href), 'SELECT 1');
      await expect(refused).rejects.toThrow(StoreError);
      await expect(refused).rejects.toThrow(/does not let us in: .*nobody_made_this.*STORE_URL/u);
    }
  },
);

describe.skipIf(!SERVER_URL)('a connection that the server ends', () => {
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    const url = await serverDatabase();
    store = opened(url, { poolSize: 2 });
    other = opened(url, { poolSize: 1 });
    await query(store, 'CREATE TABLE kept (n integer)');
  });
  const end = () =>
    query(
      other,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()',
      ['yinju'],
    );

  it('while it waits is replaced by another', async () => {
    await query(store, 'SELECT 1');
    await end();
    expect(await query(store, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('in a query has it asked again', async () => {
    const asked = query(store, 'SELECT pg_sleep(0.3), 1 AS one');
    await query(other, `SELECT pg_sleep(0.1)`);
    await end();
    expect(await asked).toEqual([expect.objectContaining({ one: 1 })]);
  });

  it('in a transaction has it done again from the start', async () => {
    let times = 0;
    await transaction(store, async client => {
      times += 1;
      await client.query('INSERT INTO kept VALUES (1)');
      if (times === 1) await end();
      await client.query('INSERT INTO kept VALUES (2)');
    });
    expect(times).toBe(2);
    expect(await query(store, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('in work that is done once fails, and is not used again', async () => {
    const work = withClient(store, async client => {
      await end();
      await client.query('SELECT 1');
    });
    await expect(work).rejects.toThrow();
    expect(
      await withClient(store, async client => (await client.query('SELECT 1 AS one')).rows),
    ).toEqual([{ one: 1 }]);
  });

  it('ends a statement that takes too long', async () => {
    const short = opened(other.pool.options.connectionString ?? '', { statementTimeoutMs: 50 });
    await expect(query(short, 'SELECT pg_sleep(5)')).rejects.toThrow(/statement timeout/u);
  });
});
