import { Api, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { throughOutages } from '../../../src/telegram/calls/outages.ts';
import { logBook, TOKEN } from '../../helpers/telegram.ts';

const WAITS = { firstWaitMs: 1, longestWaitMs: 2 };
const BROKEN = new HttpError('Network request failed!', new Error(`/bot${TOKEN}/sendMessage`));
const GATEWAY = { ok: false, error_code: 502, description: 'Bad Gateway' };
const OK = { ok: true, result: { message_id: 9 } };

/** An API that answers calls in turn with these, then well; errors are thrown. */
function answering(...answers: (object | Error)[]) {
  const { log, lines } = logBook();
  const api = new Api(TOKEN);
  const methods: string[] = [];
  api.config.use(
    async (_call, method) => {
      methods.push(method);
      const answer = answers.shift() ?? OK;
      if (answer instanceof Error) throw answer;
      return answer as never;
    },
    throughOutages(log, WAITS),
  );
  return { api, methods, lines };
}

it.each([
  ['cannot be reached', BROKEN],
  ['is behind a broken gateway', GATEWAY],
])('a message is sent when Telegram, which %s, is back', async (_, failure) => {
  const { api, methods, lines } = answering(failure, failure, failure);
  await api.sendMessage(7, '一');
  expect(methods).toEqual(['sendMessage', 'getMe', 'getMe', 'getMe', 'sendMessage']);
  expect(lines.join('')).toContain('waiting');
  expect(lines.join('')).not.toContain(TOKEN);
});

it('one question asks for the return that many calls wait for', async () => {
  const { api, methods } = answering(BROKEN, BROKEN, BROKEN, BROKEN);
  await Promise.all([1, 2, 3].map(chat => api.sendMessage(chat, '一')));
  expect(methods.filter(method => method === 'getMe')).toHaveLength(2);
  expect(methods.filter(method => method === 'sendMessage')).toHaveLength(6);
});

it('a call that alone fails is given up', async () => {
  const { api, methods } = answering(BROKEN, OK, BROKEN, OK, BROKEN, OK, BROKEN);
  await expect(api.sendMessage(7, '一')).rejects.toThrow(HttpError);
  expect(methods.filter(method => method === 'sendMessage')).toHaveLength(4);
});

it.each(['sendChatAction', 'answerCallbackQuery'] as const)(
  '%s is not waited for',
  async method => {
    const { api, methods } = answering(BROKEN);
    const call =
      method === 'sendChatAction' ? api.sendChatAction(7, 'typing') : api.answerCallbackQuery('q');
    await expect(call).rejects.toThrow(HttpError);
    expect(methods).toEqual([method]);
  },
);

it('a stop ends the waiting', async () => {
  const { api } = answering(...Array.from({ length: 1000 }, () => BROKEN));
  const controller = new AbortController();
  const signal = controller.signal as Parameters<typeof api.sendMessage>[3];
  const sent = api.sendMessage(7, '一', {}, signal);
  setImmediate(() => controller.abort());
  await expect(sent).rejects.toThrow();
});

it('what Telegram refuses is not an outage', async () => {
  const { api, methods } = answering({ ok: false, error_code: 400, description: 'Bad Request' });
  await expect(api.sendMessage(7, '一')).rejects.toThrow('Bad Request');
  expect(methods).toEqual(['sendMessage']);
});
