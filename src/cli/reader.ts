import { Command } from 'commander';
import type { Logger } from 'pino';
import { SourceReader } from '../reader/report/source-reader.ts';
import { type ReaderParts, readerSite } from '../reader/routes.ts';
import type { Corpus } from '../telegram/corpus.ts';
import { startHttpServer } from './http-server.ts';
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
      const corpus = await warmCorpus(live, embedder);
      const site = readerSite(readerParts(settings, corpus, log));
      const server = await startHttpServer(site, settings);
      process.stdout.write(`Open ${server.url}/ and read. Ctrl-C stops.\n`);
      await stopped(stopSignal());
      await server.close();
      live.close();
    });
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
