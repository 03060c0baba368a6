import { Command } from 'commander';
import type { Embedder } from '../index/embedder.ts';
import { IndexError } from '../index/format.ts';
import { openIndex } from '../index/open.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { serveBot } from './bot.ts';
import { build, openEmbedder } from './open.ts';
import { servePreview } from './preview.ts';
import { readSettings, type Settings } from './settings.ts';

export function startCommand(): Command {
  return new Command('start')
    .description(
      'Build the index when there is none, then run the bot, or the preview without BOT_TOKEN.',
    )
    .action(async () => {
      const settings = readSettings();
      const embedder = await openEmbedder(settings);
      const index = await openOrBuild(settings, embedder);
      await (settings.BOT_TOKEN ? serveBot : servePreview)(settings, embedder, index);
    });
}

/** The index as it is, or built where it cannot be served. */
async function openOrBuild(settings: Settings, embedder: Embedder): Promise<ReportIndex> {
  const { INDEX_DIR: indexFolder, REPORTS_DIR: reports } = settings;
  try {
    return await openIndex(indexFolder, embedder);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    process.stdout.write(`Building the index of ${reports} (${error.message}) …\n`);
  }
  await build({ inputs: [reports], indexFolder }, embedder);
  return openIndex(indexFolder, embedder);
}
