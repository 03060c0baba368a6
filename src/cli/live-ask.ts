import { answerQuestion } from '../answer/answer.ts';
import type { Embedder } from '../index/embedder.ts';
import type { LiveIndex } from '../index/live.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { PreviousQuestion } from '../search/understand.ts';
import type { Ask } from '../telegram/bot.ts';

/**
 * What answers questions from the newest generation, each from one alone. Reports have other numbers
 * in every generation, so what a chat remembers is kept by their ids.
 */
export function liveAsk(live: LiveIndex, embedder: Embedder): Ask {
  const rememberedIds = new WeakMap<PreviousQuestion, string[]>();
  return (text, previous) =>
    live.use(async index => {
      const ids = previous ? (rememberedIds.get(previous) ?? []) : [];
      const before = previous && { ...previous, reportIndexes: await indexesOf(index, ids) };
      const answered = await answerQuestion(index, embedder, text, before);
      const records = await index.records(answered.remembered.reportIndexes);
      rememberedIds.set(
        answered.remembered,
        records.map(({ reportId }) => reportId),
      );
      return answered;
    });
}

/** Reports as this generation numbers them; those that are gone are forgotten. */
async function indexesOf(index: ReportIndex, reportIds: string[]): Promise<number[]> {
  const found = await Promise.all(reportIds.map(reportId => index.findReport(reportId)));
  return found.filter(reportIndex => reportIndex !== null);
}
