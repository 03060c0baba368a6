import { autoRetry } from '@grammyjs/auto-retry';
import { Bot, type BotConfig } from 'grammy';
import { admin } from './admin/admin.ts';
import { clientOptions } from './calls/client-options.ts';
import { mendCalls } from './calls/mend-calls.ts';
import { throughOutages } from './calls/outages.ts';
import { reasonOf } from './calls/reason.ts';
import { failureOf } from './calls/refusals.ts';
import { replyTurns } from './calls/reply-turn.ts';
import { commands } from './commands/commands.ts';
import type { BotContext, BotParts } from './context.ts';
import { chatNews } from './delivery/chat-news.ts';
import { userLimit } from './delivery/user-limit.ts';
import { inline } from './inline/inline.ts';
import { createLanguages } from './languages.ts';
import { buttons } from './questions/buttons.ts';
import { deepLinks } from './questions/deep-links.ts';
import { questions } from './questions/questions.ts';
import { say } from './reply/say.ts';

export interface BotOptions extends BotParts {
  token: string;
  /** Address of the Bot API; default Telegram's. */
  apiRoot?: string | undefined;
  /** Known beforehand in tests; asked for otherwise. */
  botInfo?: BotConfig<BotContext>['botInfo'];
  /** Messages of one person that are answered in a minute; default all. */
  messagesAMinute?: number;
}

const API_TIMEOUT_SECONDS = 30;
/** At most a minute of waiting when Telegram asks for it. */
const RETRIES = { maxRetryAttempts: 2, maxDelaySeconds: 30, rethrowHttpErrors: true };
/** "typing" is late when it is tried again; getMe asks whether Telegram is there now. */
const NOT_RETRIED = new Set(['sendChatAction', 'getMe']);

/** The bot with all its handlers; it does nothing until it is given updates. */
export function createBot(options: BotOptions): Bot<BotContext> {
  const { token, apiRoot, botInfo, messagesAMinute = Infinity, ...parts } = options;
  const { state, log, adminIds } = parts;
  const bot = new Bot<BotContext>(token, {
    client: clientOptions(apiRoot, API_TIMEOUT_SECONDS),
    ...(botInfo ? { botInfo } : {}),
  });
  const retry = autoRetry(RETRIES);
  // Each stands around the ones before it.
  bot.api.config.use(
    replyTurns(),
    (call, method, payload, signal) =>
      NOT_RETRIED.has(method)
        ? call(method, payload, signal)
        : retry(call, method, payload, signal),
    throughOutages(log),
    mendCalls(state, log),
  );

  bot.use(createLanguages(state));
  bot.use(chatNews(state));
  bot.use(userLimit(messagesAMinute, adminIds));
  // The first that knows what to do with an update does it.
  bot.use(admin(parts));
  bot.use(deepLinks(parts));
  bot.use(commands(parts));
  bot.use(inline(parts));
  bot.use(buttons(parts));
  bot.use(questions(parts));

  bot.catch(async ({ error, ctx }) => {
    const line = { update: ctx.update.update_id, error: reasonOf(error) };
    if (failureOf(error) === 'chat gone') return log.info(line, 'chat is gone');
    log.error(line, 'update failed');
    const text = ctx.t('failed');
    const told = ctx.callbackQuery ? ctx.answerCallbackQuery(text) : say(ctx, { text });
    await told.catch(() => {});
  });
  return bot;
}
