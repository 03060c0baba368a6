import type { Logger } from 'pino';
import { reasonOf } from '../calls/reason.ts';
import type { State } from '../state/state.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Forget what is older than so many days, now and once a day until the signal aborts. */
export async function keepForgetting(
  state: Pick<State, 'forgetBefore'>,
  days: number,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const forget = async () => {
    try {
      await state.forgetBefore(new Date(Date.now() - days * DAY_MS));
    } catch (error) {
      log.error({ error: reasonOf(error) }, 'what is old is not forgotten');
    }
  };
  const timer = setInterval(forget, DAY_MS).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  await forget();
}
