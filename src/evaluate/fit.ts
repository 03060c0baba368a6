import { consider } from '../answer/answer.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import type { HitFeatures } from '../search/hit.ts';
import { FIRST_WEIGHTS, RANKING_WEIGHTS } from '../search/weights.ts';
import { meanMetrics, type RankingMetrics, rankingMetrics } from './metrics.ts';
import type { JudgedQuestion } from './questions.ts';
import { type Example, fitSoftmax, weightedSum } from './softmax.ts';

/** Features whose weight is not fitted: they never differ on single questions. */
const SET_BY_HAND: readonly string[] = ['chair', 'sameReport'] satisfies (keyof HitFeatures)[];

/** Weights by feature. */
export type FittedWeights = Record<string, number>;

export interface Fit {
  /** Of the features that are known before a candidate is read, and of all. */
  first: FittedWeights;
  ranking: FittedWeights;
  /** Ranking of every question by weights fitted without it. */
  crossValidated: RankingMetrics;
}

/** A question's candidates with their features. */
export interface Candidates extends Example {
  passageIds: number[];
  question: JudgedQuestion;
}

const FOLDS = 5;
const FITTED_FEATURES = namesOf(RANKING_WEIGHTS);

/**
 * Fit the weights of the ranking on the candidates of judged questions, and say how well they do on
 * others. Questions on `further` texts help to fit, so that the weights are not those of one kind of
 * text, and are not measured.
 */
export function fitRanking(all: Candidates[], further: Candidates[] = []): Fit {
  const measured: RankingMetrics[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitSoftmax([...all.filter((_, i) => i % FOLDS !== fold), ...further]);
    for (const held of all.filter((_, i) => i % FOLDS === fold)) {
      measured.push(rankingMetrics(ranked(held, weights), held.question.passages));
    }
  }
  const both = [...all, ...further];
  return {
    first: fitted(both, namesOf(FIRST_WEIGHTS)),
    ranking: fitted(both, namesOf(RANKING_WEIGHTS)),
    crossValidated: meanMetrics(measured),
  };
}

/** Candidates of judged questions, as the search finds them. */
export async function candidatesOf(
  index: ReportIndex,
  embedder: Embedder,
  questions: JudgedQuestion[],
): Promise<Candidates[]> {
  const all: Candidates[] = [];
  for (const question of questions) all.push(await candidates(index, embedder, question));
  return all;
}

function namesOf(weights: FittedWeights): string[] {
  return Object.keys(weights).filter(name => !SET_BY_HAND.includes(name));
}

function fitted(all: Candidates[], names: string[]): FittedWeights {
  const columns = names.map(name => FITTED_FEATURES.indexOf(name));
  const weights = fitSoftmax(
    all.map(({ rows, relevant }) => ({
      rows: rows.map(row => columns.map(column => row[column] ?? 0)),
      relevant,
    })),
  );
  return Object.fromEntries(names.map((name, k) => [name, weights[k] ?? 0]));
}

async function candidates(
  index: ReportIndex,
  embedder: Embedder,
  question: JudgedQuestion,
): Promise<Candidates> {
  const { found } = await consider(index, embedder, question.text);
  return {
    question,
    passageIds: found.hits.map(hit => hit.passageId),
    rows: found.hits.map(({ features }) =>
      FITTED_FEATURES.map(name => features[name as keyof HitFeatures]),
    ),
    relevant: found.hits.map(hit => question.passages.has(hit.passageId)),
  };
}

function ranked({ rows, passageIds }: Candidates, weights: number[]): number[] {
  return rows
    .map((row, i) => ({ id: passageIds[i] ?? 0, score: weightedSum(row, weights) }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id }) => id);
}
