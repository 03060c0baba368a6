import type { Update } from 'grammy/types';
import { botUser } from '../../src/preview/world.ts';
import { createBot } from '../../src/telegram/bot.ts';
import { mendCalls } from '../../src/telegram/calls/mend-calls.ts';
import { Intake } from '../../src/telegram/delivery/intake.ts';
import { openState } from '../../src/telegram/state/open-state.ts';
import type { State } from '../../src/telegram/state/state.ts';
import { type Ask, askStub, botParts, type Call, logBook, message, TOKEN } from './telegram.ts';

/** A question in a private chat, which has the number of its person. */
export function questionOf(chat: number, update_id: number, text = `问题${update_id}`): Update {
  const person = { id: chat, is_bot: false, first_name: '人', language_code: 'zh' };
  const fields = { message_id: update_id, chat: { ...person, type: 'private' }, from: person };
  return { update_id, message: message(text, fields) } as Update;
}

/** A button that a person presses. */
export function pressOf(user: number, update_id: number): Update {
  const from = { id: user, is_bot: false, first_name: '人', language_code: 'zh' };
  const query = { id: `q${update_id}`, from, chat_instance: '1', data: 'x' };
  return { update_id, callback_query: query } as Update;
}

/** An intake before a bot whose calls are captured; `refuse` may answer one by itself. */
export function offlineIntake(
  ask: Ask = askStub,
  state: State = openState(':memory:', { botId: botUser.id }),
  refuse: (call: Call) => object | undefined = () => undefined,
) {
  const { log, ...book } = logBook();
  const bot = createBot({ token: TOKEN, botInfo: botUser, ...botParts({ ask, log, state }) });
  const calls: Call[] = [];
  bot.api.config.use(
    async (_call, method, payload) => {
      const call = { method, payload };
      calls.push(call);
      return (refuse(call) ?? { ok: true, result: { message_id: 900 } }) as never;
    },
    // The bot's own stands inside, where nothing reaches it now.
    mendCalls(state, log),
  );
  const intake = new Intake({ bot, state, log });
  return {
    ...book,
    bot,
    intake,
    state,
    calls,
    /** Texts that were sent, by chat, in order. */
    sentTo: (chat: number) =>
      calls.flatMap(({ method, payload }) =>
        method === 'sendMessage' && payload.chat_id === chat ? [payload.text as string] : [],
      ),
    /** How many updates ended so. */
    ended: (outcome: string) =>
      book.lines.filter(line => (JSON.parse(line) as { outcome?: string }).outcome === outcome)
        .length,
    async take(...updates: Update[]) {
      for (const update of updates) await intake.take(update);
    },
    /** Resolves when that many updates have ended, however. */
    untilEnded: (count: number) => book.until('"outcome"', count),
  };
}

/** Answers questions only when it is opened. */
export function gatedAsk() {
  const asked: string[] = [];
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const ask: Ask = async (text, before) => {
    asked.push(text);
    await opened;
    return askStub(text, before);
  };
  return { ask, asked, open };
}
