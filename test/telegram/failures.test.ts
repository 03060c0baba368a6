import { HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { runForTest, startTelegram, write } from '../helpers/running-bot.ts';
import { type Ask, messageUpdate, offlineBot, TOKEN } from '../helpers/telegram.ts';

const tooManyRequests = {
  ok: false,
  error_code: 429,
  description: 'Too Many Requests: retry after 0',
  parameters: { retry_after: 0 },
};
const blocked = {
  ok: false,
  error_code: 403,
  description: 'Forbidden: bot was blocked by the user',
};
const unreachable = new HttpError(
  "Network request for 'sendMessage' failed!",
  new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`),
);

it('apologises when answering fails, and logs why without the token', async () => {
  const ask: Ask = async () => {
    throw new Error('the index is gone', { cause: new Error(TOKEN) });
  };
  const { deliver, sent, log } = offlineBot(ask);
  await deliver(messageUpdate('谁主持的会议？'));
  expect(sent().map(({ text }) => text)).toEqual(['出了点问题，这次没能回答。请稍后再试。']);
  expect(log).toHaveLength(1);
  expect(log[0]).toContain('the index is gone');
  expect(log.join('')).not.toContain(TOKEN);
});

it.each([
  ['blocked it', blocked, 'bot was blocked by the user'],
  ['cannot be reached', unreachable, "Network request for 'sendMessage' failed!"],
])('survives a user who %s, and logs it without the token', async (_, failure, reason) => {
  const { deliver, log } = offlineBot(undefined, { sendMessage: failure });
  await deliver(messageUpdate('谁主持的会议？'));
  expect(log.join('')).toContain(reason);
  expect(log.join('')).not.toContain(TOKEN);
});

it.each([
  ['is refused', { ok: false, error_code: 400, description: 'Bad Request: chat not found' }],
  ['does not get through', unreachable],
])('answers when the typing action %s', async (_, failure) => {
  const { deliver, sent, log } = offlineBot(undefined, { sendChatAction: failure });
  await deliver(messageUpdate('谁主持的会议？'));
  expect(sent()).toHaveLength(1);
  expect(sent()[0].text).toContain('核酸采样点');
  expect(log.join('')).not.toContain('update failed');
});

it('logs how a question went, but not the question', async () => {
  const { deliver, log } = offlineBot();
  await deliver(messageUpdate('谁主持的会议？'));
  expect(log.map(line => JSON.parse(line))).toMatchObject([
    { update: 1, status: 'answered', reason: null, quotes: 1 },
  ]);
  expect(log.join('')).not.toContain('主持');
});

it('sends a reply again after the wait that Telegram asks for', async () => {
  const { preview, proxy } = await startTelegram();
  proxy.fail('sendMessage', 429, tooManyRequests, 2);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await bot.stop();
  expect(proxy.calls.filter(method => method === 'sendMessage')).toHaveLength(3);
  expect(bot.sent[0]?.text).toContain('核酸采样点');
});

it('does not send a typing action again: it would come late', async () => {
  const { preview, proxy } = await startTelegram();
  proxy.fail('sendChatAction', 429, tooManyRequests, 2);
  const bot = runForTest({ token: preview.token, apiRoot: proxy.apiRoot });
  await write(preview, '谁主持的会议？');
  await bot.atLeast(1);
  await write(preview, '/help');
  await bot.atLeast(2);
  await bot.stop();
  expect(proxy.calls.filter(method => method === 'sendChatAction')).toHaveLength(1);
});
