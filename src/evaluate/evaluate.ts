import { type Answered, answerFrom, answerQuestion, consider } from '../answer/answer.ts';
import { isOfNothing } from '../answer/decide.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { understand } from '../search/understand.ts';
import {
  auroc,
  mean,
  meanMetrics,
  negativesAt,
  percentile,
  type RankingMetrics,
  rankingMetrics,
} from './metrics.ts';
import { comparable, type Judged } from './questions.ts';

/** Quality and speed of a search and its answers on judged questions. */
export interface Evaluation {
  queries: number;
  unsplit: number;
  retrieval: RankingMetrics;
  documents: RankingMetrics;
  reply: { 'answer@1': number; 'answer@3': number; meanCharacters: number };
  absent?: { auroc: number; answeredAt90: number; answered: number; absentAnswered: number };
  /** Milliseconds for one question, end to end. */
  latency: { p50: number; p95: number; p99: number };
}

const DEPTH = 100;
const KEPT_ANSWERABLE = 0.9;
/** A question about a date, place or person that no report has is never answered. */
const NEVER = -1e9;

type Source = { index: ReportIndex; embedder: Embedder };

/** Rank, answer and time every question; `denseOnly` ranks by the dense index alone. */
export async function evaluate(
  { index, embedder }: Source,
  { questions, unsplit }: Judged,
  absent: string[] | null,
  denseOnly: boolean,
): Promise<Evaluation> {
  const passageMetrics: RankingMetrics[] = [];
  const reportMetrics: RankingMetrics[] = [];
  const answers: { answered: Answered; right: [boolean, boolean] }[] = [];
  const milliseconds: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    const considered = await consider(index, embedder, question.text);
    const answered = await answerFrom(considered);
    milliseconds.push(performance.now() - started);
    const ranked = denseOnly
      ? await rankByVector({ index, embedder }, question.text)
      : considered.found.hits.slice(0, DEPTH);
    passageMetrics.push(
      rankingMetrics(
        ranked.map(hit => hit.passageId),
        question.passages,
      ),
    );
    const reports = [...new Set(ranked.map(hit => hit.reportIndex))];
    reportMetrics.push(rankingMetrics(reports, question.reports));
    const right = answered.answer.quotes.map(quote =>
      comparable(quote.text).includes(question.answer),
    );
    answers.push({ answered, right: [right[0] ?? false, right.includes(true)] });
  }
  const evaluation: Evaluation = {
    queries: questions.length,
    unsplit,
    retrieval: meanMetrics(passageMetrics),
    documents: meanMetrics(reportMetrics),
    reply: {
      'answer@1': mean(answers.map(({ right }) => Number(right[0]))),
      'answer@3': mean(answers.map(({ right }) => Number(right[1]))),
      meanCharacters: mean(
        answers.flatMap(({ answered: { answer } }) =>
          answer.status === 'answered' ? [shownCharacters(answer.quotes)] : [],
        ),
      ),
    },
    latency: {
      p50: percentile(milliseconds, 0.5),
      p95: percentile(milliseconds, 0.95),
      p99: percentile(milliseconds, 0.99),
    },
  };
  if (absent === null) return evaluation;
  const absentAnswers: Answered[] = [];
  for (const text of absent) absentAnswers.push(await answerQuestion(index, embedder, text));
  return {
    ...evaluation,
    absent: abstention(
      answers.map(({ answered }) => answered),
      absentAnswers,
    ),
  };
}

function shownCharacters(quotes: Answered['answer']['quotes']): number {
  return quotes.reduce((sum, quote) => sum + quote.text.length, 0);
}

async function rankByVector({ index, embedder }: Source, text: string) {
  const candidates = await index.evidence({
    terms: [],
    vector: await embedder.embedQuery(understand(text).folded),
    limits: { passages: 0, nearest: DEPTH, reports: 0 },
    reportIndexes: [],
  });
  return candidates.sort((a, b) => b.dense - a.dense || a.passageId - b.passageId);
}

function abstention(answerable: Answered[], absent: Answered[]) {
  const scores = (all: Answered[]) =>
    all.map(({ answer, overBar }) => (isOfNothing(answer.reason) ? NEVER : overBar));
  const answered = (all: Answered[]) =>
    mean(all.map(({ answer }) => Number(answer.status === 'answered')));
  return {
    auroc: auroc(scores(answerable), scores(absent)),
    answeredAt90: negativesAt(KEPT_ANSWERABLE, scores(answerable), scores(absent)),
    answered: answered(answerable),
    absentAnswered: answered(absent),
  };
}
