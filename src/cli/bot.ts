import { Command } from 'commander';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Embedder } from '../index/embedder.ts';
import type { LiveIndex } from '../index/live.ts';
import { readerSite } from '../reader/routes.ts';
import { createBot } from '../telegram/bot.ts';
import { type Health, healthRoutes } from '../telegram/delivery/health.ts';
import { Intake } from '../telegram/delivery/intake.ts';
import { runBot } from '../telegram/delivery/polling.ts';
import { keepForgetting } from '../telegram/delivery/retention.ts';
import { runWebhook, type Webhook, webhookRoutes } from '../telegram/delivery/webhook.ts';
import { openKeeper } from './corpus-keeper.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { openEmbedder } from './open.ts';
import { openBotState } from './open-state.ts';
import { readerParts } from './reader.ts';
import { createLog, openLive, warmCorpus } from './serve.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { exitWithin, stopSignal } from './stop.ts';

/** Of one person; who asks more is asked to wait. */
const MESSAGES_A_MINUTE = 20;
/** A bot that polls and has not been answered for so long has lost Telegram. */
const LOST_AFTER_MS = 60_000;
const EXIT_WITHIN_MS = 9_000;

export function botCommand(): Command {
  return new Command('bot').description('Run the Telegram bot (BOT_TOKEN).').action(async () => {
    const settings = readSettings();
    tokenOf(settings);
    webhookOf(settings);
    const log = createLog(settings);
    const embedder = await openEmbedder(settings);
    await serveBot(settings, { embedder, live: await openLive(settings, embedder, log), log });
  });
}

/** What questions are answered with. */
export interface Serving {
  embedder: Embedder;
  live: LiveIndex;
  log: Logger;
}

/**
 * Run the bot until it is stopped, by polling or, with WEBHOOK_URL, by webhook; with PUBLIC_URL, the
 * reader pages as well. Closes the index. Throws SettingsError for settings that do not do.
 */
export async function serveBot(
  settings: Settings,
  { embedder, live, log }: Serving,
): Promise<void> {
  const [token, webhook] = [tokenOf(settings), webhookOf(settings)];
  const corpus = await warmCorpus(live, embedder);
  const state = await openBotState(settings, Number(token.split(':')[0]));
  const signal = stopSignal();
  // Later than the intake gives up what is in work, which is kept.
  exitWithin(EXIT_WITHIN_MS, signal);
  await keepForgetting(state, settings.STATE_RETENTION_DAYS, log, signal);
  const adminIds = new Set(settings.ADMIN_IDS);
  const bot = createBot({
    token,
    corpus,
    state,
    log,
    publicUrl: settings.PUBLIC_URL ?? null,
    adminIds,
    messagesAMinute: MESSAGES_A_MINUTE,
    retentionDays: settings.STATE_RETENTION_DAYS,
    keeper: await openKeeper(settings, { embedder, live }),
  });
  const intake = new Intake({ bot, state, log });
  let contactAt = -Infinity;
  const onContact = () => {
    contactAt = performance.now();
  };
  const health = (): Health => ({
    mode: webhook ? 'webhook' : 'polling',
    isConnected: performance.now() - contactAt < (webhook ? Infinity : LOST_AFTER_MS),
    waiting: intake.waiting,
    generation: live.generation,
  });
  const site = new Hono().route('/', healthRoutes(health));
  if (webhook) site.route('/', webhookRoutes(webhook, intake, log));
  if (settings.PUBLIC_URL) {
    const pages = readerSite(readerParts(settings, corpus, log));
    site.all('*', c => pages.fetch(c.req.raw));
  }
  let server: HttpServer | null = null;
  try {
    if (webhook || settings.PUBLIC_URL) {
      server = await startHttpServer(site, settings);
      log.info({ url: server.url }, 'listening for the reverse proxy');
    }
    const parts = { bot, intake, adminIds, log, onContact };
    await (webhook ? runWebhook({ ...parts, webhook }, signal) : runBot(parts, signal));
  } finally {
    await server?.close();
    await state.close();
    live.close();
  }
}

function tokenOf({ BOT_TOKEN }: Settings): string {
  if (BOT_TOKEN) return BOT_TOKEN;
  throw new SettingsError('BOT_TOKEN is not set: put the token from @BotFather into .env');
}

/** Null for polling. Anybody could write to a webhook without a secret in others' names. */
function webhookOf({ WEBHOOK_URL, WEBHOOK_SECRET }: Settings): Webhook | null {
  if (!WEBHOOK_URL) return null;
  if (WEBHOOK_SECRET) return { url: WEBHOOK_URL, secret: WEBHOOK_SECRET };
  throw new SettingsError(
    'WEBHOOK_URL needs WEBHOOK_SECRET: put 16 to 256 letters, digits, _ and - into .env, ' +
      'such as openssl rand -hex 32 gives',
  );
}
