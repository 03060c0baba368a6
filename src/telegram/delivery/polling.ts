import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, GrammyError } from 'grammy';
import type { Logger } from 'pino';
import { ALLOWED_UPDATES, messageOf } from '../bot.ts';
import { registerCommands } from '../commands/register.ts';
import type { BotContext } from '../context.ts';
import { TokenError } from './token-error.ts';

const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 15_000;

export interface RunOptions {
  /** Wait before the first new try; each further one waits twice as long. Default 3000. */
  firstWaitMs?: number;
  /** Longest wait; polling that lasted longer than it begins anew. Default 15000. */
  longestWaitMs?: number;
}

/**
 * Poll for updates until the signal aborts; then finish what is in work and confirm it to Telegram.
 * A second poller (409) or a fault of the network is waited out. Throws TokenError when Telegram
 * does not know the token.
 */
export async function runBot(
  bot: Bot<BotContext>,
  log: Logger,
  signal: AbortSignal,
  { firstWaitMs = FIRST_WAIT_MS, longestWaitMs = LONGEST_WAIT_MS }: RunOptions = {},
): Promise<void> {
  let stopped = Promise.resolve();
  const stop = () => {
    stopped = bot.stop().catch((error: unknown) => {
      log.warn({ error: messageOf(error) }, 'last update not confirmed');
    });
  };
  signal.addEventListener('abort', stop, { once: true });
  let wait = firstWaitMs;
  while (!signal.aborted) {
    const started = performance.now();
    try {
      await poll(bot, log, signal);
    } catch (error) {
      if (signal.aborted) break;
      if (isRefusedToken(error)) {
        throw new TokenError('Telegram does not know BOT_TOKEN: copy it again from @BotFather', {
          cause: error,
        });
      }
      if (performance.now() - started > longestWaitMs) wait = firstWaitMs;
      log.warn({ error: messageOf(error), wait }, 'polling stopped, trying again');
      await sleep(wait, undefined, { signal }).catch(() => {});
      wait = Math.min(2 * wait, longestWaitMs);
    }
  }
  signal.removeEventListener('abort', stop);
  await stopped;
}

async function poll(bot: Bot<BotContext>, log: Logger, signal: AbortSignal): Promise<void> {
  // Left to bot.start(), this is tried in silence, ever more rarely, and does not end on abort.
  bot.botInfo = await bot.api.getMe(signal as Parameters<typeof bot.api.getMe>[0]);
  if (signal.aborted) return;
  await bot.start({
    allowed_updates: ALLOWED_UPDATES,
    // Stopping confirms only the update in work, so none may stand behind it.
    limit: 1,
    onStart: async me => {
      log.info({ bot: me.username }, 'polling');
      await registerCommands(bot, new Set()).catch((error: unknown) => {
        log.warn({ error: messageOf(error) }, 'commands not registered');
      });
    },
  });
}

function isRefusedToken(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    (error.error_code === UNAUTHORIZED || error.error_code === NOT_FOUND)
  );
}
