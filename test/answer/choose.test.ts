import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { chooseHits } from '../../src/answer/choose.ts';
import { FoldedTexts } from '../../src/search/folded-texts.ts';
import type { Hit } from '../../src/search/hit.ts';
import { outlinesOf } from '../../src/search/outline.ts';
import { understandAmong } from '../../src/search/understand-among.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { noFeatures } from '../helpers/features.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const inCity = (body: string, city: string, county: string | null = null) =>
  report({ body, place: { province: null, city, county } });
/** One passage a report, which differ in all but their matter. */
const INDEX = stubIndex([
  inCity('学校食堂每天消毒两次。', '晋中市'),
  inCity('农贸市场收摊后逐个摊位消毒。', '长治市', '潞州区'),
  inCity('公交车跑完一趟消毒一回。', '长治市'),
  inCity('影院散场后开窗消毒半小时。', '忻州市'),
]);

/** Hits as [report, score, agreement], numbered as they come. */
function hits(...given: [reportIndex: number, score: number, agreement?: number][]): Hit[] {
  return given.map(([reportIndex, score, agreement = 0], passageId) => ({
    passageId,
    reportIndex,
    score,
    features: { ...noFeatures(), agreement },
  }));
}

async function chosen(question: string, given: Hit[]): Promise<number[]> {
  const reports = await outlinesOf(INDEX, await INDEX.reportIndexes());
  const outlines = new Map(reports.map(report => [report.record.reportIndex, report]));
  const query = await understandAmong(INDEX, question);
  const texts = new FoldedTexts(INDEX);
  const { hits } = await chooseHits({ index: INDEX, outlines, query, texts }, given, null);
  return hits.map(hit => hit.passageId);
}

describe('choosing what to quote', () => {
  it.each<[string, string, Hit[], number[]]>([
    ['the best alone when others are far', '怎么消毒？', hits([0, 20], [0, 10]), [0]],
    ['near ones of the same report', '怎么消毒？', hits([0, 20], [0, 18], [0, 17]), [0, 1, 2]],
    ['three at most', '怎么消毒？', hits([0, 20], [0, 20], [0, 20], [0, 20]), [0, 1, 2]],
    ['another report when it is as good', '怎么消毒？', hits([0, 20], [1, 19]), [0, 1]],
    ['no other report that is weaker', '怎么消毒？', hits([0, 20], [1, 17], [0, 17]), [0, 2]],
    ['no other report that fits less', '怎么消毒？', hits([0, 20, 1], [1, 20, 0]), [0]],
    [
      'one a report for a list',
      '哪几次会议提到消毒？',
      hits([0, 20], [0, 20], [1, 15], [2, 1]),
      [0, 2, 3],
    ],
    ['nothing of nothing', '怎么消毒？', [], []],
  ])('takes %s', async (_, question, given, expected) => {
    expect(await chosen(question, given)).toEqual(expected);
  });

  it('takes no other report that holds much less of the matter', async () => {
    const given = hits([0, 20], [1, 19.5], [3, 19]);

    expect(await chosen('学校食堂怎么消毒？', given)).toEqual([0]);
  });

  it('stays with the report that a follow-up follows', async () => {
    const [before, other] = hits([1, 20], [2, 19.5]);
    const follows = { ...before!, features: { ...before!.features, sameReport: 1 } };

    expect(await chosen('怎么消毒？', [follows, other!])).toEqual([0]);
  });

  it('takes one of every compared place, that very place before one inside it', async () => {
    const given = hits([1, 20], [2, 12], [0, 5]);

    expect(await chosen('晋中市和长治市分别要求什么？', given)).toEqual([2, 1]);
  });

  it('takes of a compared place what holds the matter before what does not', async () => {
    const given = hits([2, 20], [1, 12], [0, 18]);

    expect(await chosen('晋中市和长治市对农贸市场分别要求什么？', given)).toEqual([2, 1]);
  });

  it('compares by report where no two places can be told apart', async () => {
    const given = hits([0, 20], [0, 20], [1, 18]);

    expect(await chosen('两次会议有何不同？', given)).toEqual([0, 2]);
  });
});

describe('quotes that are long', () => {
  const sentence = (word: string) => `${word}${'方面的各项工作都要落实到人'.repeat(9)}。`;
  const body = ['食堂', '宿舍', '教室', '操场'].map(sentence).join('');

  it('are left out when all would be more than may be quoted', async () => {
    const even = { covered: 4, reportCovered: 4, reportLexical: 4, passageLexical: 4 };
    const index = stubIndex(
      ['甲', '乙', '丙'].map(title => report({ title, body })),
      [even, even, even],
    );

    const { answer } = await answerQuestion(
      index,
      fakeEmbedder(),
      '哪几次会议要求食堂、宿舍、教室、操场？',
    );

    expect(answer.quotes.map(({ title }) => title)).toEqual(['甲']);
    expect(answer.quotes[0]?.text).toBe(body);
  });
});
