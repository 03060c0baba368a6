import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server of many sessions for tests to make databases on; null where there is none. */
    postgresUrl: string | null;
  }
}

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
const STARTED_WITHIN_MS = 20_000;

/** One server for all test files: that of TEST_STORE_URL, or Debian's in a folder of its own, or none. */
export default async function setup({
  provide,
}: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_STORE_URL;
  if (given) {
    provide('postgresUrl', given);
    return undefined;
  }
  const programs = await debianPrograms();
  if (!programs) {
    console.warn(
      `no PostgreSQL in ${DEBIAN} and no TEST_STORE_URL: tests of several sessions are left out`,
    );
    provide('postgresUrl', null);
    return undefined;
  }
  const { url, stop } = await startServer(programs);
  provide('postgresUrl', url);
  return stop;
}

/** Folder of the newest version's programs. */
async function debianPrograms(): Promise<string | null> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  return newest === undefined ? null : path.join(DEBIAN, newest, 'bin');
}

async function startServer(programs: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yinju-postgres-'));
  const user = await unprivileged();
  if (user) await chown(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const how = { ...user, cwd: folder };
  const initial = ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'];
  await run(path.join(programs, 'initdb'), [...initial, '--no-sync'], how);
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
  };
  const args = Object.entries({ ...settings, max_connections: 200 }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...args], {
    ...how,
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilAnswers(url);
  return {
    url,
    stop: async () => {
      server.kill('SIGQUIT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const numberOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await numberOf('-u'), gid: await numberOf('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilAnswers(url: string): Promise<void> {
  const until = performance.now() + STARTED_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(50);
    }
  }
}
