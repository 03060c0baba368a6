import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts } from '../../src/evaluate/attempts.ts';
import { findMisses } from '../../src/evaluate/misses.ts';
import { comparable, type JudgedQuestion } from '../../src/evaluate/questions.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

let built: BuiltIndex;

beforeAll(async () => {
  built = await builtIndex([
    '会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗送餐。',
    '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
  ]);
});
afterAll(() => built.index.close());

const asked = (text: string, answer: string, passage: number): JudgedQuestion => ({
  text,
  answer: comparable(answer),
  passages: new Set([passage]),
  reports: new Set([passage]),
});
const RIGHT = asked('堤防多久巡查一遍？', '堤防每两小时巡查一遍', 1);
const WRONG = asked('外卖骑手多久做一次核酸检测？', '堤防每两小时巡查一遍', 1);
/** Too little of it stands in a report to be answered; what there is, is right. */
const TIMID = asked('请问隔壁老王家养的金毛犬险情？', '发现险情立即上报', 1);
const NO_SUCH_PLACE = asked('晋中市的堤防多久巡查一遍？', '堤防每两小时巡查一遍', 1);

describe('attempts', () => {
  it('say what is answered, and whether it is right', async () => {
    const [right, wrong] = await attempts(built, [RIGHT, WRONG]);

    expect(right).toMatchObject({ answered: true, rightFirst: true, rightAny: true });
    expect(wrong).toMatchObject({ answered: true, rightFirst: false });
  });

  it('say what a question below the bar would be answered', async () => {
    const [timid] = await attempts(built, [TIMID]);

    expect(timid).toMatchObject({ answered: false, rightFirst: true });
    expect(timid?.score).toBeLessThan(0);
    expect(timid?.score).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  });

  it('are never answered about a place that no report has', async () => {
    expect(await attempts(built, [NO_SUCH_PLACE])).toEqual([
      { score: Number.NEGATIVE_INFINITY, answered: false, rightFirst: false, rightAny: false },
    ]);
  });

  it('are never right where nothing is expected', async () => {
    const [attempt] = await attempts(built, [{ text: RIGHT.text, answer: null }]);
    expect(attempt).toMatchObject({ answered: true, rightFirst: false, rightAny: false });
  });
});

describe('misses', () => {
  it('are questions with a wrong first quote, with the passages at the top and the right one', async () => {
    const misses = await findMisses(built.index, built.embedder, [RIGHT, WRONG], 5);

    expect(misses).toHaveLength(1);
    expect(misses[0]).toMatchObject({
      question: WRONG.text,
      expected: WRONG.answer,
      reason: null,
      top: { rank: 1, text: expect.stringContaining('外卖骑手') },
      right: { rank: 2, text: expect.stringContaining('堤防') },
    });
    expect(misses[0]?.quoted).toContain('外卖骑手');
  });

  it('are as many as asked for, and those without a quote have its reason', async () => {
    const misses = await findMisses(built.index, built.embedder, [NO_SUCH_PLACE, WRONG], 1);

    expect(misses.map(({ quoted, reason }) => [quoted, reason])).toEqual([[null, 'no_such_place']]);
  });
});
