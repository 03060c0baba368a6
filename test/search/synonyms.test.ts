import { describe, expect, it } from 'vitest';
import { search } from '../../src/search/search.ts';
import { parseSynonyms, synonymPairsIn, synonymsOf } from '../../src/search/synonyms.ts';
import { understand } from '../../src/search/understand.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

describe('other words for the same thing', () => {
  it.each([
    ['高三什么时候返校', '复学'],
    ['退烧药怎么卖', '退热药'],
    ['大学怎么管', '高校'],
  ])('are known for everyday words: %s', (question, other) => {
    expect(synonymsOf(question)).toContain(other);
  });

  it('are those of the same set that the text does not have itself', () => {
    const sets = [
      ['返校', '复学', '开学'],
      ['药店', '药房'],
    ];

    expect(synonymPairsIn('返校和开学', sets)).toEqual([
      { word: '返校', other: '复学' },
      { word: '开学', other: '复学' },
    ]);
    expect(synonymPairsIn('食堂', sets)).toEqual([]);
  });

  it('are folded when they are read', () => {
    expect(parseSynonyms('- [返校, 復學]')).toEqual([['返校', '复学']]);
  });

  it.each(['- [返校]', 'a: b', '- 返校'])('are not read from %j', yaml => {
    expect(() => parseSynonyms(yaml)).toThrow('data/synonyms.yml takes');
  });

  it('are searched for, for less than the question’s own words', async () => {
    const { weights } = await search(
      stubIndex([report()]),
      fakeEmbedder(),
      understand('何时返校？'),
    );

    expect(weights.get('复学')).toBeGreaterThan(0);
    expect(weights.get('返校')).toBeGreaterThan(weights.get('复学') ?? 1);
  });

  it('cost a passage that has the question’s own words nothing', async () => {
    const scores = [{ covered: 1 }];
    const { hits } = await search(
      stubIndex([report()], scores),
      fakeEmbedder(),
      understand('返校'),
    );

    expect(hits[0]?.features.coverage).toBe(1);
  });
});
