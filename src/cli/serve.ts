import pino, { type Logger } from 'pino';
import { answerQuestion } from '../answer/answer.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { Ask } from '../telegram/bot.ts';
import type { Settings } from './settings.ts';

/** Aborts on SIGINT and SIGTERM; a second signal ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** Logs go to standard error, one JSON object a line. */
export function createLog(settings: Settings): Logger {
  return pino({ level: settings.LOG_LEVEL, base: null }, pino.destination(2));
}

/** What answers questions from an index, with the first, slowest one behind it. */
export async function warmAsk(index: ReportIndex, embedder: Embedder): Promise<Ask> {
  const ask: Ask = (text, previous) => answerQuestion(index, embedder, text, previous);
  await ask('会议', null);
  return ask;
}
