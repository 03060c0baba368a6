import type { Update } from 'grammy/types';
import { LiveIndex } from '../../src/index/live.ts';
import type { BotParts } from '../../src/telegram/context.ts';
import { liveCorpus } from '../../src/telegram/live-corpus.ts';
import { builtIndex, type ReportText } from './built-index.ts';
import { askStub, type Call, message, messageUpdate, offlineBot } from './telegram.ts';

/** A message as the Bot API is asked to send or change it. */
export type Shown = {
  text: string;
  entities: { type: string; offset: number; length: number }[];
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
};

/** A bot, offline, over an index that is really built of these reports. */
export async function botWithIndex(texts: ReportText[], parts: Partial<BotParts> = {}) {
  const { index, embedder, folder, file } = await builtIndex(texts);
  index.close();
  const live = await LiveIndex.open(folder, embedder, { pollMs: 1_000_000 });
  const bot = offlineBot(askStub, {}, { corpus: liveCorpus(live, embedder), ...parts });
  const shown = () => lastShown(bot.calls);
  return {
    ...bot,
    live,
    embedder,
    folder,
    file,
    shown,
    buttons: () => shown().reply_markup?.inline_keyboard.flat() ?? [],
    /** Writes as a person and returns what is shown for it. */
    async write(text: string, fields: object = {}): Promise<Shown> {
      await bot.deliver(messageUpdate(text, fields));
      return shown();
    },
    /** Presses the button with this data under what was shown last. */
    async press(data: string, fields: object = {}): Promise<Shown> {
      await bot.deliver(pressUpdate(data, shown(), fields));
      return shown();
    },
    /** What was told in passing to who pressed a button last. */
    notice: () =>
      bot.calls.filter(({ method }) => method === 'answerCallbackQuery').at(-1)?.payload.text,
  };
}

/** A pressed button under a message of the bot. */
export function pressUpdate(data: string, under: Partial<Shown> = {}, fields: object = {}): Update {
  const { from, ...sent } = message(under.text ?? '…', { entities: [], ...fields });
  return {
    update_id: 2,
    callback_query: {
      id: '77',
      from,
      chat_instance: '1',
      message: { ...sent, message_id: 42, reply_markup: under.reply_markup },
      data,
    },
  } as never;
}

function lastShown(calls: Call[]): Shown {
  const call = calls.findLast(({ method }) => /^(?:sendMessage|editMessageText)$/u.test(method));
  if (!call) throw new Error('nothing was shown');
  return call.payload;
}
