import { describe, expect, it } from 'vitest';
import { type Example, fitSoftmax, weightedSum } from '../../src/evaluate/softmax.ts';

/** Questions in which the first feature tells the relevant candidate and the second is noise. */
const examples: Example[] = [0.3, 0.7, 0.1, 0.9].map(noise => ({
  rows: [
    [1, noise],
    [0, 1 - noise],
    [0, noise],
  ],
  relevant: [true, false, false],
}));

describe('fitting weights', () => {
  it('finds the feature that tells the relevant candidate', () => {
    const [telling = 0, noise = 0] = fitSoftmax(examples);
    expect(telling).toBeGreaterThan(1);
    expect(Math.abs(noise)).toBeLessThan(telling / 3);
  });

  it('gives the same weights for the same examples', () => {
    expect(fitSoftmax(examples)).toEqual(fitSoftmax(examples));
  });

  it('learns nothing from questions without a relevant candidate', () => {
    const none = examples.map(({ rows }) => ({ rows, relevant: rows.map(() => false) }));
    expect(fitSoftmax(none).every(weight => Math.abs(weight) < 1e-9)).toBe(true);
  });

  it('scores a row by the weighted sum', () => {
    expect(weightedSum([2, 3], [0.5, -1])).toBe(-2);
  });
});
