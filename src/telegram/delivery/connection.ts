import { setTimeout as sleep } from 'node:timers/promises';
import { GrammyError } from 'grammy';
import type { Logger } from 'pino';
import { reasonOf } from '../calls/reason.ts';
import { TokenError, WebhookError } from './operator-errors.ts';

const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 15_000;
const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
const LOGGED_OUT = /^(?:bad request: )?logged out/iu;

export interface ConnectionWaits {
  /** Wait before the first new try; each further one waits twice as long. Default 3000. */
  firstWaitMs?: number;
  /** Longest wait; a connection that lasted longer than it begins anew. Default 15000. */
  longestWaitMs?: number;
}

/**
 * Keep up a connection to Telegram until the signal aborts: when it ends by an error, it is tried
 * again after a while. Throws TokenError when Telegram does not know the token,
 * and what `connect` throws as WebhookError.
 */
export async function keepConnected(
  connect: () => Promise<void>,
  log: Logger,
  signal: AbortSignal,
  { firstWaitMs = FIRST_WAIT_MS, longestWaitMs = LONGEST_WAIT_MS }: ConnectionWaits = {},
): Promise<void> {
  let wait = firstWaitMs;
  while (!signal.aborted) {
    const started = performance.now();
    try {
      await connect();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof GrammyError && isTokenRefusal(error)) {
        throw new TokenError('Telegram does not know BOT_TOKEN: copy it again from @BotFather', {
          cause: error,
        });
      }
      if (error instanceof WebhookError) throw error;
      if (performance.now() - started > longestWaitMs) wait = firstWaitMs;
      log.warn({ error: reasonOf(error), wait }, 'no connection to Telegram, trying again');
      await sleep(wait, undefined, { signal }).catch(() => {});
      wait = Math.min(2 * wait, longestWaitMs);
    }
  }
}

/** Whether a refusal says that the token is wrong, taken back or logged out. */
export function isTokenRefusal(refusal: { error_code: number; description: string }): boolean {
  const { error_code: code, description } = refusal;
  return code === UNAUTHORIZED || code === NOT_FOUND || LOGGED_OUT.test(description);
}
