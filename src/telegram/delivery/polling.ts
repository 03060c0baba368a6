import { setTimeout as sleep } from 'node:timers/promises';
import { Bot, type Transformer } from 'grammy';
import type { Logger } from 'pino';
import { clientOptions } from '../calls/client-options.ts';
import { reasonOf } from '../calls/reason.ts';
import { registerCommands } from '../commands/register.ts';
import type { BotContext } from '../context.ts';
import { type ConnectionWaits, isTokenRefusal, keepConnected } from './connection.ts';
import type { Intake } from './intake.ts';
import { ALLOWED_UPDATES } from './update-facts.ts';

/** Telegram answers an empty poll after that long; a request without an answer is given up after. */
const POLL_SECONDS = 8;
const TIMEOUT_SECONDS = 12;
/** The last poll only confirms; the stop does not wait longer for it. */
const CONFIRM_WITHIN_MS = 4_000;
const LONGEST_RETRY_AFTER_SECONDS = 60;
const MS = 1000;
const UNAUTHORIZED = 401;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

export interface PollingParts {
  bot: Bot<BotContext>;
  intake: Intake;
  /** Address of the Bot API; default Telegram's. */
  apiRoot?: string | undefined;
  adminIds: ReadonlySet<number>;
  log: Logger;
  /** Telegram has answered a poll. */
  onContact?: () => void;
}

/**
 * Poll for updates and hand them to the intake until the signal aborts; then confirm to Telegram what
 * was taken and end what is in work. A second poller (409) or a fault of the network is waited out.
 * Throws TokenError when Telegram does not know the token.
 */
export async function runBot(
  parts: PollingParts,
  signal: AbortSignal,
  waits: ConnectionWaits = {},
): Promise<void> {
  const { intake, log } = parts;
  try {
    await keepConnected(() => poll(parts, signal), log, signal, waits);
  } finally {
    await intake.stop();
  }
}

/** One stretch of polling, until it fails or the signal aborts. */
async function poll(parts: PollingParts, signal: AbortSignal): Promise<void> {
  const { bot, intake, log, adminIds } = parts;
  const poller = createPoller(parts);
  // Left to start(), this is tried in silence, ever more rarely, and does not end on abort.
  poller.botInfo = await poller.api.getMe(signal as Parameters<typeof poller.api.getMe>[0]);
  bot.botInfo = poller.botInfo;
  if (signal.aborted) return;
  await intake.open();
  let stopped = Promise.resolve();
  const stop = () => {
    // What is in work ends meanwhile.
    stopped = Promise.all([
      intake.stop(),
      poller.stop().catch((error: unknown) => {
        log.warn({ error: reasonOf(error) }, 'last update not confirmed');
      }),
    ]).then(() => {});
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await poller.start({
      allowed_updates: ALLOWED_UPDATES,
      timeout: POLL_SECONDS,
      onStart: me => {
        log.info({ bot: me.username, mode: 'polling' }, 'polling');
        registerCommands(bot, adminIds).catch((error: unknown) => {
          log.warn({ error: reasonOf(error) }, 'commands not registered');
        });
      },
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await stopped;
  }
}

/** A bot that does nothing but hand over updates, one after the other. */
function createPoller({ bot, intake, apiRoot, onContact }: PollingParts): Bot {
  const poller = new Bot(bot.token, { client: clientOptions(apiRoot, TIMEOUT_SECONDS) });
  let taken = 0;
  poller.use(async ({ update }) => {
    await intake.room();
    await intake.take(update);
    taken = update.update_id;
  });
  // An update that could not be kept ends this stretch; it comes again in the next one.
  poller.catch(({ error }) => {
    throw error;
  });
  poller.api.config.use(async (call, method, payload, signal) => {
    if (method === 'deleteWebhook') return callOnce(call, method, payload, signal);
    if (method !== 'getUpdates') return call(method, payload, signal);
    // Telegram forgets what an offset confirms: only what is taken may be.
    const { offset = 0 } = payload as { offset?: number };
    const confirming = { ...payload, offset: Math.min(offset, taken + 1) };
    const limit = signal ?? (AbortSignal.timeout(CONFIRM_WITHIN_MS) as Parameters<Transformer>[3]);
    const response = await call(method, confirming, limit);
    if (response.ok) onContact?.();
    // All others grammY tries again in silence.
    if (!response.ok && isTokenRefusal(response)) return { ...response, error_code: UNAUTHORIZED };
    const seconds = response.ok ? undefined : response.parameters?.retry_after;
    if (seconds === undefined || !signal) return response;
    // Waited for here, since grammY's own waiting does not end when the bot is stopped.
    const wait = Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) * MS;
    await sleep(wait, undefined, { signal: signal as AbortSignal }).catch(() => {});
    return { ...response, parameters: { retry_after: 0 } } as typeof response;
  });
  return poller;
}

/** Left to grammY, what fails is tried again in silence, ever more rarely. */
async function callOnce(...[call, method, payload, signal]: Parameters<Transformer>) {
  const response = await call(method, payload, signal).catch((error: unknown) => {
    throw new Error(reasonOf(error));
  });
  const isRetried =
    !response.ok &&
    (response.error_code >= SERVER_ERROR || response.error_code === TOO_MANY_REQUESTS);
  if (isRetried) throw new Error(response.description);
  return response;
}
