import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { makeWorkQueue } from '../../src/index/postgres/spread/work-queue.ts';
import { connect, disconnect } from '../../src/postgres/connect.ts';
import { YINJU } from '../helpers/compile.ts';
import { pgliteDatabase } from '../helpers/postgres.ts';
import { runYinju, UNSET } from '../helpers/run-yinju.ts';

it('a worker without an address says what is missing', async () => {
  expect(await runYinju(['worker'])).toMatchObject({
    code: 1,
    stderr: 'yinju: STORE_URL is not set: there is no database to take work from\n',
  });
});

it('a worker waits for builds, and ends well when it is told to', async () => {
  const url = await pgliteDatabase();
  const store = connect(url);
  const { place } = store;
  const before = await runYinju(['worker'], { STORE_URL: url });
  expect(before.code).toBe(1);
  expect(before.stderr).toBe(
    `Looking for builds at ${place}\n` +
      `yinju: the database at ${place} has no work queue; run yinju migrate\n`,
  );
  await makeWorkQueue(store);
  await disconnect(store);

  const worker = spawn(process.execPath, [YINJU, 'worker'], {
    env: { PATH: process.env.PATH ?? '', ...UNSET, STORE_URL: url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ended = once(worker, 'close');
  for await (const part of worker.stderr.setEncoding('utf8')) {
    if (said === '') worker.kill('SIGTERM');
    said += part;
  }

  expect(await ended).toEqual([0, null]);
  expect(said).toBe(`Looking for builds at ${place}\nPassages embedded: 0\n`);
});
