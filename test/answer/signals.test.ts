import { describe, expect, it } from 'vitest';
import { answerSignals } from '../../src/answer/signals.ts';
import type { Hit, HitFeatures } from '../../src/search/hit.ts';

const hit = (reportIndex: number, score: number, features: Partial<HitFeatures> = {}): Hit => ({
  passageId: 0,
  reportIndex,
  score,
  features: { coverage: 0, reportCoverage: 0, dense: 0, agreement: 0, ...features } as HitFeatures,
});

describe('signals of an answer', () => {
  it('are of the best hit, and of how it stands to the others', () => {
    const signals = answerSignals([
      hit(1, 10, { coverage: 0.5, reportCoverage: 0.6, dense: 0.4, agreement: 1 }),
      hit(1, 9),
      hit(2, 7, { reportCoverage: 0.8, dense: 0.7 }),
      hit(3, 5),
      hit(3, 4),
      hit(3, 1),
    ]);

    expect(signals).toEqual({
      best: 10,
      lead: 3,
      bestFive: 7,
      coverage: 0.5,
      reportCoverage: 0.6,
      mostReportCoverage: 0.8,
      dense: 0.4,
      mostDense: 0.7,
      agreement: 1,
    });
  });

  it('have all of the score as lead when one report alone is found', () => {
    expect(answerSignals([hit(1, 8), hit(1, 2)])).toMatchObject({ best: 8, lead: 8, bestFive: 5 });
  });

  it('are 0 when nothing is found', () => {
    expect(Object.values(answerSignals([])).every(value => value === 0)).toBe(true);
  });
});
