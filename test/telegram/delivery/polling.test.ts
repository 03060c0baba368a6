import { expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { TokenError } from '../../../src/telegram/delivery/operator-errors.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import { pendingUpdates, runForTest, startTelegram, write } from '../../helpers/running-bot.ts';
import { type Ask, askStub, TOKEN } from '../../helpers/telegram.ts';

const notFound = { ok: false, error_code: 404, description: 'Not Found' };
const unauthorized = { ok: false, error_code: 401, description: 'Unauthorized' };

it('stops with a clear message when Telegram refuses the token', async () => {
  const { preview } = await startTelegram();
  const { ended, lines } = runForTest({ token: TOKEN, apiRoot: preview.apiRoot });
  await expect(ended).rejects.toThrow(TokenError);
  await expect(ended).rejects.toThrow(/BOT_TOKEN.*@BotFather/);
  await expect(ended).rejects.not.toThrow(TOKEN);
  expect(lines).toEqual([]);
});

it.each([
  ['an unknown path', 'getMe', notFound],
  ['a token that is taken back while it runs', 'getUpdates', unauthorized],
])('stops for %s', async (_, method, answer) => {
  const { preview, proxy } = await startTelegram();
  proxy.fail(method, answer.error_code, answer);
  const { ended } = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await expect(ended).rejects.toThrow(TokenError);
});

it('stops when it is told to, and confirms what it answered', async () => {
  const { preview } = await startTelegram();
  const bot = runForTest(preview);
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await bot.stop();
  expect(await pendingUpdates(preview)).toBe(0);
  await write(preview, '还在吗？');
  expect(await pendingUpdates(preview)).toBe(1);
});

it('asks for no updates when it is told to stop while it begins', async () => {
  const { preview, proxy } = await startTelegram();
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.stop();
  expect(proxy.calls).not.toContain('getUpdates');
});

it('finishes the question in work and leaves the next ones to its successor', async () => {
  const { preview } = await startTelegram();
  const asked: string[] = [];
  let release = () => {};
  const gate = new Promise<void>(open => {
    release = open;
  });
  let onBegin = () => {};
  const begun = new Promise<void>(done => {
    onBegin = done;
  });
  const slow: Ask = async (text, previous) => {
    asked.push(text);
    onBegin();
    await gate;
    return askStub(text, previous);
  };
  // Three wait before the first poll, so that they may come in one batch.
  for (const text of ['问题一', '问题二', '问题三']) await write(preview, text);
  const state = openState(':memory:', { botId: botUser.id });
  const first = runForTest(preview, slow, state);
  await begun;
  first.abort();
  release();
  await first.ended;
  expect(first.sent).toHaveLength(1);

  const second = runForTest(preview, slow, state);
  await second.atLeast(2);
  await second.stop();
  expect(asked).toEqual(['问题一', '问题二', '问题三']);
  expect(await pendingUpdates(preview)).toBe(0);
});

it('waits out a second poller and recovers when it leaves', async () => {
  const { preview } = await startTelegram();
  const bot = runForTest(preview);
  await bot.until('"polling"');
  const other = runForTest(preview);
  await bot.until('409: Conflict: terminated by other getUpdates request', 2);
  await other.stop();
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await bot.stop();
  expect(await pendingUpdates(preview)).toBe(0);
});

it('waits longer each time a second poller stays', async () => {
  const { preview, proxy } = await startTelegram();
  const conflict = { ok: false, error_code: 409, description: 'Conflict: terminated' };
  proxy.fail('getUpdates', 409, conflict, 5);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until('409: Conflict', 5);
  const waits = bot.lines.map(line => JSON.parse(line).wait).filter(wait => wait !== undefined);
  expect(waits).toEqual([10, 20, 40, 80, 160]);
});

it('polls although its commands cannot be registered', async () => {
  const { preview, proxy } = await startTelegram();
  proxy.fail('setMyCommands', 400, { ok: false, error_code: 400, description: 'Bad Request' });
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await bot.until('commands not registered');
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  expect(bot.sent[0]?.text).toContain('核酸采样点');
});
