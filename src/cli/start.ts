import { Command } from 'commander';
import type { Logger } from 'pino';
import type { Embedder } from '../index/embedder.ts';
import { IndexError } from '../index/format.ts';
import type { LiveIndex } from '../index/live.ts';
import { serveBot } from './bot.ts';
import { buildInChild } from './build-in-child.ts';
import { openEmbedder } from './open.ts';
import { servePreview } from './preview.ts';
import { BuildProgress } from './progress.ts';
import { createLog, openLive } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';

export function startCommand(): Command {
  return new Command('start')
    .description(
      'Build the index when there is none, then run the bot, or the preview without BOT_TOKEN.',
    )
    .action(async () => {
      const settings = readSettings();
      const log = createLog(settings);
      const embedder = await openEmbedder(settings);
      const live = await openOrBuild(settings, embedder, log);
      await (settings.BOT_TOKEN ? serveBot : servePreview)(settings, { embedder, live, log });
    });
}

/** The index as it is, or built where it cannot be served: never in this process. */
async function openOrBuild(
  settings: Settings,
  embedder: Embedder,
  log: Logger,
): Promise<LiveIndex> {
  try {
    return await openLive(settings, embedder, log);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    process.stdout.write(`Building the index of ${settings.REPORTS_DIR} (${error.message}) …\n`);
  }
  await buildOnTerminal();
  return openLive(settings, embedder, log);
}

async function buildOnTerminal(): Promise<void> {
  const progress = new BuildProgress();
  try {
    const { skipped } = await buildInChild(progress.advance);
    progress.stop();
    for (const { file, reason } of skipped) process.stderr.write(`skipped ${file}: ${reason}\n`);
  } finally {
    progress.stop();
  }
}
