import { Command } from 'commander';
import type { Embedder } from '../index/embedder.ts';
import { createBot } from '../telegram/bot.ts';
import { runBot } from '../telegram/run.ts';
import { openEmbedder } from './open.ts';
import { createLog, openAsk, stopSignal } from './serve.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

export function botCommand(): Command {
  return new Command('bot').description('Run the Telegram bot (BOT_TOKEN).').action(async () => {
    const settings = readSettings();
    await serveBot(settings, await openEmbedder(settings));
  });
}

/** Run the bot until it is stopped. Throws SettingsError without a token. */
export async function serveBot(settings: Settings, embedder: Embedder): Promise<void> {
  if (!settings.BOT_TOKEN) {
    throw new SettingsError('BOT_TOKEN is not set: put the token from @BotFather into .env');
  }
  const log = createLog(settings);
  const { ask, index } = await openAsk(settings, embedder);
  const bot = createBot({ token: settings.BOT_TOKEN, ask, log });
  await runBot(bot, log, stopSignal());
  index.close();
}
