import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, type Transformer } from 'grammy';
import type { Logger } from 'pino';
import { reasonOf } from './reason.ts';

/** Too late to be of use when Telegram is back, or waited for elsewhere. */
const NOT_WAITED_FOR = new Set([
  'getMe',
  'sendChatAction',
  'answerInlineQuery',
  'answerCallbackQuery',
]);
/** A call that fails so often while Telegram answers others has itself to blame. */
const MOST_TRIES = 4;
const SERVER_ERROR = 500;
const UNAVAILABLE = 'Telegram cannot be reached, waiting';

export interface OutageWaits {
  /** Before Telegram is first asked again; each further time twice as long. Default 1000. */
  firstWaitMs?: number;
  /** Default 10000. */
  longestWaitMs?: number;
}

/**
 * Waits while Telegram cannot be reached, and calls again when it answers: what was asked of the bot
 * before is still to be answered then. A call that got through, but whose answer was lost, is made
 * twice; Telegram is asked for something harmless first, so that this happens once an outage.
 */
export function throughOutages(
  log: Logger,
  { firstWaitMs = 1_000, longestWaitMs = 10_000 }: OutageWaits = {},
): Transformer {
  // All calls wait for the same return.
  let back: Promise<void> | null = null;

  const untilBack = async (call: Parameters<Transformer>[0], signal?: AbortSignal) => {
    for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
      await sleep(wait, undefined, signal ? { signal } : {});
      const isBack = await call('getMe', {}, signal as never).then(
        answer => answer.ok || answer.error_code < SERVER_ERROR,
        () => false,
      );
      if (isBack) return;
    }
  };

  return async (call, method, payload, signal) => {
    for (let tries = 1; ; tries++) {
      let reason: string;
      try {
        const response = await call(method, payload, signal);
        if (response.ok || response.error_code < SERVER_ERROR) return response;
        if (tries === MOST_TRIES || NOT_WAITED_FOR.has(method)) return response;
        reason = response.description;
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted) throw error;
        if (tries === MOST_TRIES || NOT_WAITED_FOR.has(method)) throw error;
        reason = reasonOf(error);
      }
      log.warn({ method, reason }, UNAVAILABLE);
      back ??= untilBack(call, signal as AbortSignal | undefined).finally(() => {
        back = null;
      });
      await back.catch(error => {
        if (signal?.aborted) throw error;
      });
    }
  };
}
