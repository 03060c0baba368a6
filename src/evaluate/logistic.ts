import { descend } from './descend.ts';
import { scalesOf } from './scale.ts';
import { weightedSum } from './softmax.ts';

/** `1 / (1 + exp(-(row · weights + bias)))` is the chance that the label of a row is true. */
export interface Logistic {
  weights: number[];
  bias: number;
}

/**
 * Logistic regression. Features are brought to mean 0 and deviation 1 while it is fitted, so that
 * none counts less for its unit; the weights returned are for the rows as given. A feature that
 * never differs gets weight 0.
 */
export function fitLogistic(rows: number[][], labels: boolean[]): Logistic {
  const scales = scalesOf(rows);
  const width = scales.length;
  const scaled = rows.map(row => [
    ...scales.map(({ middle, deviation }, k) => ((row[k] ?? 0) - middle) / deviation),
    1,
  ]);
  const fitted = descend(width + 1, weights => meanGradient(scaled, labels, weights));
  const weights = scales.map(({ deviation }, k) => (fitted[k] ?? 0) / deviation);
  const middles = scales.map(({ middle }) => middle);
  return { weights, bias: (fitted[width] ?? 0) - weightedSum(middles, weights) };
}

/** Larger for rows whose label is more likely true; 0 where the chance is even. */
export function logit(row: number[], { weights, bias }: Logistic): number {
  return weightedSum(row, weights) + bias;
}

/** The logit of every row by a fit on the other folds; row `i` is in fold `i % folds`. */
export function crossValidatedLogits(rows: number[][], labels: boolean[], folds: number): number[] {
  const models = Array.from({ length: folds }, (_, fold) => {
    const others = <T>(all: T[]) => all.filter((_, i) => i % folds !== fold);
    return fitLogistic(others(rows), others(labels));
  });
  return rows.map((row, i) => logit(row, models[i % folds] as Logistic));
}

function meanGradient(rows: number[][], labels: boolean[], weights: number[]): number[] {
  const gradient = new Array<number>(weights.length).fill(0);
  for (const [i, row] of rows.entries()) {
    const chance = 1 / (1 + Math.exp(-weightedSum(row, weights)));
    const pull = (chance - Number(labels[i])) / rows.length;
    for (let k = 0; k < row.length; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
  }
  return gradient;
}
