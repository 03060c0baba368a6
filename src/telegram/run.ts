import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, GrammyError } from 'grammy';
import type { Logger } from 'pino';
import { COMMANDS, messageOf } from './bot.ts';

/** Telegram refuses the token: only the operator can help. */
export class TokenError extends Error {
  override name = 'TokenError';
}

const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Poll for updates until the signal aborts; then finish what is in work and confirm it to Telegram.
 * A second poller (409) or a fault of the network is waited out. Throws TokenError when Telegram
 * does not know the token.
 */
export async function runBot(bot: Bot, log: Logger, signal: AbortSignal): Promise<void> {
  const stop = () => void bot.stop();
  signal.addEventListener('abort', stop, { once: true });
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await bot.start({
        allowed_updates: ['message'],
        onStart: async me => {
          wait = FIRST_WAIT_MS;
          log.info({ bot: me.username }, 'polling');
          await bot.api.setMyCommands(COMMANDS).catch((error: unknown) => {
            log.warn({ error: messageOf(error) }, 'commands not registered');
          });
        },
      });
    } catch (error) {
      if (isRefusedToken(error)) {
        throw new TokenError('Telegram does not know BOT_TOKEN: copy it again from @BotFather', {
          cause: error,
        });
      }
      log.warn({ error: messageOf(error), wait }, 'polling stopped, trying again');
      await sleep(wait, undefined, { signal }).catch(() => {});
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
  }
  signal.removeEventListener('abort', stop);
}

function isRefusedToken(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    (error.error_code === UNAUTHORIZED || error.error_code === NOT_FOUND)
  );
}
