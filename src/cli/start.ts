import { Command } from 'commander';
import type { Embedder } from '../index/embedder.ts';
import { IndexError } from '../index/format.ts';
import { openIndex } from '../index/open.ts';
import { serveBot } from './bot.ts';
import { build, openEmbedder } from './open.ts';
import { servePreview } from './preview.ts';
import { readSettings } from './settings.ts';

export function startCommand(): Command {
  return new Command('start')
    .description(
      'Build the index when there is none, then run the bot, or the preview without BOT_TOKEN.',
    )
    .action(async () => {
      const settings = readSettings();
      const embedder = await openEmbedder(settings);
      const missing = await whyUnusable(settings.INDEX_DIR, embedder);
      if (missing !== null) {
        process.stdout.write(`Building the index of ${settings.REPORTS_DIR} (${missing}) …\n`);
        await build({ inputs: [settings.REPORTS_DIR], indexFolder: settings.INDEX_DIR }, embedder);
      }
      await (settings.BOT_TOKEN ? serveBot : servePreview)(settings, embedder);
    });
}

/** Why the index cannot be served as it is, or null. */
async function whyUnusable(indexFolder: string, embedder: Embedder): Promise<string | null> {
  try {
    (await openIndex(indexFolder, embedder)).close();
    return null;
  } catch (error) {
    if (error instanceof IndexError) return error.message;
    throw error;
  }
}
