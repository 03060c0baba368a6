import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { type Explanation, explain } from '../../src/answer/explain.ts';
import { RANKING_WEIGHTS } from '../../src/search/weights.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const QUESTION = '2022年5月5日外卖骑手多久做一次核酸检测，量子？';
let built: BuiltIndex;
let explanation: Explanation;

beforeAll(async () => {
  built = await builtIndex([
    {
      text: '会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗送餐。',
      title: '疫情防控会议',
      date: '2022-05-05',
    },
    {
      text: '会议要求，外卖骑手每七十二小时做一次核酸检测，不得带病上岗送餐。',
      title: '疫情防控会议',
      date: '2022-11-08',
    },
    { text: '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。' },
  ]);
  ({ explanation } = await explain(built.index, built.embedder, QUESTION));
});
afterAll(() => built.index.close());

const ask = async (text: string) => (await explain(built.index, built.embedder, text)).explanation;

describe('an explanation', () => {
  it('has the answer that is given without it', async () => {
    const { answer } = await answerQuestion(built.index, built.embedder, QUESTION);

    expect(explanation.answer).toEqual(answer);
    expect(answer.status).toBe('answered');
  });

  it('has the terms, heaviest first, and those that no passage has last', () => {
    const weights = explanation.terms.map(({ weight }) => weight);
    const known = weights.filter(weight => weight !== null);

    expect(known).toEqual([...known].sort((a, b) => b - a));
    expect(explanation.terms.find(({ term }) => term === '量子')).toEqual({
      term: '量子',
      weight: null,
      inherited: false,
    });
    expect(weights.slice(known.length).every(weight => weight === null)).toBe(true);
  });

  it('has every feature of a candidate, and they add up to its score', () => {
    for (const { features, score } of explanation.candidates) {
      expect(Object.keys(features).sort()).toEqual(Object.keys(RANKING_WEIGHTS).sort());
      const sum = Object.values(features).reduce((all, { contribution }) => all + contribution, 0);
      expect(sum).toBeCloseTo(score, 10);
    }
    const { value, weight, contribution } = explanation.candidates[0]?.features.coverage ?? {};
    expect(contribution).toBe((value ?? 0) * (weight ?? 0));
  });

  it('says which candidate is quoted, and which are of another date or none', () => {
    const fates = explanation.candidates.map(({ date, fate, quote }) => [date, fate, quote]);

    expect(fates).toContainEqual(['2022-05-05', 'quoted', 1]);
    expect(fates).toContainEqual(['2022-11-08', 'unfit', null]);
    expect(fates).toContainEqual([null, 'unfit', null]);
    expect(explanation.candidates.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(explanation.compared).toBe(3);
  });

  it('has the bar, and what stands against it without candidates of another date', async () => {
    const [best] = explanation.candidates;
    expect(explanation.abstention.measure).toBe('logOdds');
    expect(explanation.abstention.signals.best).toBe(best?.score);
    expect(explanation.abstention.value).toBeGreaterThanOrEqual(explanation.abstention.bar);

    const other = await ask('2022年11月8日外卖骑手每四十八小时做一次核酸检测，不得带病上岗？');
    const left = other.candidates.filter(({ fate }) => fate !== 'unfit');
    expect(other.candidates.some(({ fate }) => fate === 'unfit')).toBe(true);
    expect(other.abstention.signals.best).toBe(left[0]?.score);
  });

  it('says why nothing is quoted', async () => {
    const { abstention, answer, candidates } = await ask('怎么做红烧肉？');

    expect(answer.reason).toBe('no_evidence');
    expect(abstention.value).toBeLessThan(abstention.bar);
    expect(candidates.every(({ fate }) => fate === 'not_answered')).toBe(true);
  });

  it('compares an English question by meaning', async () => {
    const { abstention, candidates } = await ask('How often are couriers tested?');

    expect(abstention.measure).toBe('dense');
    expect(abstention.value).toBe(candidates[0]?.features.dense?.value);
  });

  it('marks what is inherited', async () => {
    const { answered } = await explain(built.index, built.embedder, '堤防多久巡查一遍？');
    const next = await explain(built.index, built.embedder, '那险情呢？', answered.remembered);

    expect(next.explanation.query.inherited?.folded).toContain('堤防');
    expect(next.explanation.terms).toContainEqual(
      expect.objectContaining({ term: '堤防', inherited: true }),
    );
    expect(next.explanation.terms).toContainEqual(
      expect.objectContaining({ term: '险情', inherited: false }),
    );
  });

  it('is short of nothing when the index is empty', async () => {
    const { explanation: nothing } = await explain(stubIndex([]), built.embedder, '好吗？');

    expect(nothing).toMatchObject({ compared: 0, candidates: [] });
    expect(nothing.abstention.value).toBeLessThan(nothing.abstention.bar);
    expect(nothing.answer.reason).toBe('empty_corpus');
  });
});
