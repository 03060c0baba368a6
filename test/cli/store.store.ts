import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStore } from '../../src/cli/doctor/store.ts';
import { openBotState } from '../../src/cli/open-state.ts';
import { connect, disconnect, type Store } from '../../src/postgres/connect.ts';
import { query } from '../../src/postgres/query.ts';
import { questionOf } from '../helpers/offline-intake.ts';
import { addExtensions, ENGINES, pgliteDatabase } from '../helpers/postgres.ts';
import { runYinju } from '../helpers/run-yinju.ts';

const settings = (STORE_URL: string) => ({ STORE_URL, STORE_POOL: 2, STATE_FILE: '/nowhere' });

describe.each(ENGINES)('a database from nothing, in %s', (_, open) => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await open();
    store = connect(url);
  });
  afterAll(() => disconnect(store));

  it('is refused by the bot and the doctor until it was migrated', async () => {
    await expect(openBotState(settings(url), 7)).rejects.toThrow(/run yinju migrate/u);
    const [server, state] = await checkStore(url);
    expect(server).toMatchObject({
      state: 'good',
      message: expect.stringMatching(/^PostgreSQL \d+ at/u),
    });
    expect(state).toMatchObject({ state: 'failure', remedy: 'do that, then npx yinju migrate' });
  });

  it('has its tables made by yinju migrate, which may be run again', async () => {
    const first = await runYinju(['migrate', '--only', 'state'], { STORE_URL: url });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout.split('\n').slice(0, 2)).toEqual([
      'state: 0001 state',
      'state: 0002 journal',
    ]);
    const second = await runYinju(['migrate', '--only', 'state'], { STORE_URL: url });
    expect(second).toMatchObject({ code: 0, stdout: 'state: nothing to do\n', stderr: '' });
  });

  it('is told of by the doctor then', async () => {
    const state = await openBotState(settings(url), 7);
    await state.journal.pending();
    await state.journal.take(questionOf(7, 1), 'chat:7');
    const [, finding] = await checkStore(url);
    await state.close();
    expect(finding).toMatchObject({
      about: 'state',
      state: 'good',
      message: expect.stringMatching(
        /^0 questions kept, 1 updates waiting, 1 bots at work, .* MB$/u,
      ),
    });
  });

  it('is refused when a newer program has changed it', async () => {
    await query(store, `INSERT INTO yinju.migrations VALUES ('state', 99, 'later')`);
    const run = await runYinju(['migrate', '--only', 'state'], { STORE_URL: url });
    await query(store, `DELETE FROM yinju.migrations WHERE number = 99`);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^yinju: the database at .* is newer than this program.*\n$/u);
  });
});

it('a database without the extensions says which commands bring them', async () => {
  const url = await pgliteDatabase();
  const run = await runYinju(['migrate'], { STORE_URL: url });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('CREATE EXTENSION vector;');
  expect(run.stderr).toContain('CREATE EXTENSION pg_textsearch;');
  expect((await checkStore(url)).map(({ about, state }) => `${about} ${state}`)).toEqual([
    'database good',
    'state good',
    'index failure',
  ]);
  await addExtensions(url);
  expect(await runYinju(['migrate'], { STORE_URL: url })).toMatchObject({ code: 0, stderr: '' });
});

it('migrate without an address says what is missing', async () => {
  const run = await runYinju(['migrate']);
  expect(run).toMatchObject({
    code: 1,
    stderr: 'yinju: STORE_URL is not set: there is no database\n',
  });
});

it('the doctor finds a server that does not answer, and keeps the password', async () => {
  const [finding] = await checkStore('postgres://yinju:passwort@127.0.0.1:9/minutes');
  expect(finding).toMatchObject({ about: 'database', state: 'failure' });
  expect(finding?.message).toContain('127.0.0.1:9/minutes');
  expect(JSON.stringify(finding)).not.toContain('passwort');
});
