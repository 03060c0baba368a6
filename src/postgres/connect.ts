import pg from 'pg';
import { StoreError } from './store-error.ts';

/** A database, with the connections to it. */
export interface Store {
  pool: pg.Pool;
  /** `host:port/database`, for messages. */
  place: string;
  /** How long what is safe to repeat is tried again after a lost connection. */
  patienceMs: number;
}

export interface ConnectOptions {
  /** Connections at most. */
  poolSize?: number;
  /** What the server ends a statement after. A build needs more than a question. */
  statementTimeoutMs?: number;
  patienceMs?: number;
}

const CONNECT_WITHIN_MS = 5_000;
/** The server has ended the statement by then, or the network is gone. */
const ANSWER_LATER_MS = 5_000;
const IDLE_MS = 60_000;

/**
 * Connections to the database at this address, made when they are asked for. Throws StoreError for an
 * address that is none.
 */
export function connect(
  url: string,
  { poolSize = 10, statementTimeoutMs = 15_000, patienceMs = 15_000 }: ConnectOptions = {},
): Store {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + ANSWER_LATER_MS,
    application_name: 'yinju',
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that the server ends, idle or in work, is an event that would end the process; who works
  // with it is told by the query that fails, and the pool makes another.
  pool.on('error', () => {});
  pool.on('connect', client => client.on('error', () => {}));
  return { pool, place, patienceMs };
}

/** bigint and count(*) as numbers: none of ours comes near 2^53. All else as the client has it. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) =>
  oid === pg.types.builtins.INT8 && format !== 'binary'
    ? Number
    : pg.types.getTypeParser(oid, format);

/** Let go of all connections, after what is in work. */
export async function disconnect({ pool }: Store): Promise<void> {
  if (!pool.ended) await pool.end();
}

/** Where an address leads, without user and password. */
function placeOf(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = hostname || searchParams.get('host') || 'localhost';
    return `${host}:${port || 5432}${pathname}`;
  } catch (error) {
    // The address itself stays out of the message and out of its cause.
    throw new StoreError('STORE_URL is not an address such as postgres://user@host/database', {
      cause: (error as NodeJS.ErrnoException).code,
    });
  }
}
