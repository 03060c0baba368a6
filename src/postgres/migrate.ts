import type pg from 'pg';
import type { Store } from './connect.ts';
import { type Migration, migrationsOf, type Part } from './migration-files.ts';
import { query } from './query.ts';
import { StoreError } from './store-error.ts';
import { transaction } from './transaction.ts';

/** Two processes that migrate at once go one after the other. Any number that nobody else takes. */
const LOCK = 7_164_901;

/**
 * Bring a part of the database up to date, each change in a transaction of its own; what has been done is
 * passed over, so it may be run again, and by two at once. Returns the changes that were made now. Throws
 * StoreError for a database that a newer program has changed.
 */
export async function migrate(
  store: Store,
  part: Part,
  migrations: Migration[] = migrationsOf(part),
): Promise<Migration[]> {
  await transaction(store, prepare);
  const made: Migration[] = [];
  for (const migration of migrations) {
    const isMade = await transaction(store, async client => {
      await lock(client);
      const done = await lastDone(client, part);
      refuseNewer(store, part, done, migrations);
      if (done >= migration.number) return false;
      await client.query(migration.sql);
      await client.query('INSERT INTO yinju.migrations (part, number, name) VALUES ($1, $2, $3)', [
        part,
        migration.number,
        migration.name,
      ]);
      return true;
    });
    if (isMade) made.push(migration);
  }
  return made;
}

/** Throws StoreError when a part of the database is not as this program needs it. */
export async function checkMigrated(
  store: Store,
  part: Part,
  migrations: Migration[] = migrationsOf(part),
): Promise<void> {
  const done = await lastDoneOf(store, part);
  refuseNewer(store, part, done, migrations);
  if (done >= migrations.length) return;
  throw new StoreError(
    `the database at ${store.place} lacks ${migrations.length - done} changes for the ${part}; run yinju migrate`,
  );
}

async function lastDoneOf(store: Store, part: Part): Promise<number> {
  const [table] = await query<{ name: string | null }>(
    store,
    `SELECT to_regclass('yinju.migrations')::text AS name`,
  );
  if (!table?.name) return 0;
  return lastDone(store.pool, part);
}

async function prepare(client: pg.PoolClient): Promise<void> {
  await lock(client);
  await client.query('CREATE SCHEMA IF NOT EXISTS yinju');
  await client.query(
    `CREATE TABLE IF NOT EXISTS yinju.migrations (
       part     text NOT NULL,
       number   integer NOT NULL,
       name     text NOT NULL,
       done_at  timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (part, number)
     )`,
  );
}

async function lock(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

async function lastDone(client: pg.Pool | pg.PoolClient, part: Part): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    'SELECT coalesce(max(number), 0) AS last FROM yinju.migrations WHERE part = $1',
    [part],
  );
  return rows[0]?.last ?? 0;
}

function refuseNewer({ place }: Store, part: Part, done: number, migrations: Migration[]): void {
  if (done <= migrations.length) return;
  throw new StoreError(
    `the database at ${place} is newer than this program: the ${part} has change ${done}, ` +
      `this program knows ${migrations.length}; run the newer program`,
  );
}
