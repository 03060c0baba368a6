import { expect, it } from 'vitest';
import { notModified } from '../../src/preview/content/telegram-words.ts';
import { Faults } from '../../src/preview/faults.ts';
import { privateId, startForTest } from './start-for-test.ts';

const say = { chat_id: privateId, text: '一' };

it('answers 429 with the time to wait, for as many calls as wanted', async () => {
  const { bot, user } = await startForTest();
  await user('faults', { kind: '429', count: 2, retryAfterSeconds: 7 });
  for (let call = 0; call < 2; call += 1) {
    expect(await bot('sendMessage', say)).toMatchObject({
      status: 429,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    expect((await bot('getUpdates')).ok).toBe(true);
  }
  expect((await bot('sendMessage', say)).ok).toBe(true);
});

it('answers 502 with a page, as the server before Telegram does', async () => {
  const { preview, user } = await startForTest();
  await user('faults', { kind: '502', count: 1 });
  const url = `${preview.apiRoot}/bot${preview.token}/sendMessage?chat_id=${privateId}&text=1`;
  const answer = await fetch(url);
  expect(answer.status).toBe(502);
  expect(answer.headers.get('content-type')).toMatch('text/html');
  expect(await answer.text()).toMatch('502 Bad Gateway');
  expect((await fetch(url)).status).toBe(200);
});

it('calls every edit unchanged until it is switched off', async () => {
  const { bot, user } = await startForTest();
  const { result } = await bot('sendMessage', say);
  const edit = { chat_id: privateId, message_id: result.message_id, text: '二' };
  await user('faults', { kind: 'not-modified' });
  for (let call = 0; call < 5; call += 1) {
    expect((await bot('editMessageText', edit)).description).toBe(`Bad Request: ${notModified}`);
  }
  expect((await bot('sendMessage', say)).ok).toBe(true);
  await user('faults', { kind: 'none' });
  expect((await bot('editMessageText', edit)).ok).toBe(true);
});

it('tells the page when it is over, and leaves polls alone', () => {
  let changes = 0;
  const faults = new Faults(() => {
    changes += 1;
  });
  faults.set({ kind: 'slow' });
  expect(faults.meet('SendMessage')).toEqual({ delayMs: 1500 });
  expect(faults.meet('getUpdates')).toBeNull();
  faults.set({ kind: '502' });
  for (let call = 0; call < 3; call += 1) expect(faults.meet('sendMessage')).toBe('bad gateway');
  expect(faults.meet('sendMessage')).toBeNull();
  expect(faults.kind).toBe('none');
  expect(changes).toBe(3);
});

it('refuses a fault it does not know', async () => {
  const { user } = await startForTest();
  expect((await user('faults', { kind: 'fire' })).status).toBe(400);
  expect((await user('faults', { kind: '429', count: 0 })).status).toBe(400);
});
