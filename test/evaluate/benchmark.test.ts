import { describe, expect, it } from 'vitest';
import {
  BENCHMARK,
  filesOf,
  flat,
  GOLD,
  settingIn,
  withScriptGap,
} from '../../src/evaluate/benchmark.ts';

describe('the settings of the benchmark', () => {
  it('have a name each, and follow each other when they share a corpus', () => {
    const names = [...BENCHMARK.map(({ name }) => name), GOLD.name];
    expect(new Set(names).size).toBe(names.length);
    const corpora = BENCHMARK.map(({ corpus }) => corpus.join());
    const changes = corpora.filter((corpus, i) => corpus !== corpora[i - 1]);
    expect(changes).toHaveLength(new Set(corpora).size);
  });

  it('are found in a folder, with every file they need', () => {
    const [main, dense] = BENCHMARK.map(setting => filesOf(settingIn('/b', setting)));

    expect(main).toEqual([
      '/b/ncp/corpus.jsonl',
      '/b/news-2020-2022.jsonl.gz',
      '/b/ncp/queries.jsonl',
      '/b/ncp/qrels.tsv',
      '/b/ncp/absent.jsonl',
    ]);
    expect(dense).toEqual(main?.slice(0, -1));
  });
});

describe('measured numbers', () => {
  it('are flat, by section and name', () => {
    expect(
      flat({ queries: 3, reply: { 'answer@1': 0.5, 'answer@3': 1, meanCharacters: 100 } }),
    ).toEqual({
      queries: 3,
      'reply.answer@1': 0.5,
      'reply.answer@3': 1,
      'reply.meanCharacters': 100,
    });
  });

  it.each([
    [0.95, 0.97, 0.02],
    [0.97, 0.95, 0],
  ])('tell what asking in simplified characters loses: %d against %d', (own, other, gap) => {
    const { drcd } = withScriptGap({
      drcd: { 'retrieval.recall@1': own },
      'drcd-hant': { 'retrieval.recall@1': other },
    });
    expect(drcd?.scriptGap).toBeCloseTo(gap, 10);
  });

  it('tell nothing of it when one of the two was not measured', () => {
    const measured = { drcd: { 'retrieval.recall@1': 1 } };
    expect(withScriptGap(measured)).toEqual(measured);
  });
});
