import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { asSessions } from './pglite-sessions.ts';

const MOST_CONNECTIONS = 100;
/** In the order to do them, when the test file is through. */
const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server of many sessions, from TEST_STORE_URL or Debian's package; null where there is none. */
export const SERVER_URL = inject('postgresUrl');

/** The engines that there are here, each giving the address of a new, empty database. */
export const ENGINES: [name: string, open: () => Promise<string>][] = [
  ['PostgreSQL as a package', pgliteDatabase],
  ...(SERVER_URL
    ? [['a PostgreSQL server', serverDatabase] as [string, () => Promise<string>]]
    : []),
];

/**
 * A new, empty database with pgvector and pg_textsearch at hand: PostgreSQL 18 in this process. It has ONE
 * session, whatever the number of connections: they take turns, so transactions are whole and wait for
 * one another, but advisory locks of a session hold nobody off, what one connection sets is set for all,
 * and timeouts and `pg_terminate_backend` do nothing. What needs several sessions asks for
 * `serverDatabase`.
 */
export async function pgliteDatabase(): Promise<string> {
  const engine = await PGlite.create({ extensions: { vector, pg_textsearch } });
  const server = new PGLiteSocketServer({
    db: asSessions(engine),
    port: 0,
    maxConnections: MOST_CONNECTIONS,
  });
  await server.start();
  closing.push(async () => {
    await server.stop();
    await engine.close();
  });
  return `postgres://postgres@${server.getServerConn()}/postgres`;
}

/** A new, empty database on the server of `SERVER_URL`, gone when the test file is through. */
export async function serverDatabase(): Promise<string> {
  if (!SERVER_URL) throw new Error('there is no server: ask for SERVER_URL first');
  const name = `yinju_test_${randomBytes(6).toString('hex')}`;
  await onServer(SERVER_URL, `CREATE DATABASE ${name}`);
  closing.push(() => onServer(SERVER_URL ?? '', `DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Both extensions, as a superuser puts them into a database before `yinju migrate`. */
export async function addExtensions(url: string): Promise<void> {
  await onServer(url, 'CREATE EXTENSION vector; CREATE EXTENSION pg_textsearch;');
}
