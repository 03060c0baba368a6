export interface DescentOptions {
  /** Strength of the pull of weights towards 0, of features with a deviation of 1. */
  l2: number;
  steps: number;
  stepSize: number;
}

const DEFAULTS: DescentOptions = { l2: 1e-3, steps: 400, stepSize: 0.05 };
/** Adam, Kingma and Ba (2015), with its published constants. */
const DECAY_MEAN = 0.9;
const DECAY_SQUARE = 0.999;
const EPSILON = 1e-8;

/**
 * Weights at which a loss is least, from all 0 down its gradient. Nothing is left to chance: the
 * same gradient gives the same weights.
 */
export function descend(
  width: number,
  gradientAt: (weights: number[]) => number[],
  options: Partial<DescentOptions> = {},
): number[] {
  const { l2, steps, stepSize } = { ...DEFAULTS, ...options };
  const weights = new Array<number>(width).fill(0);
  const mean = new Array<number>(width).fill(0);
  const square = new Array<number>(width).fill(0);
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientAt(weights);
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
  return weights;
}
