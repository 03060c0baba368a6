import { describe, expect, it } from 'vitest';
import { measureAgainstBar } from '../../src/answer/bar.ts';
import { answerSignals } from '../../src/answer/signals.ts';
import { FoldedTexts } from '../../src/search/folded-texts.ts';
import type { Hit } from '../../src/search/hit.ts';
import { outlinesOf } from '../../src/search/outline.ts';
import { understand } from '../../src/search/understand.ts';
import { RANKING_WEIGHTS } from '../../src/search/weights.ts';
import { noFeatures } from '../helpers/features.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const INDEX = stubIndex([
  report({ body: '全市各学校要落实晨午检制度。食堂要每天消毒两次。' }),
  report({ title: '养老机构', place: { province: null, city: '晋中市', county: null } }),
]);
const hit = (reportIndex: number, score: number, dense = 0): Hit => ({
  passageId: reportIndex,
  reportIndex,
  score,
  features: { ...noFeatures(), dense },
});
async function signalsOf(question: string, hits: Hit[], weights = new Map<string, number>()) {
  const asking = {
    index: INDEX,
    outlines: new Map((await outlinesOf(INDEX, [0, 1])).map((one, i) => [i, one])),
    query: understand(question),
    texts: new FoldedTexts(INDEX),
  };
  return answerSignals(asking, hits[0] as Hit, { hits, weights });
}

describe('signals of an answer', () => {
  it('are of the best hit, and of how it stands to the others', async () => {
    const crowd = Array.from({ length: 30 }, (_, i) => hit(i === 1 ? 0 : 1, 8 - i / 10));

    const signals = await signalsOf('食堂', [hit(0, 10, 0.4), ...crowd]);

    expect(signals).toMatchObject({ best: 10, together: 0.2, weakestPart: 1, dense: 0.4 });
    expect(signals.ahead).toBeCloseTo(10 - (8 - 1.8), 9);
  });

  it('are ahead of nothing where there is no crowd', async () => {
    expect(await signalsOf('食堂', [hit(0, 8), hit(1, 2)])).toMatchObject({
      ahead: 8,
      together: 0.5,
    });
  });

  it.each([
    ['学校食堂', 2 / 3],
    ['食堂的地铁', 0],
    ['食堂和食堂地铁', 1 / 3],
    ['的', 1],
  ])('say how much of the part that stands least is in the report: %s', async (question, share) => {
    expect((await signalsOf(question, [hit(0, 1)])).weakestPart).toBeCloseTo(share, 9);
  });

  it('leave out what a passage has for naming the chair', async () => {
    const chair = hit(0, 10);
    chair.features.chair = 1;

    const signals = await signalsOf('食堂的会议谁主持', [chair, hit(1, 4)]);

    expect(signals.best).toBe(10 - RANKING_WEIGHTS.chair);
  });

  it('know the title and place of the report', async () => {
    expect((await signalsOf('晋中的养老机构', [hit(1, 1)])).weakestPart).toBe(1);
  });

  it('weigh words as the search did', async () => {
    const weights = new Map([['食堂', 3]]);

    expect((await signalsOf('食堂通风', [hit(0, 1)], weights)).weakestPart).toBeCloseTo(3 / 5, 9);
  });
});

describe('the bar for answering', () => {
  const signals = { best: 20, ahead: 10, together: 0.5, weakestPart: 1, dense: 0.2 };
  const over = (changes: Partial<typeof signals>) => {
    const { value, bar } = measureAgainstBar('zh-Hans', { ...signals, ...changes });
    return value - bar;
  };

  it.each(['best', 'ahead', 'together', 'weakestPart'] as const)(
    'is easier with more: %s',
    name => {
      expect(over({ [name]: signals[name] / 2 })).toBeLessThan(over({}));
    },
  );

  it('is above what has nothing and below what has all', () => {
    expect(over({})).toBeGreaterThan(0);
    expect(over({ best: 0, ahead: 0, together: 0.1, weakestPart: 0 })).toBeLessThan(0);
  });

  it('is one of meaning alone for questions in English', () => {
    expect(measureAgainstBar('en', signals)).toMatchObject({ measure: 'dense', value: 0.2 });
    expect(over({ dense: 0.9 })).toBe(over({}));
  });
});
