import { afterAll } from 'vitest';
import { connectToSearch } from '../../src/index/postgres/open-stored.ts';
import { type ConnectOptions, disconnect, type Store } from '../../src/postgres/connect.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { query } from '../../src/postgres/query.ts';
import { addExtensions, pgliteDatabase } from './postgres.ts';

const TABLES =
  'generations models files reports sources passages vectors measures people near_copies lexicon';
/** What the engine of the tests takes for one statement, with other work on the machine. */
const STATEMENT_TIMEOUT_MS = 120_000;

const stores: Store[] = [];
afterAll(() => Promise.all(stores.splice(0).map(disconnect)));

/** Connections to a database for an index, closed when the test file is through. */
export function searchStore(url: string, options: ConnectOptions = {}): Store {
  const store = connectToSearch(url, { statementTimeoutMs: STATEMENT_TIMEOUT_MS, ...options });
  stores.push(store);
  return store;
}

/** The address of a new database with the tables of an index, and connections to it. */
export async function indexDatabase(): Promise<{ url: string; store: Store }> {
  const url = await pgliteDatabase();
  await addExtensions(url);
  const store = searchStore(url);
  await migrate(store, 'index');
  return { url, store };
}

/** Begin again with an index that was never built. */
export async function clearIndex(store: Store): Promise<void> {
  const tables = TABLES.split(' ').map(table => `yinju_index.${table}`);
  await query(store, `TRUNCATE ${tables.join(', ')} RESTART IDENTITY`);
}

/** How many rows the tables have that belong to no published generation, or are ended by none. */
export async function unpublishedRows(store: Store): Promise<number> {
  const published =
    '(SELECT coalesce(max(generation), 0) FROM yinju_index.generations WHERE published_at IS NOT NULL)';
  const parts = ['reports', 'passages', 'sources', 'files'].map(
    table => `(SELECT count(*) FROM yinju_index.${table} WHERE from_generation > ${published})`,
  );
  parts.push(`(SELECT count(*) FROM yinju_index.lexicon WHERE generation > ${published})`);
  const [row] = await query<{ rows: number }>(
    store,
    `SELECT (${parts.join(' + ')})::integer AS rows`,
  );
  return row?.rows ?? -1;
}
