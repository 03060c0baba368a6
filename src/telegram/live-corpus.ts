import { answerFrom, consider } from '../answer/answer.ts';
import { rankedCitations } from '../answer/ranked.ts';
import type { Embedder } from '../index/embedder.ts';
import type { LiveIndex } from '../index/live.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { PreviousQuestion } from '../search/understand.ts';
import type { Corpus, Remembered } from './corpus.ts';

/**
 * The corpus as the newest generation has it. Reports have other numbers in every generation, so
 * what a chat remembers is kept by their ids.
 */
export function liveCorpus(live: LiveIndex, embedder: Embedder): Corpus {
  return {
    use: work => live.use(work),
    ask: (text, before) =>
      live.use(async index => {
        const previous = await previousOf(index, before);
        const { answer, remembered } = await answerFrom(
          await consider(index, embedder, text, previous),
          previous,
        );
        const records = await index.records(remembered.reportIndexes);
        const reportIds = records.map(({ reportId }) => reportId);
        return {
          answer,
          remembered: { query: remembered.query, reportIds, shown: remembered.shown ?? [] },
        };
      }),
    ranked: (text, before, options) =>
      live.use(async index => {
        const previous = await previousOf(index, before);
        return rankedCitations(await consider(index, embedder, text, previous), options);
      }),
  };
}

/** Reports as this generation numbers them; those that are gone are forgotten. */
async function previousOf(
  index: ReportIndex,
  before: Remembered | null,
): Promise<PreviousQuestion | null> {
  if (before === null) return null;
  const { query, reportIds, shown } = before;
  const found = await Promise.all(reportIds.map(reportId => index.findReport(reportId)));
  return { query, reportIndexes: found.filter(reportIndex => reportIndex !== null), shown };
}
