import { autoRetry } from '@grammyjs/auto-retry';
import { Bot, type BotConfig } from 'grammy';
import { admin } from './admin/admin.ts';
import { commands } from './commands/commands.ts';
import { timeline } from './commands/timeline.ts';
import type { BotContext, BotParts } from './context.ts';
import { inline } from './inline/inline.ts';
import { createLanguages } from './languages.ts';
import { buttons } from './questions/buttons.ts';
import { questions } from './questions/questions.ts';
import { say } from './reply/say.ts';

export interface BotOptions extends BotParts {
  token: string;
  /** Address of the Bot API; default Telegram's. */
  apiRoot?: string;
  /** Known beforehand in tests; asked for otherwise. */
  botInfo?: BotConfig<BotContext>['botInfo'];
}

/** What the bot wants to be told; all else is not sent. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'chosen_inline_result',
  'my_chat_member',
] as const;

const API_TIMEOUT_SECONDS = 60;
const RETRIES = { maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true };
/** Polling has its own loop with its own waiting; "typing" is late when it is tried again. */
const NOT_RETRIED = new Set(['getUpdates', 'sendChatAction']);

/** The bot with all its handlers; it does nothing until it is given updates. */
export function createBot({ token, apiRoot, botInfo, ...parts }: BotOptions): Bot<BotContext> {
  const bot = new Bot<BotContext>(token, {
    client: { timeoutSeconds: API_TIMEOUT_SECONDS, ...(apiRoot ? { apiRoot } : {}) },
    ...(botInfo ? { botInfo } : {}),
  });
  const retry = autoRetry(RETRIES);
  bot.api.config.use((call, method, payload, signal) =>
    NOT_RETRIED.has(method) ? call(method, payload, signal) : retry(call, method, payload, signal),
  );

  bot.use(createLanguages(parts.state));
  // The first that knows what to do with an update does it.
  bot.use(admin(parts));
  bot.use(commands(parts));
  bot.use(timeline(parts));
  bot.use(inline(parts));
  bot.use(buttons(parts));
  bot.use(questions(parts));

  bot.catch(async ({ error, ctx }) => {
    // The message only: the whole error may hold the address, and the token in it.
    parts.log.error({ update: ctx.update.update_id, error: messageOf(error) }, 'update failed');
    await say(ctx, { text: ctx.t('failed') }).catch(() => {});
  });
  return bot;
}

/** What went wrong, in one line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
