/** Candidates of one question: a row of features each, and whether it is relevant. */
export interface Example {
  rows: number[][];
  relevant: boolean[];
}

export interface FitOptions {
  /** Strength of the pull towards 0 of weights of features scaled to a deviation of 1. */
  l2: number;
  steps: number;
  stepSize: number;
}

const DEFAULTS: FitOptions = { l2: 0.02, steps: 400, stepSize: 0.05 };
/** Adam, Kingma and Ba (2015), with its published constants. */
const DECAY_MEAN = 0.9;
const DECAY_SQUARE = 0.999;
const EPSILON = 1e-8;

/**
 * Weights under which the relevant candidates of every question have most of the probability, a
 * softmax over its candidates (listwise: Cao et al. 2007). Examples without a relevant candidate
 * say nothing and are skipped. The same examples give the same weights.
 */
export function fitSoftmax(examples: Example[], options: Partial<FitOptions> = {}): number[] {
  const { l2, steps, stepSize } = { ...DEFAULTS, ...options };
  const width = examples[0]?.rows[0]?.length ?? 0;
  const deviations = deviationsOf(examples, width);
  const scaled = examples.map(({ rows, relevant }) => ({
    rows: rows.map(row => row.map((value, k) => value / (deviations[k] ?? 1))),
    relevant,
  }));
  const weights = new Array<number>(width).fill(0);
  const mean = new Array<number>(width).fill(0);
  const square = new Array<number>(width).fill(0);
  for (let step = 1; step <= steps; step++) {
    const gradient = meanGradient(scaled, weights);
    for (let k = 0; k < width; k++) {
      const slope = (gradient[k] ?? 0) + l2 * (weights[k] ?? 0);
      mean[k] = DECAY_MEAN * (mean[k] ?? 0) + (1 - DECAY_MEAN) * slope;
      square[k] = DECAY_SQUARE * (square[k] ?? 0) + (1 - DECAY_SQUARE) * slope ** 2;
      const unbiasedMean = (mean[k] ?? 0) / (1 - DECAY_MEAN ** step);
      const unbiasedSquare = (square[k] ?? 0) / (1 - DECAY_SQUARE ** step);
      weights[k] =
        (weights[k] ?? 0) - (stepSize * unbiasedMean) / (Math.sqrt(unbiasedSquare) + EPSILON);
    }
  }
  return weights.map((weight, k) => weight / (deviations[k] ?? 1));
}

/** Standard deviation of every feature over all candidates; 1 for one that never differs. */
function deviationsOf(examples: Example[], width: number): number[] {
  const rows = examples.flatMap(example => example.rows);
  return Array.from({ length: width }, (_, k) => {
    const values = rows.map(row => row[k] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return Math.sqrt(square) || 1;
  });
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
