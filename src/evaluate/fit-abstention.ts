import { consider } from '../answer/answer.ts';
import { ANSWER_WEIGHTS } from '../answer/bar.ts';
import { isOfNothing } from '../answer/decide.ts';
import type { AnswerSignals } from '../answer/signals.ts';
import type { Embedder } from '../index/embedder.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { crossValidatedLogits, fitLogistic } from './logistic.ts';
import { auroc, negativesAt } from './metrics.ts';

type Signal = keyof typeof ANSWER_WEIGHTS;

/** A logistic regression that tells answerable questions from absent ones. */
export interface AbstentionFit {
  /** Weights of the signals; with them and `bias` 0 is an even chance that there is an answer. */
  weights: Record<Signal, number>;
  bias: number;
  /** Of every question by a fit without it. */
  crossValidated: { auroc: number; answeredAt90: number };
  /** AUROC of each signal by itself. */
  alone: Record<Signal, number>;
}

/** A question whose date, place or person no report has; it is never answered, whatever its score. */
type Signals = AnswerSignals | 'no_such';

const FOLDS = 5;
const KEPT_ANSWERABLE = 0.9;
const NAMES = Object.keys(ANSWER_WEIGHTS) as Signal[];

/** Fit the abstention on questions that are answered in the corpus, and on others that are not. */
export async function fitAbstention(
  index: ReportIndex,
  embedder: Embedder,
  answerable: string[],
  absent: string[],
): Promise<AbstentionFit> {
  const signals: Signals[] = [];
  for (const text of [...answerable, ...absent]) {
    signals.push(await signalsOf(index, embedder, text));
  }
  const labels = signals.map((_, i) => i < answerable.length);
  const fitted = signals.flatMap((own, i) => (own === 'no_such' ? [] : [{ own, i }]));
  const rows = fitted.map(({ own }) => NAMES.map(name => own[name]));
  const rowLabels = fitted.map(({ i }) => labels[i] === true);
  const logits = crossValidatedLogits(rows, rowLabels, FOLDS);
  const { weights, bias } = fitLogistic(rows, rowLabels);
  const split = (scores: number[]) => {
    const all = new Array<number>(signals.length).fill(Number.NEGATIVE_INFINITY);
    for (const [row, { i }] of fitted.entries()) all[i] = scores[row] ?? 0;
    return [all.slice(0, answerable.length), all.slice(answerable.length)] as const;
  };
  const byName = (numberOf: (k: number) => number) =>
    Object.fromEntries(NAMES.map((name, k) => [name, numberOf(k)])) as Record<Signal, number>;
  return {
    weights: byName(k => weights[k] ?? 0),
    bias,
    crossValidated: {
      auroc: auroc(...split(logits)),
      answeredAt90: negativesAt(KEPT_ANSWERABLE, ...split(logits)),
    },
    alone: byName(k => auroc(...split(rows.map(row => row[k] ?? 0)))),
  };
}

async function signalsOf(index: ReportIndex, embedder: Embedder, text: string): Promise<Signals> {
  const { decision } = await consider(index, embedder, text);
  return isOfNothing(decision.reason) ? 'no_such' : decision.signals;
}
