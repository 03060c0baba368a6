import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../src/evaluate/attempts.ts';
import { riskCoverage } from '../../src/evaluate/curve.ts';

/** Ten answerable questions with scores 10 … 1; those above 5 are answered and right. */
const answerable: Attempt[] = Array.from({ length: 10 }, (_, i) => ({
  score: 10 - i,
  answered: 10 - i > 5,
  rightFirst: 10 - i > 5,
  rightAny: 10 - i > 4,
}));
const absent: Attempt[] = [9, 5.5, 5.5, Number.NEGATIVE_INFINITY].map(score => ({
  score,
  answered: score > 5.6,
  rightFirst: false,
  rightAny: false,
}));

describe('the curve of abstention', () => {
  const points = riskCoverage(answerable, absent);

  it('begins with the bar as it is shipped', () => {
    expect(points[0]).toEqual({
      bar: null,
      answered: 0.5,
      absentAnswered: 0.25,
      rightFirst: 1,
      rightAny: 1,
    });
  });

  it('says what each bar answers, and how much of that is right', () => {
    expect(points.find(({ bar }) => bar === 5)).toEqual({
      bar: 5,
      answered: 0.6,
      absentAnswered: 0.75,
      rightFirst: 5 / 6,
      rightAny: 1,
    });
    expect(points.find(({ bar }) => bar === 1)).toMatchObject({ answered: 1, rightFirst: 0.5 });
  });

  it('has every bar once, the lowest first', () => {
    const bars = points.slice(1).map(({ bar }) => bar);
    expect(bars).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('answers no question that no bar lets through', () => {
    const never = {
      score: Number.NEGATIVE_INFINITY,
      answered: false,
      rightFirst: true,
      rightAny: true,
    };
    const [, all] = riskCoverage([...answerable, never], absent);
    expect(all).toMatchObject({ bar: 1, answered: 10 / 11, absentAnswered: 0.75, rightFirst: 0.5 });
    expect(riskCoverage([never], [never])[1]).toMatchObject({ answered: 0, absentAnswered: 0 });
  });

  it('is but the shipped bar, all 0, when there is no question', () => {
    expect(riskCoverage([], [])).toEqual([
      { bar: null, answered: 0, absentAnswered: 0, rightFirst: 0, rightAny: 0 },
    ]);
  });
});
