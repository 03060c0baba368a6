import type pg from 'pg';
import { IndexError } from '../../format.ts';

/** Any number that nobody else takes; that of the migrations is one less. */
const LOCK = 7_164_902;

/**
 * Take the right to build in a database, on a connection that has it until it ends, however that comes:
 * there is no stale lock to clear away. Throws IndexError at once when another build has it.
 */
export async function lockBuilds(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS taken',
    [LOCK],
  );
  if (rows[0]?.taken) return;
  const holder = await holderOf(client);
  throw new IndexError(
    `another build of this index is running${holder ? ` (${holder})` : ''}: wait for it, or stop it`,
  );
}

/** Give the right back. */
export async function unlockBuilds(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
}

/** Who builds: what the generation under way says of itself, else the session that has the lock. */
async function holderOf(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ session: string | null; builder: string | null }>(
    `SELECT (SELECT 'session ' || pid FROM pg_locks WHERE locktype = 'advisory' AND granted
        AND classid = 0 AND objid = $1 AND database = (SELECT oid FROM pg_database
          WHERE datname = current_database()) LIMIT 1) AS session,
      (SELECT builder || ', since ' || to_char(begun_at, 'HH24:MI') FROM yinju_index.generations
        WHERE published_at IS NULL ORDER BY generation DESC LIMIT 1) AS builder`,
    [LOCK],
  );
  return rows[0]?.builder ?? rows[0]?.session ?? null;
}
