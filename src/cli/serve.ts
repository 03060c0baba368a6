import pino, { type DestinationStream, type Logger } from 'pino';
import type { Embedder } from '../index/embedder.ts';
import { LiveIndex } from '../index/live.ts';
import { withoutTokens } from '../telegram/calls/reason.ts';
import type { Corpus } from '../telegram/corpus.ts';
import { liveCorpus } from '../telegram/live-corpus.ts';
import { openGenerations } from './index-place.ts';
import type { Settings } from './settings.ts';

/** Logs go to standard error, one JSON object a line; a token is left out whoever logs it. */
export function createLog(
  settings: Pick<Settings, 'LOG_LEVEL'>,
  destination: DestinationStream = pino.destination(2),
): Logger {
  const options = { level: settings.LOG_LEVEL, base: null, hooks: { streamWrite: withoutTokens } };
  return pino(options, destination);
}

/** The index as it is served now and after every build, with a line in the log for each. */
export async function openLive(
  settings: Settings,
  embedder: Embedder,
  log: Logger,
): Promise<LiveIndex> {
  const onWarning = (message: string) => log.warn(message);
  return LiveIndex.of(await openGenerations(settings, embedder, { onWarning }), {
    onSwap: ({ from, to, milliseconds }) =>
      log.info({ generation: to, before: from, milliseconds }, 'serving a new generation'),
    onRefused: (generation, reason) =>
      log.error({ generation, reason }, 'new generation not served, the one before goes on'),
  });
}

/** What answers questions from an index, with the first, slowest one behind it. */
export async function warmCorpus(live: LiveIndex, embedder: Embedder): Promise<Corpus> {
  const corpus = liveCorpus(live, embedder);
  await corpus.ask('会议', null);
  return corpus;
}
