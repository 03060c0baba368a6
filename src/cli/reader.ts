import { Command } from 'commander';
import type { Logger } from 'pino';
import { type ReaderParts, readerSite } from '../reader/routes.ts';
import { type RunningReader, startReader } from '../reader/server.ts';
import { SourceReader } from '../reader/source-reader.ts';
import type { Corpus } from '../telegram/corpus.ts';
import { openEmbedder } from './open.ts';
import { createLog, openLive, warmCorpus } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';
import { stopSignal } from './stop.ts';

export function readerCommand(): Command {
  return new Command('reader')
    .description('Serve pages that show the reports, and quotes where they stand; no bot.')
    .action(async () => {
      const settings = readSettings();
      const log = createLog(settings);
      const embedder = await openEmbedder(settings);
      const live = await openLive(settings, embedder, log);
      const reader = await openReader(settings, await warmCorpus(live, embedder), log);
      process.stdout.write(`Open ${reader.url} and read. Ctrl-C stops.\n`);
      await stopped(stopSignal());
      await reader.close();
      live.close();
    });
}

/** Serve the reader pages at READER_PORT. */
export function openReader(
  settings: Settings,
  corpus: Corpus,
  log: Logger,
): Promise<RunningReader> {
  const site = readerSite(readerParts(settings, corpus, log));
  return startReader(site, settings.READER_PORT);
}

/** What the reader pages are made of; their address is PUBLIC_URL, else the one they are asked at. */
export function readerParts(settings: Settings, corpus: Corpus, log: Logger): ReaderParts {
  return {
    corpus: {
      ask: async text => (await corpus.ask(text, null)).answer,
      use: work => corpus.use(work),
    },
    sources: new SourceReader(settings.INDEX_DIR),
    publicUrl: settings.PUBLIC_URL ?? null,
    onError: message => log.error({ error: message }, 'page failed'),
  };
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
