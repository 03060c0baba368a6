import { Command } from 'commander';
import { currentGeneration } from '../index/publish.ts';
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
      if ((await currentGeneration(settings.INDEX_DIR)) === null) {
        process.stdout.write(`Building the index of ${settings.REPORTS_DIR} …\n`);
        await build({ inputs: [settings.REPORTS_DIR], indexFolder: settings.INDEX_DIR }, embedder);
      }
      await (settings.BOT_TOKEN ? serveBot : servePreview)(settings, embedder);
    });
}
