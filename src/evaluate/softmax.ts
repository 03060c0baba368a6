import { type DescentOptions, descend } from './descend.ts';
import { scalesOf } from './scale.ts';

/** Candidates of one question: a row of features each, and whether it is relevant. */
export interface Example {
  rows: number[][];
  relevant: boolean[];
}

/** Of the pulls tried, from 0.0005 to 0.04, the one that ranks questions left out best. */
const L2 = 0.02;

/**
 * Weights under which the relevant candidates of every question have most of the probability, a
 * softmax over its candidates (listwise: Cao et al. 2007). Examples without a relevant candidate
 * say nothing and are skipped. Features are brought to a deviation of 1 while they are fitted, so that
 * none counts less for its unit. The same examples give the same weights.
 */
export function fitSoftmax(examples: Example[], options: Partial<DescentOptions> = {}): number[] {
  const scales = scalesOf(examples.flatMap(({ rows }) => rows));
  const scaled = examples.map(({ rows, relevant }) => ({
    rows: rows.map(row => row.map((value, k) => value / (scales[k]?.deviation ?? 1))),
    relevant,
  }));
  const weights = descend(scales.length, current => meanGradient(scaled, current), {
    l2: L2,
    ...options,
  });
  return weights.map((weight, k) => weight / (scales[k]?.deviation ?? 1));
}

/** Score of a row: the weighted sum of its features. */
export function weightedSum(row: number[], weights: number[]): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += (row[k] ?? 0) * (weights[k] ?? 0);
  return sum;
}

function meanGradient(examples: Example[], weights: number[]): number[] {
  const gradient = new Array<number>(weights.length).fill(0);
  for (const { rows, relevant } of examples) {
    const scores = rows.map(row => weightedSum(row, weights));
    const most = Math.max(...scores);
    const chances = scores.map(score => Math.exp(score - most));
    const all = chances.reduce((sum, chance) => sum + chance, 0);
    const right = chances.reduce((sum, chance, i) => sum + (relevant[i] ? chance : 0), 0);
    if (right === 0) continue;
    for (const [i, row] of rows.entries()) {
      const chance = chances[i] ?? 0;
      const pull = chance / all - (relevant[i] ? chance / right : 0);
      for (let k = 0; k < row.length; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
    }
  }
  return gradient.map(sum => sum / examples.length);
}
