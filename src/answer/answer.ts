import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldedTextsOf } from '../search/folded-texts.ts';
import { outlinesOf } from '../search/outline.ts';
import { type SearchResult, search } from '../search/search.ts';
import type { PreviousQuestion } from '../search/understand.ts';
import { understandAmong } from '../search/understand-among.ts';
import type { Answer } from '../types.ts';
import type { Asking } from './asking.ts';
import type { Choice } from './by-report.ts';
import { chooseHits } from './choose.ts';
import { type Cited, cite, withAlike } from './cite.ts';
import { type Decision, decide } from './decide.ts';
import { withoutMissing } from './narrow.ts';
import { nearestReports } from './nearest.ts';

/** An answer, and what the chat keeps of it for the next question. */
export interface Answered {
  answer: Answer;
  remembered: PreviousQuestion;
  /** How far its hits are above the bar for answering. */
  overBar: number;
}

/** A question with what was found for it, before anything is quoted. */
export interface Considered {
  asking: Asking;
  found: SearchResult;
  decision: Decision;
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
  return answerFrom(await consider(index, embedder, text, previous, asked), previous);
}

/** The answer to a question that was considered with the same `previous`. */
export async function answerFrom(
  considered: Considered,
  previous: PreviousQuestion | null = null,
): Promise<Answered> {
  const { asking, found, decision } = considered;
  const { query } = asking;
  const before = new Set(query.goesOn ? previous?.shown : []);
  const { citations, cited, reports } =
    decision.reason === null
      ? await quote(considered, before)
      : { citations: [], cited: [], reports: 0 };
  const reason = decision.reason ?? (citations.length === 0 ? 'no_evidence' : null);
  const answer: Answer = {
    status: reason === null ? 'answered' : 'not_found',
    language: query.language,
    quotes: await withAlike(asking, citations, cited, found.hits),
    reason,
    nearest: reason === null ? [] : await nearestReports(asking, decision, found.hits),
    more: Math.max(0, reports - before.size - citations.length),
    missing: decision.missing?.words ?? null,
  };
  return {
    answer,
    remembered: {
      query: decision.missing ? withoutMissing(query, decision.missing) : query,
      reportIndexes: [...new Set(cited.map(hit => hit.reportIndex))],
      shown: [...before, ...citations.map(({ sha256 }) => sha256)],
    },
    overBar: decision.overBar,
  };
}

/** Understand a question, search for it, and decide whether it is answered here. */
export async function consider(
  index: ReportIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  text: string,
  previous: PreviousQuestion | null = null,
  asked: Date = new Date(),
): Promise<Considered> {
  const query = await understandAmong(index, text, previous, asked);
  const texts = foldedTextsOf(index);
  const found = await search(index, embedder, query, texts);
  const reports = await outlinesOf(index, new Set(found.hits.map(hit => hit.reportIndex)));
  const outlines = new Map(reports.map(report => [report.record.reportIndex, report] as const));
  const asking: Asking = { index, outlines, query, texts };
  return { asking, found, decision: await decide(asking, found) };
}

/** What is quoted of the hits that fit, or would be if they were above the bar. */
export async function quote(
  { asking, found, decision }: Considered,
  shown: ReadonlySet<string> = new Set(),
): Promise<Cited & Pick<Choice, 'reports'>> {
  const chosen = await chooseHits(asking, decision.hits, decision.frame);
  const cited = await cite(asking, chosen.hits, found.weights, shown);
  return { ...cited, reports: chosen.reports };
}
