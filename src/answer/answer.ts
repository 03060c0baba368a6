import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { outlineOf } from '../search/outline.ts';
import { search } from '../search/search.ts';
import { type PreviousQuestion, understand } from '../search/understand.ts';
import type { Answer } from '../types.ts';
import { type Asking, FoldedTexts } from './asking.ts';
import { chooseHits } from './choose.ts';
import { cite, withAlike } from './cite.ts';
import { decide } from './decide.ts';
import { nearestReports } from './nearest.ts';

/** An answer, and what the chat keeps of it for the next question. */
export interface Answered {
  answer: Answer;
  remembered: PreviousQuestion;
  /** Score of the best hit, for the trade between answering and abstaining. */
  score: number;
}

/**
 * Answer a question by quoting. Everything in the answer comes from one generation. `previous` is
 * what was remembered of the question before it in the same chat; 去年 and 上周 count from `asked`.
 */
export async function answerQuestion(
  index: ReportIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  text: string,
  previous: PreviousQuestion | null = null,
  asked: Date = new Date(),
): Promise<Answered> {
  const outline = await outlineOf(index);
  const query = understand(text, previous, { outline, asked });
  const asking: Asking = { index, outline, query, texts: new FoldedTexts(index) };
  const { hits, weights } = await search(index, embedder, query);
  const decision = await decide(asking, hits);
  const chosen = await chooseHits(asking, decision.hits, decision.frame);
  const before = new Set(query.goesOn ? previous?.shown : []);
  const { citations, cited } = await cite(asking, chosen.hits, weights, before);
  const reason = decision.reason ?? (citations.length === 0 ? 'no_evidence' : null);
  const answer: Answer = {
    status: reason === null ? 'answered' : 'not_found',
    language: query.language,
    quotes: await withAlike(asking, citations, cited, hits),
    reason,
    nearest: reason === null ? [] : await nearestReports(asking, decision, hits),
    more: Math.max(0, chosen.reports - before.size - citations.length),
    missing: decision.missing?.words ?? null,
  };
  return {
    answer,
    remembered: {
      query,
      reportIndexes: [...new Set(cited.map(hit => hit.reportIndex))],
      shown: [...before, ...citations.map(({ sha256 }) => sha256)],
    },
    score: hits[0]?.score ?? 0,
  };
}
