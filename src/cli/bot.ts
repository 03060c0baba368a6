import { Command } from 'commander';
import type { Logger } from 'pino';
import type { Embedder } from '../index/embedder.ts';
import type { LiveIndex } from '../index/live.ts';
import { createBot } from '../telegram/bot.ts';
import { runBot } from '../telegram/delivery/polling.ts';
import { openState } from '../telegram/state/open-state.ts';
import { openEmbedder } from './open.ts';
import { openReader } from './reader.ts';
import { createLog, openLive, warmCorpus } from './serve.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { stopSignal } from './stop.ts';

export function botCommand(): Command {
  return new Command('bot').description('Run the Telegram bot (BOT_TOKEN).').action(async () => {
    const settings = readSettings();
    tokenOf(settings);
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

/** Run the bot until it is stopped; closes the index. Throws SettingsError without a token. */
export async function serveBot(settings: Settings, { embedder, live, log }: Serving) {
  const corpus = await warmCorpus(live, embedder);
  const token = tokenOf(settings);
  const state = openState(settings.STATE_FILE, { botId: Number(token.split(':')[0]) });
  const bot = createBot({
    token,
    corpus,
    state,
    log,
    publicUrl: settings.PUBLIC_URL ?? null,
    adminIds: new Set(settings.ADMIN_IDS),
    keeper: null,
  });
  const reader = settings.PUBLIC_URL ? await openReader(settings, corpus, log) : null;
  if (reader) log.info({ at: reader.url, as: settings.PUBLIC_URL }, 'reader pages');
  await runBot(bot, log, stopSignal());
  await reader?.close();
  await state.close();
  live.close();
}

function tokenOf({ BOT_TOKEN }: Settings): string {
  if (BOT_TOKEN) return BOT_TOKEN;
  throw new SettingsError('BOT_TOKEN is not set: put the token from @BotFather into .env');
}
