import { Command } from 'commander';
import type { Embedder } from '../index/embedder.ts';
import { openIndex } from '../index/open.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { createBot } from '../telegram/bot.ts';
import { runBot } from '../telegram/run.ts';
import { openEmbedder } from './open.ts';
import { createLog, stopSignal, warmAsk } from './serve.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

export function botCommand(): Command {
  return new Command('bot').description('Run the Telegram bot (BOT_TOKEN).').action(async () => {
    const settings = readSettings();
    tokenOf(settings);
    const embedder = await openEmbedder(settings);
    await serveBot(settings, embedder, await openIndex(settings.INDEX_DIR, embedder));
  });
}

/** Run the bot until it is stopped; closes the index. Throws SettingsError without a token. */
export async function serveBot(
  settings: Settings,
  embedder: Embedder,
  index: ReportIndex,
): Promise<void> {
  const token = tokenOf(settings);
  const log = createLog(settings);
  const ask = await warmAsk(index, embedder);
  const bot = createBot({ token, ask, log });
  await runBot(bot, log, stopSignal());
  index.close();
}

function tokenOf({ BOT_TOKEN }: Settings): string {
  if (BOT_TOKEN) return BOT_TOKEN;
  throw new SettingsError('BOT_TOKEN is not set: put the token from @BotFather into .env');
}
