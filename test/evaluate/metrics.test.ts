import { describe, expect, it } from 'vitest';
import {
  auroc,
  mean,
  meanMetrics,
  negativesAt,
  percentile,
  rankingMetrics,
} from '../../src/evaluate/metrics.ts';

const numbersTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('metrics of one ranking', () => {
  it('are all 1 when what is relevant comes first', () => {
    expect(rankingMetrics([7, 8, 9], new Set([7]))).toEqual({
      'recall@1': 1,
      'recall@5': 1,
      'recall@10': 1,
      'recall@100': 1,
      'mrr@10': 1,
      'ndcg@10': 1,
    });
  });

  it('are as computed by hand for relevant ones at ranks 2, 4 and 11', () => {
    const metrics = rankingMetrics(numbersTo(20), new Set([2, 4, 11]));

    expect(metrics['recall@1']).toBe(0);
    expect(metrics['recall@5']).toBeCloseTo(2 / 3, 10);
    expect(metrics['recall@10']).toBeCloseTo(2 / 3, 10);
    expect(metrics['recall@100']).toBe(1);
    expect(metrics['mrr@10']).toBe(0.5);
    // (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3) + 1/log2(4))
    expect(metrics['ndcg@10']).toBeCloseTo((0.63093 + 0.430677) / (1 + 0.63093 + 0.5), 5);
  });

  it('have no reciprocal rank and no gain behind the tenth', () => {
    const metrics = rankingMetrics(numbersTo(20), new Set([11]));

    expect(metrics).toMatchObject({ 'recall@10': 0, 'recall@100': 1, 'mrr@10': 0, 'ndcg@10': 0 });
  });

  it('reach 1 in gain when more are relevant than the cutoff shows', () => {
    const metrics = rankingMetrics(numbersTo(20), new Set(numbersTo(20)));

    expect(metrics['ndcg@10']).toBe(1);
    expect(metrics['recall@10']).toBe(0.5);
  });

  it('are 0 for an empty ranking', () => {
    expect(Object.values(rankingMetrics([], new Set([1])))).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('numbers over all questions', () => {
  it('are means of every metric', () => {
    const right = rankingMetrics([1, 2], new Set([1]));
    const second = rankingMetrics([2, 1], new Set([1]));

    expect(meanMetrics([right, second])).toMatchObject({ 'recall@1': 0.5, 'mrr@10': 0.75 });
    expect(meanMetrics([])).toMatchObject({ 'recall@1': 0, 'ndcg@10': 0 });
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBe(0);
  });

  it.each([
    ['apart', [3, 4], [1, 2], 1],
    ['the wrong way round', [1], [2], 0],
    ['equal', [1, 1], [1], 0.5],
    ['mixed: 3 of 4 pairs', [4, 2], [3, 1], 0.75],
    ['mixed with a tie: 2.5 of 4 pairs', [3, 2], [3, 1], 0.625],
    ['of none', [], [1], 0],
  ])('tell how far scores stand apart: %s', (_, positives, negatives, expected) => {
    expect(auroc(positives, negatives)).toBe(expected);
  });

  it.each([
    ['the ninth of ten is the bar', 0.9, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], [1, 2, 3], 2 / 3],
    ['all are kept', 1, [5, 1], [0, 1], 0.5],
    ['half is kept', 0.5, [5, 1], [4, 6], 0.5],
    ['there is no positive', 0.9, [], [1], 0],
    ['there is no negative', 0.9, [1], [], 0],
  ])(
    'tell how many absent questions are answered: %s',
    (_, share, positives, negatives, expected) => {
      expect(negativesAt(share, positives, negatives)).toBeCloseTo(expected, 10);
    },
  );

  it.each([
    [0.5, 5],
    [0.95, 10],
    [0.99, 10],
    [0.1, 1],
    [0, 1],
  ])('have the nearest rank as percentile: %d → %d', (share, expected) => {
    expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share)).toBe(expected);
  });

  it('have no percentile of nothing', () => {
    expect(percentile([], 0.5)).toBe(0);
  });
});
