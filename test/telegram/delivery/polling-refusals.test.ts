import { expect, it } from 'vitest';
import { TokenError } from '../../../src/telegram/delivery/operator-errors.ts';
import { runForTest, startTelegram, write } from '../../helpers/running-bot.ts';

const refusal = (error_code: number, description: string) => ({
  ok: false,
  error_code,
  description,
});
const CONFLICTS = [
  'terminated by other getUpdates request; make sure that only one bot instance is running',
  'terminated by setWebhook request',
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  'terminated by other setWebhook',
];

it.each(CONFLICTS)('polling goes on after 409 Conflict: %s', async reason => {
  const { preview, proxy } = await startTelegram();
  proxy.fail('getUpdates', 409, refusal(409, `Conflict: ${reason}`), 2);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until(reason, 2);
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await bot.stop();
  expect(bot.sent).toHaveLength(1);
});

it.each([
  [401, 'Unauthorized'],
  [401, 'Unauthorized: invalid token specified'],
  [404, 'Not Found'],
  [404, 'Not Found: method not found'],
  [400, 'Logged out'],
])('polling ends, and says what to do, after %i %s', async (code, description) => {
  for (const method of ['getMe', 'getUpdates']) {
    const { preview, proxy } = await startTelegram();
    proxy.fail(method, code, refusal(code, description), 9);
    const { ended, stop } = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
    await expect(ended, method).rejects.toThrow(TokenError);
    await stop().catch(() => {});
  }
});

it('waits as long as Telegram asks for, but not when it is stopped', async () => {
  const { preview, proxy } = await startTelegram();
  const busy = {
    ...refusal(429, 'Too Many Requests: retry after 3000'),
    parameters: { retry_after: 3000 },
  };
  proxy.fail('getUpdates', 429, busy);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until('"polling"');
  while (!proxy.calls.includes('getUpdates')) await new Promise(done => setTimeout(done, 10));
  await bot.stop();
  expect(proxy.calls.filter(method => method === 'getUpdates').length).toBeLessThanOrEqual(2);
});

it('goes on after the hook of another program could not be removed at once', async () => {
  const { preview, proxy } = await startTelegram();
  proxy.fail('deleteWebhook', 502, '<html>Bad Gateway</html>', 2);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until('trying again', 2);
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await bot.stop();
  expect(proxy.calls.filter(method => method === 'deleteWebhook')).toHaveLength(3);
});
