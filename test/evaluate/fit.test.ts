import { describe, expect, it } from 'vitest';
import { type Candidates, fitRanking } from '../../src/evaluate/fit.ts';
import { RANKING_WEIGHTS } from '../../src/search/weights.ts';

const NAMES = Object.keys(RANKING_WEIGHTS).filter(name => !['chair', 'sameReport'].includes(name));

/** A question whose relevant candidate of three has more of some feature than the others. */
function question(telling: string, i: number): Candidates {
  const rows = [0, 1, 2].map(k =>
    NAMES.map((name, n) => (name === telling && k === i % 3 ? 1 : ((i * 7 + k * 3 + n) % 5) / 10)),
  );
  const passages = new Set([i % 3]);
  return {
    passageIds: [0, 1, 2],
    question: { text: `${i}`, answer: '', passages, reports: new Set() },
    rows,
    relevant: [0, 1, 2].map(k => passages.has(k)),
  };
}

const many = (telling: string, count = 30) =>
  Array.from({ length: count }, (_, i) => question(telling, i));

describe('fitting the ranking', () => {
  it('gives most weight to what tells, and ranks questions left out by it', () => {
    const { ranking, first, crossValidated } = fitRanking(many('dense'));

    expect(Object.keys(ranking).sort()).toEqual([...NAMES].sort());
    expect(Math.max(...Object.values(ranking))).toBe(ranking.dense);
    expect(Math.max(...Object.values(first))).toBe(first.dense);
    expect(crossValidated['recall@1']).toBe(1);
  });

  it('learns from questions on further texts as well, and measures none of them', () => {
    const alone = fitRanking(many('dense'));
    const both = fitRanking(many('dense'), many('number', 60));

    expect(both.ranking.number).toBeGreaterThan(alone.ranking.number ?? 0);
    expect(fitRanking(many('dense'), many('dense', 3)).crossValidated['recall@1']).toBe(1);
  });
});
