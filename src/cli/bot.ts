import { Command } from 'commander';
import type { Logger } from 'pino';
import type { Embedder } from '../index/embedder.ts';
import type { LiveIndex } from '../index/live.ts';
import { createBot } from '../telegram/bot.ts';
import { runBot } from '../telegram/run.ts';
import { openEmbedder } from './open.ts';
import { createLog, openLive, warmAsk } from './serve.ts';
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
  const ask = await warmAsk(live, embedder);
  const bot = createBot({ token: tokenOf(settings), ask, log });
  await runBot(bot, log, stopSignal());
  live.close();
}

function tokenOf({ BOT_TOKEN }: Settings): string {
  if (BOT_TOKEN) return BOT_TOKEN;
  throw new SettingsError('BOT_TOKEN is not set: put the token from @BotFather into .env');
}
