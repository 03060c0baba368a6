import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { checkStateFile } from '../../src/cli/doctor/state-file.ts';
import { checkWebhook } from '../../src/cli/doctor/webhook.ts';
import { openState } from '../../src/telegram/state/open-state.ts';
import { messageUpdate, TOKEN } from '../helpers/telegram.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

describe('the doctor on the state', () => {
  const fileIn = async (...names: string[]) =>
    path.join(await tempFolder(), ...names, 'bot.sqlite');

  it('finds a place for one that is still to be made', async () => {
    const finding = await checkStateFile(await fileIn('state', 'of', 'mine'));
    expect(finding).toMatchObject({ state: 'good' });
    expect(finding.message).toContain('is made when the bot first starts');
  });

  it('counts what is in it', async () => {
    const file = await fileIn();
    const state = openState(file, { botId: 1 });
    await state.journal.take(messageUpdate('问'), 'chat:7');
    const finding = await checkStateFile(file);
    await state.close();
    expect(finding.message).toMatch(/is whole, 0 questions kept, 1 updates waiting$/u);
  });

  it.each([
    ['is no database', (file: string) => writeFile(file, 'not a database, but long enough')],
    [
      'is of a newer program',
      async (file: string) => {
        const database = new Database(file);
        database.pragma('user_version = 99');
        database.close();
      },
    ],
    ['is a folder', (file: string) => mkdir(file)],
  ])('finds one that %s', async (_, make) => {
    const file = await fileIn();
    await make(file);
    const finding = await checkStateFile(file);
    expect(finding.state).toBe('failure');
    expect(finding.remedy).toBeTruthy();
  });

  it.skipIf(process.getuid?.() === 0)('finds a folder that it may not write to', async () => {
    const file = await fileIn();
    await chmod(path.dirname(file), 0o500);
    const finding = await checkStateFile(file);
    await chmod(path.dirname(file), 0o700);
    expect(finding).toMatchObject({ state: 'failure' });
    expect(finding.remedy).toContain('STATE_FILE');
  });
});

describe('the doctor on the webhook', () => {
  const URL_SET = 'https://yinju.example/hook';
  const settings = {
    BOT_TOKEN: undefined,
    WEBHOOK_URL: URL_SET,
    WEBHOOK_SECRET: 'a-secret_of-24-characters',
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: 8788,
  };
  const cleanUps: (() => unknown)[] = [];
  afterEach(() => cleanUps.splice(0).forEach(cleanUp => void cleanUp()));

  /** A Bot API that says this of the webhook. */
  async function saying(result: object) {
    const server = createServer((_, response) => {
      response.end(JSON.stringify({ ok: true, result }));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    cleanUps.push(() => server.close());
    const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return checkWebhook({ ...settings, BOT_TOKEN: TOKEN }, { apiRoot });
  }

  it.each([
    ['good', 'the bot polls', { WEBHOOK_URL: undefined }],
    ['good', 'was not asked', {}],
    ['failure', 'without WEBHOOK_SECRET', { WEBHOOK_SECRET: undefined }],
    ['failure', 'does not call port 8080', { WEBHOOK_URL: 'https://yinju.example:8080/hook' }],
    ['good', 'is to reach port 8788', { WEBHOOK_URL: 'https://yinju.example:8443/hook' }],
  ])('finds it %s: %s', async (state, message, fields) => {
    const finding = await checkWebhook({ ...settings, ...fields });
    expect(finding.state).toBe(state);
    expect(finding.message).toContain(message);
  });

  it('tells how many updates wait with Telegram', async () => {
    const finding = await saying({ url: URL_SET, pending_update_count: 3 });
    expect(finding).toMatchObject({ state: 'good' });
    expect(finding.message).toContain('3 updates waiting there');
  });

  it('tells why Telegram could not deliver', async () => {
    const last_error_message = 'Connection refused';
    const finding = await saying({ url: URL_SET, pending_update_count: 3, last_error_message });
    expect(finding).toMatchObject({ state: 'warning' });
    expect(finding.message).toContain('Connection refused');
    expect(finding.remedy).toContain('127.0.0.1:8788');
    expect(JSON.stringify(finding)).not.toContain(TOKEN);
  });
});
