import type { InlineKeyboardButton } from 'grammy/types';
import { BotApiFailure } from '../../src/preview/bot-api-failure.ts';
import { createParts } from '../../src/preview/bot-api-parts.ts';
import { createBotApi } from '../../src/preview/methods/bot-api.ts';
import { me } from '../../src/preview/people.ts';
import { personActions } from '../../src/preview/person-actions.ts';
import { RequestParams } from '../../src/preview/request-params.ts';
import { botUser, World, type WorldMessage } from '../../src/preview/world.ts';
import { createBot } from '../../src/telegram/bot.ts';
import type { BotParts } from '../../src/telegram/context.ts';
import type { Corpus } from '../../src/telegram/corpus.ts';
import { liveCorpus } from '../../src/telegram/live-corpus.ts';
import { type BuiltIndex, builtIndex, type ReportText } from './built-index.ts';
import { botParts, TOKEN } from './telegram.ts';

/** A message of a chat in which all is text. */
export type ChatRoomMessage = WorldMessage & { text: string };

/** A corpus over texts, built with the fake embedder. */
export async function corpusOf(texts: ReportText[]): Promise<Corpus & BuiltIndex> {
  const built = await builtIndex(texts);
  const live = { use: (work: (index: typeof built.index) => unknown) => work(built.index) };
  return { ...built, ...liveCorpus(live as never, built.embedder) };
}

/**
 * The bot, and a person who chats with it through a server that refuses what Telegram's refuses,
 * all in this process. Everything a person does resolves when the bot has done its part.
 */
export function chatRoom(parts: Partial<BotParts> = {}) {
  const world = new World({ firstMessageId: 100 });
  const server = createParts(world);
  const api = createBotApi(server);
  const actions = personActions(server, me);
  const made = botParts(parts);
  const bot = createBot({ token: TOKEN, botInfo: botUser, ...made });
  bot.api.config.use(async (_call, method, payload) => {
    try {
      const params = new RequestParams(payload as Record<string, unknown>);
      return { ok: true, result: await api.call(method, params) } as never;
    } catch (error) {
      if (!(error instanceof BotApiFailure)) throw error;
      return { ok: false, error_code: error.code, description: error.message } as never;
    }
  });
  let notices: string[] = [];
  let forgeries = 0;
  world.subscribe(event => {
    if (event.type === 'answered') notices.push(event.text);
  });

  /** What the bot is told and has not handled yet; throws what its handlers throw. */
  async function handle(): Promise<void> {
    for (const update of await server.updates.poll({})) await bot.handleUpdate(update);
    server.updates.clear();
  }
  const messages = (chat: number) =>
    world.messages(chat).map(({ message }) => message as unknown as ChatRoomMessage);
  const replies = (chat: number = me.id) =>
    messages(chat).filter(message => message.from.id === botUser.id);
  const lastReply = (chat?: number) => {
    const reply = replies(chat).at(-1);
    if (!reply) throw new Error('the bot has not replied');
    return reply;
  };

  return {
    ...made,
    world,
    replies,
    lastReply,
    async say(text: string, chat: number = me.id, replyTo?: number): Promise<ChatRoomMessage> {
      const message = actions.say(chat, text, replyTo) as ChatRoomMessage;
      await handle();
      return message;
    },
    async edit({ chat, message_id }: ChatRoomMessage, text: string): Promise<void> {
      actions.rewrite(chat.id, message_id, text);
      await handle();
    },
    /** Press a button by its label or its data; returns the notices the bot answers with. */
    async press(wanted: string, message: ChatRoomMessage = lastReply()): Promise<string[]> {
      notices = [];
      const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
      const data = buttons.map(dataOf).find((each, i) => labelOf(buttons[i]) === wanted && each);
      if (!data) throw new Error(`no button ${wanted} under: ${message.text}`);
      actions.press(message.chat.id, message.message_id, data);
      await handle();
      return notices;
    },
    /** A press that no button of the message has, by someone. */
    async forge(data: string, message: ChatRoomMessage = lastReply(), from = me) {
      notices = [];
      const query = { id: server.callbacks.open(), from, message, chat_instance: '1', data };
      await bot.handleUpdate({ update_id: 900 + forgeries++, callback_query: query as never });
      return notices;
    },
  };
}

/** Labels of the buttons under a message, row by row. */
export function labels({ reply_markup }: ChatRoomMessage): string[][] {
  return (reply_markup?.inline_keyboard ?? []).map(row => row.map(labelOf));
}

function labelOf(button: InlineKeyboardButton | undefined): string {
  return button?.text ?? '';
}

/** Data of a button, or nothing for one that opens or copies. */
export function dataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}
