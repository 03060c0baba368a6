import { Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import { mendCalls } from '../../../src/telegram/calls/mend-calls.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import { type Call, logBook, TOKEN } from '../../helpers/telegram.ts';
import { type KnownRefusal, REFUSALS } from './bot-api-refusals.ts';

const of = (kind: KnownRefusal['kind']) => REFUSALS.filter(refusal => refusal.kind === kind);

/** An API whose first `times` calls are refused, and what was called. */
function refusing({ error_code, description, parameters }: KnownRefusal, times = 1) {
  const state = openState(':memory:', { botId: 1 });
  const api = new Api(TOKEN);
  const calls: Call[] = [];
  api.config.use(async (_call, method, payload) => {
    calls.push({ method, payload });
    const refusal = { ok: false, error_code, description, ...(parameters ? { parameters } : {}) };
    return (calls.length <= times ? refusal : { ok: true, result: { message_id: 9 } }) as never;
  });
  api.config.use(mendCalls(state, logBook().log));
  return { api, calls, state };
}

const reply = {
  entities: [{ type: 'bold' as const, offset: 0, length: 1 }],
  reply_parameters: { message_id: 4 },
  message_thread_id: 3,
  reply_markup: { inline_keyboard: [[{ text: '下', callback_data: 'n' }]] },
};

describe('a call that is refused', () => {
  it.each(of('needless'))('is as good as done: $description', async refusal => {
    const { api, calls, state } = refusing(refusal, 9);
    await expect(api.editMessageText(7, 1, '一')).resolves.toBe(true);
    await expect(api.answerCallbackQuery('q')).resolves.toBe(true);
    await expect(api.deleteMessage(7, 1)).resolves.toBe(true);
    expect(calls).toHaveLength(3);
    expect(await state.isGone(7)).toBe(false);
  });

  it.each(of('nothing to reply to'))(
    'goes without what it replies to: $description',
    async refusal => {
      const { api, calls } = refusing(refusal);
      await api.sendMessage(7, '一', reply);
      expect(calls).toHaveLength(2);
      expect(calls[1]?.payload).toEqual({
        chat_id: 7,
        text: '一',
        entities: reply.entities,
        reply_markup: reply.reply_markup,
      });
    },
  );

  it.each(of('not sendable'))('goes once as plain text: $description', async refusal => {
    const { api, calls } = refusing(refusal, 9);
    const text = '𠮷'.repeat(5000);
    await expect(api.sendMessage(7, text, reply)).rejects.toThrow(refusal.description);
    await expect(api.editMessageText(7, 1, text, reply)).rejects.toThrow(refusal.description);
    expect(calls).toHaveLength(4);
    for (const { payload } of [calls[1], calls[3]] as Call[]) {
      expect(payload.text).toBe(`${'𠮷'.repeat(4095)}…`);
      expect(payload).not.toHaveProperty('entities');
      expect(payload.reply_markup).toEqual(reply.reply_markup);
    }
  });

  it.each(of('bad buttons'))('goes without buttons: $description', async refusal => {
    const { api, calls } = refusing(refusal);
    await api.sendMessage(7, '一', reply);
    expect(calls[1]?.payload).not.toHaveProperty('reply_markup');
    expect(calls[1]?.payload.text).toBe('一');
  });

  it.each(of('chat gone'))('tells that the chat is gone: $description', async refusal => {
    const { api, calls, state } = refusing(refusal, 9);
    await expect(api.sendMessage(7, '一')).rejects.toThrow(refusal.description);
    expect(calls).toHaveLength(1);
    expect(await state.isGone(7)).toBe(true);
  });

  it.each(of('chat gone'))('tells nothing when it does not write: $description', async refusal => {
    const { api, state } = refusing(refusal, 9);
    await expect(api.getChatMember(7, 8)).rejects.toThrow(refusal.description);
    expect(await state.isGone(7)).toBe(false);
  });

  it.each(of('chat moved'))('goes where the group has moved: $description', async refusal => {
    const { api, calls, state } = refusing(refusal);
    await api.sendMessage(7, '一');
    expect(calls.map(({ payload }) => payload.chat_id)).toEqual([7, -1_002_001]);
    expect(await state.chatNow(7)).toBe(-1_002_001);
  });

  it.each([...of('not editable'), ...of(null)])(
    'is left to its caller: $description',
    async refusal => {
      const { api, calls, state } = refusing(refusal, 9);
      await expect(api.editMessageText(7, 1, '一')).rejects.toThrow(refusal.description);
      expect(calls).toHaveLength(1);
      expect(await state.isGone(7)).toBe(false);
    },
  );
});

it('cuts a caption to what a caption holds, and mends half characters', async () => {
  const { api, calls } = refusing(of('not sendable')[2] as KnownRefusal);
  await api.sendDocument(7, 'file-id', { caption: `\uD83D${'一'.repeat(2000)}` });
  expect(calls[1]?.payload.caption).toBe(`\u{FFFD}${'一'.repeat(1022)}…`);
});
