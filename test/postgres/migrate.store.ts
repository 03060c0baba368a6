import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, disconnect, type Store } from '../../src/postgres/connect.ts';
import { checkMigrated, migrate } from '../../src/postgres/migrate.ts';
import type { Migration } from '../../src/postgres/migration-files.ts';
import { query } from '../../src/postgres/query.ts';
import { StoreError } from '../../src/postgres/store-error.ts';
import { ENGINES } from '../helpers/postgres.ts';

function change(number: number, sql: string): Migration {
  return { part: 'state', number, name: `change-${number}`, sql };
}

const FIRST = change(1, 'CREATE TABLE yinju.a (n integer); INSERT INTO yinju.a VALUES (1);');
const SECOND = change(2, 'INSERT INTO yinju.a VALUES (2);');

describe.each(ENGINES)('changes of the tables, in %s', (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = connect(await open());
  });
  beforeEach(() => query(store, 'DROP SCHEMA IF EXISTS yinju CASCADE'));
  afterAll(() => disconnect(store));
  const numbers = async () =>
    (await query<{ n: number }>(store, 'SELECT n FROM yinju.a ORDER BY n')).map(({ n }) => n);

  it('are made once, in order, and only those that lack', async () => {
    expect(await migrate(store, 'state', [FIRST])).toEqual([FIRST]);
    expect(await migrate(store, 'state', [FIRST, SECOND])).toEqual([SECOND]);
    expect(await migrate(store, 'state', [FIRST, SECOND])).toEqual([]);
    expect(await numbers()).toEqual([1, 2]);
  });

  it('are made once by four at once', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => migrate(store, 'state', [FIRST, SECOND])),
    );
    expect(made.flat()).toHaveLength(2);
    expect(await numbers()).toEqual([1, 2]);
  });

  it('are made whole or not at all', async () => {
    const broken = change(
      2,
      'INSERT INTO yinju.a VALUES (2); INSERT INTO yinju.nothing VALUES (1);',
    );
    await expect(migrate(store, 'state', [FIRST, broken])).rejects.toThrow(/yinju\.nothing/u);
    expect(await numbers()).toEqual([1]);
    await expect(checkMigrated(store, 'state', [FIRST, SECOND])).rejects.toThrow(
      /lacks 1 changes for the state; run yinju migrate/u,
    );
    await migrate(store, 'state', [FIRST, SECOND]);
    await checkMigrated(store, 'state', [FIRST, SECOND]);
  });

  it('of a newer program are refused, and left', async () => {
    await migrate(store, 'state', [FIRST, SECOND]);
    await expect(migrate(store, 'state', [FIRST])).rejects.toThrow(StoreError);
    await expect(checkMigrated(store, 'state', [FIRST])).rejects.toThrow(
      /is newer than this program: the state has change 2/u,
    );
    expect(await numbers()).toEqual([1, 2]);
  });

  it('lack in a database where nothing was done', async () => {
    await expect(checkMigrated(store, 'state')).rejects.toThrow(/run yinju migrate/u);
  });

  it('that are shipped make the tables', async () => {
    await migrate(store, 'state');
    await checkMigrated(store, 'state');
    expect(await query(store, 'SELECT * FROM yinju.updates')).toEqual([]);
  });
});
