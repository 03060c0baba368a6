import { type DescentOptions, descend } from './descend.ts';

/** Candidates of one question: a row of features each, and whether it is relevant. */
export interface Example {
  rows: number[][];
  relevant: boolean[];
}

/**
 * Weights under which the relevant candidates of every question have most of the probability, a
 * softmax over its candidates (listwise: Cao et al. 2007). Examples without a relevant candidate
 * say nothing and are skipped. The same examples give the same weights.
 */
export function fitSoftmax(examples: Example[], options: Partial<DescentOptions> = {}): number[] {
  const width = examples[0]?.rows[0]?.length ?? 0;
  return descend(width, weights => meanGradient(examples, weights), options);
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
