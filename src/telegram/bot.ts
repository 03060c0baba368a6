import { autoRetry } from '@grammyjs/auto-retry';
import { Bot, type BotConfig, type Context } from 'grammy';
import type { Logger } from 'pino';
import type { Answered } from '../answer/answer.ts';
import { MAX_QUESTION_CHARACTERS, type PreviousQuestion } from '../search/understand.ts';
import { questionFor } from './addressed.ts';
import { ChatMemory } from './memory.ts';
import { renderAnswer } from './render.ts';
import { wordsForCode } from './words.ts';

/** Answers one question; `previous` is the one before it in the chat. */
export type Ask = (text: string, previous: PreviousQuestion | null) => Promise<Answered>;

export interface BotOptions {
  token: string;
  ask: Ask;
  log: Logger;
  /** Address of the Bot API; default Telegram's. */
  apiRoot?: string;
  /** Known beforehand in tests; asked for otherwise. */
  botInfo?: BotConfig<Context>['botInfo'];
}

/** Commands as they are listed to users. */
export const COMMANDS = [
  { command: 'ask', description: '提问 · ask a question' },
  { command: 'help', description: '怎么用 · how to use' },
];

const API_TIMEOUT_SECONDS = 60;
const RETRIES = { maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true };
/** Polling has its own loop with its own waiting; "typing" is late when it is tried again. */
const NOT_RETRIED = new Set(['getUpdates', 'sendChatAction']);
const ASKABLE = /[\p{L}\p{N}]/u;

/** The bot with all its handlers; it does nothing until it is started or given updates. */
export function createBot({ token, ask, log, apiRoot, botInfo }: BotOptions): Bot {
  const bot = new Bot(token, {
    client: { timeoutSeconds: API_TIMEOUT_SECONDS, ...(apiRoot ? { apiRoot } : {}) },
    ...(botInfo ? { botInfo } : {}),
  });
  const memory = new ChatMemory();
  const retry = autoRetry(RETRIES);
  bot.api.config.use((call, method, payload, signal) =>
    NOT_RETRIED.has(method) ? call(method, payload, signal) : retry(call, method, payload, signal),
  );

  const answer = async (context: Context, question: string): Promise<void> => {
    const words = wordsForCode(context.from?.language_code);
    if (!ASKABLE.test(question)) return say(context, words.noWords);
    if (question.length > MAX_QUESTION_CHARACTERS) {
      return say(context, words.tooLong(MAX_QUESTION_CHARACTERS));
    }
    const chatId = context.chat?.id ?? 0;
    // Only a courtesy: an answer must not fail because this does.
    context.replyWithChatAction('typing').catch(() => {});
    const started = performance.now();
    const answered = await ask(question, memory.recall(chatId));
    memory.remember(chatId, answered.remembered);
    const { text, entities } = renderAnswer(answered.answer);
    await say(context, text, entities);
    const { status, reason, quotes } = answered.answer;
    const milliseconds = Math.round(performance.now() - started);
    log.info({
      update: context.update.update_id,
      status,
      reason,
      quotes: quotes.length,
      milliseconds,
    });
  };

  // Not posts of a channel, whose commands would match as well.
  const messages = bot.on('message');
  messages.command('start', context =>
    say(context, wordsForCode(context.from?.language_code).start),
  );
  messages.command('help', context => say(context, wordsForCode(context.from?.language_code).help));
  messages.command('ask', context => answer(context, context.match));
  messages.on('message:text', async context => {
    const question = questionFor(context.message, context.me);
    if (question !== null) await answer(context, question);
  });
  messages.chatType('private', async context => {
    await say(context, wordsForCode(context.from?.language_code).textOnly);
  });
  bot.catch(async ({ error, ctx }) => {
    // The message only: the whole error may hold the address, and the token in it.
    log.error({ update: ctx.update.update_id, error: messageOf(error) }, 'update failed');
    await say(ctx, wordsForCode(ctx.from?.language_code).failed).catch(() => {});
  });
  return bot;
}

async function say(
  context: Context,
  text: string,
  entities: NonNullable<Parameters<Context['reply']>[1]>['entities'] = [],
): Promise<void> {
  const messageId = context.msg?.message_id;
  await context.reply(text, {
    entities,
    link_preview_options: { is_disabled: true },
    ...(messageId === undefined
      ? {}
      : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } }),
  });
}

/** What went wrong, in one line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
