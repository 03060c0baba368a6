import { Command, InvalidArgumentError } from 'commander';
import type { Embedder } from '../index/embedder.ts';
import { openIndex } from '../index/open.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { startPreview } from '../preview/server.ts';
import { createBot } from '../telegram/bot.ts';
import { runBot } from '../telegram/run.ts';
import { exampleQuestions } from './examples.ts';
import { openEmbedder } from './open.ts';
import { createLog, stopSignal, warmAsk } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';

const HIGHEST_PORT = 65_535;

export function previewCommand(): Command {
  return new Command('preview')
    .description('Serve a local chat page with the bot; needs no token.')
    .option('--port <number>', 'port of the page (default: PREVIEW_PORT)', parsePort)
    .action(async (options: { port?: number }) => {
      const settings = readSettings();
      const port = options.port ?? settings.PREVIEW_PORT;
      const embedder = await openEmbedder(settings);
      const index = await openIndex(settings.INDEX_DIR, embedder);
      await servePreview({ ...settings, PREVIEW_PORT: port }, embedder, index);
    });
}

function parsePort(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new InvalidArgumentError(`a port is a number from 0 to ${HIGHEST_PORT}`);
  }
  return port;
}

/** Serve the chat page, and run the bot against it, until it is stopped; closes the index. */
export async function servePreview(
  settings: Settings,
  embedder: Embedder,
  index: ReportIndex,
): Promise<void> {
  const log = createLog({ ...settings, LOG_LEVEL: 'warn' });
  const ask = await warmAsk(index, embedder);
  const examples = await exampleQuestions(index);
  const preview = await startPreview({ port: settings.PREVIEW_PORT, examples });
  const signal = stopSignal();
  process.stdout.write(`Open ${preview.url} and ask. Ctrl-C stops.\n`);
  const bot = createBot({ token: preview.token, apiRoot: preview.apiRoot, ask, log });
  await runBot(bot, log, signal);
  await preview.close();
  index.close();
}
