import { describe, expect, it } from 'vitest';
import { crossValidatedLogits, fitLogistic, logit } from '../../src/evaluate/logistic.ts';
import { auroc } from '../../src/evaluate/metrics.ts';

/** Numbers that look random and are the same every time. */
function* noise(): Generator<number> {
  for (let state = 7; ; ) {
    state = (state * 16_807) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** Rows whose first feature tells the label more often than not, in thousands, and two that do not. */
function sample(count: number): { rows: number[][]; labels: boolean[] } {
  const random = noise();
  const next = () => random.next().value as number;
  const rows = Array.from({ length: count }, () => [next() * 1000, next(), 5]);
  const labels = rows.map(([telling = 0]) => telling + 400 * (next() - 0.5) > 500);
  return { rows, labels };
}

/** Scores of rows by their label: of the true ones, of the others. */
function split(scores: number[], labels: boolean[]): [number[], number[]] {
  return [scores.filter((_, i) => labels[i]), scores.filter((_, i) => !labels[i])];
}

describe('a logistic regression', () => {
  it('finds the feature that tells, whatever its unit, and where the chance is even', () => {
    const { rows, labels } = sample(400);

    const model = fitLogistic(rows, labels);

    const [telling = 0, chance = 0, constant] = model.weights;
    expect(telling * 1000).toBeGreaterThan(10 * Math.abs(chance));
    expect(constant).toBe(0);
    expect(logit([700, 0.5, 5], model)).toBeGreaterThan(1);
    expect(logit([300, 0.5, 5], model)).toBeLessThan(-1);
    expect(Math.abs(logit([500, 0.5, 5], model))).toBeLessThan(0.5);
  });

  it('gives chances as often true as they say', () => {
    const { rows, labels } = sample(4000);
    const model = fitLogistic(rows, labels);
    const likely = rows.map(row => 1 / (1 + Math.exp(-logit(row, model))));

    const [about80, counted] = likely.reduce(
      ([right, all], chance, i) =>
        chance > 0.7 && chance < 0.9 ? [right + Number(labels[i]), all + 1] : [right, all],
      [0, 0],
    );

    expect(about80 / counted).toBeGreaterThan(0.7);
    expect(about80 / counted).toBeLessThan(0.9);
  });

  it('gives the same weights for the same rows', () => {
    const { rows, labels } = sample(50);
    expect(fitLogistic(rows, labels)).toEqual(fitLogistic(rows, labels));
  });

  it('learns the share of true labels when no feature differs', () => {
    const model = fitLogistic([[3], [3], [3], [3]], [true, true, true, false]);
    expect(model.weights).toEqual([0]);
    expect(logit([3], model)).toBeCloseTo(Math.log(3), 1);
  });
});

describe('cross-validation', () => {
  it('tells labels that a feature tells', () => {
    const { rows, labels } = sample(200);
    const scores = crossValidatedLogits(rows, labels, 5);
    expect(scores).toHaveLength(200);
    expect(auroc(...split(scores, labels))).toBeGreaterThan(0.85);
  });

  it('does not score a row by what was learned from it', () => {
    const { rows, labels } = sample(60);
    const random = noise();
    // As many features as rows, all of chance: a fit on all rows knows each of them by heart.
    const chance = rows.map(() => Array.from({ length: 60 }, () => random.next().value as number));
    const model = fitLogistic(chance, labels);
    const byHeart = chance.map(row => logit(row, model));

    expect(auroc(...split(byHeart, labels))).toBeGreaterThan(0.95);
    expect(auroc(...split(crossValidatedLogits(chance, labels, 5), labels))).toBeLessThan(0.75);
  });
});
