import type { Store } from './connect.ts';
import type { Part } from './migration-files.ts';
import { query } from './query.ts';
import { StoreError } from './store-error.ts';

/** Major versions of PostgreSQL from which a part works. */
const OLDEST: Record<Part, number> = { state: 15, index: 17 };
/** Extensions that a part needs, and how each gets onto a server. */
const EXTENSIONS: Record<Part, Record<string, (major: number) => string>> = {
  state: {},
  index: {
    vector: major => `install the package postgresql-${major}-pgvector`,
    pg_textsearch: () =>
      'install it from https://github.com/timescale/pg_textsearch, put pg_textsearch into ' +
      'shared_preload_libraries of postgresql.conf and restart the server',
  },
};

/** What a server lacks for a part of Yinju, each with what to do; nothing where it will do. */
export async function lacking(store: Store, part: Part): Promise<string[]> {
  const major = await serverVersion(store);
  if (major < OLDEST[part]) {
    return [`PostgreSQL ${OLDEST[part]} or later is needed for the ${part}, this is ${major}`];
  }
  const rows = await query<{ name: string; installed_version: string | null }>(
    store,
    'SELECT name, installed_version FROM pg_available_extensions',
  );
  const installed = new Map(rows.map(row => [row.name, row.installed_version !== null]));
  return Object.entries(EXTENSIONS[part]).flatMap(([name, remedy]) => {
    if (installed.get(name)) return [];
    const create = `as a superuser, in this database: CREATE EXTENSION ${name};`;
    if (installed.has(name)) return [`the extension ${name} is not in the database: ${create}`];
    return [`the server has no extension ${name}: ${remedy(major)}, then, ${create}`];
  });
}

/** Throws StoreError, with all that is lacking, where a part cannot stand. */
export async function checkServer(store: Store, part: Part): Promise<void> {
  const found = await lacking(store, part);
  if (found.length === 0) return;
  throw new StoreError(`the database at ${store.place} will not do: ${found.join('\n')}`);
}

/** The major version of the server, such as 17. */
export async function serverVersion(store: Store): Promise<number> {
  const [row] = await query<{ number: number }>(
    store,
    `SELECT current_setting('server_version_num')::integer AS number`,
  );
  return Math.floor((row?.number ?? 0) / 10_000);
}
