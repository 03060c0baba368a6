import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type Bot, GrammyError } from 'grammy';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { z } from 'zod';
import { reasonOf } from '../calls/reason.ts';
import { registerCommands } from '../commands/register.ts';
import type { BotContext } from '../context.ts';
import { type ConnectionWaits, keepConnected } from './connection.ts';
import type { Intake } from './intake.ts';
import { WebhookError } from './operator-errors.ts';
import { ALLOWED_UPDATES } from './update-facts.ts';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const MOST_BYTES = 1024 * 1024;
/** Calls that Telegram makes at once. */
const MAX_CONNECTIONS = 20;
const RETRY_AFTER_SECONDS = '5';
const BAD_REQUEST = 400;

const SomeUpdate = z.looseObject({ update_id: z.int().nonnegative() });

export interface Webhook {
  /** Address that Telegram calls. */
  url: string;
  /** What Telegram proves itself by. */
  secret: string;
}

/** Takes updates from Telegram: 200 as soon as one is kept, long before it is answered. */
export function webhookRoutes({ url, secret }: Webhook, intake: Intake, log: Logger): Hono {
  const routes = new Hono();
  const path = new URL(url).pathname;
  routes.post(
    path,
    async (c, next) => {
      if (isSame(c.req.header(SECRET_HEADER) ?? '', secret)) return next();
      log.debug('webhook called without its secret');
      return c.json({ error: 'unauthorized' }, 401);
    },
    bodyLimit({ maxSize: MOST_BYTES, onError: c => c.json({ error: 'too large' }, 413) }),
    async c => {
      const update = SomeUpdate.safeParse(await c.req.json().catch(() => null));
      if (!update.success) return c.json({ error: 'not an update' }, 400);
      // Telegram calls again with what it is not told to be taken.
      if (intake.isFull) return c.json({ error: 'full' }, 503, retryLater());
      try {
        await intake.take(update.data as Parameters<Intake['take']>[0]);
      } catch (error) {
        log.error({ update: update.data.update_id, error: reasonOf(error) }, 'update not kept');
        return c.json({ error: 'not kept' }, 503, retryLater());
      }
      return c.json({ ok: true });
    },
  );
  return routes;
}

export interface WebhookParts {
  bot: Bot<BotContext>;
  intake: Intake;
  webhook: Webhook;
  adminIds: ReadonlySet<number>;
  log: Logger;
  /** Telegram has taken the webhook. */
  onContact?: () => void;
}

/**
 * Have Telegram call the webhook until the signal aborts; then end what is in work. The webhook stays
 * set: Telegram keeps what comes meanwhile. Throws TokenError for a token that Telegram does not
 * know, WebhookError for a webhook that it does not take.
 */
export async function runWebhook(
  { bot, intake, webhook, adminIds, log, onContact }: WebhookParts,
  signal: AbortSignal,
  waits: ConnectionWaits = {},
): Promise<void> {
  const apiSignal = signal as Parameters<typeof bot.api.getMe>[0];
  const connect = async () => {
    bot.botInfo = await bot.api.getMe(apiSignal);
    await intake.open();
    await bot.api.setWebhook(
      webhook.url,
      {
        secret_token: webhook.secret,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: MAX_CONNECTIONS,
      },
      apiSignal,
    );
    onContact?.();
    log.info({ bot: bot.botInfo.username, mode: 'webhook' }, 'webhook set');
    registerCommands(bot, adminIds).catch((error: unknown) => {
      log.warn({ error: reasonOf(error) }, 'commands not registered');
    });
    if (!signal.aborted) await once(signal, 'abort');
  };
  const connectOrSay = () =>
    connect().catch(error => {
      if (!isRefusedWebhook(error)) throw error;
      const reason = reasonOf(error);
      throw new WebhookError(`Telegram does not take WEBHOOK_URL or WEBHOOK_SECRET: ${reason}`, {
        cause: error,
      });
    });
  try {
    await keepConnected(connectOrSay, log, signal, waits);
  } finally {
    await intake.stop();
  }
}

function isRefusedWebhook(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.method === 'setWebhook' &&
    error.error_code === BAD_REQUEST
  );
}

/** Takes the same time wherever the texts differ, and however long they are. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map(text => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function retryLater(): { 'retry-after': string } {
  return { 'retry-after': RETRY_AFTER_SECONDS };
}
