import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { HitFeatures } from '../search/hit.ts';
import { search } from '../search/search.ts';
import { understand } from '../search/understand.ts';
import { meanMetrics, type RankingMetrics, rankingMetrics } from './metrics.ts';
import type { JudgedQuestion } from './questions.ts';
import { type Example, fitSoftmax, weightedSum } from './softmax.ts';

/** Features whose weight is fitted; the others never differ on single questions. */
export const FITTED_FEATURES = [
  'passageLexical',
  'reportLexical',
  'coverage',
  'reportCoverage',
  'dense',
  'agreement',
] as const satisfies readonly (keyof HitFeatures)[];

export interface Fit {
  weights: Record<(typeof FITTED_FEATURES)[number], number>;
  /** Ranking of every question by weights fitted without it. */
  crossValidated: RankingMetrics;
}

interface Candidates extends Example {
  passageIds: number[];
  question: JudgedQuestion;
}

const FOLDS = 5;

/** Fit the weights of the ranking on judged questions, and say how well they do on others. */
export async function fitRanking(
  index: ReportIndex,
  embedder: Embedder,
  questions: JudgedQuestion[],
): Promise<Fit> {
  const all: Candidates[] = [];
  for (const question of questions) all.push(await candidates(index, embedder, question));
  const measured: RankingMetrics[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitSoftmax(all.filter((_, i) => i % FOLDS !== fold));
    for (const held of all.filter((_, i) => i % FOLDS === fold)) {
      measured.push(rankingMetrics(ranked(held, weights), held.question.passages));
    }
  }
  const weights = fitSoftmax(all);
  return {
    weights: Object.fromEntries(
      FITTED_FEATURES.map((name, k) => [name, weights[k] ?? 0]),
    ) as Fit['weights'],
    crossValidated: meanMetrics(measured),
  };
}

async function candidates(
  index: ReportIndex,
  embedder: Embedder,
  question: JudgedQuestion,
): Promise<Candidates> {
  const { hits } = await search(index, embedder, understand(question.text));
  return {
    question,
    passageIds: hits.map(hit => hit.passageId),
    rows: hits.map(({ features }) => FITTED_FEATURES.map(name => features[name])),
    relevant: hits.map(hit => question.passages.has(hit.passageId)),
  };
}

function ranked({ rows, passageIds }: Candidates, weights: number[]): number[] {
  return rows
    .map((row, i) => ({ id: passageIds[i] ?? 0, score: weightedSum(row, weights) }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id }) => id);
}
