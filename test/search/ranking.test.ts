import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/index/report-index.ts';
import type { HitFeatures } from '../../src/search/hit.ts';
import { search } from '../../src/search/search.ts';
import { understand } from '../../src/search/understand.ts';
import { RANKING_WEIGHTS } from '../../src/search/weights.ts';
import type { Report } from '../../src/types.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const TEXTS = [
  '会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗送餐。',
  '会议要求，快递员每七十二小时做一次核酸检测，站点每天通风消毒。',
  '会议要求，各学校落实晨午检制度，食堂每天消毒两次，严禁聚集用餐。',
  '会议要求，高三学生分批返校，返校前三天在家自测体温并逐日上报。',
  '会议要求，养老机构暂停家属探视，工作人员闭环管理，不得随意外出。',
  '会议要求，堤防每两小时巡查一遍，水库腾出库容，转移低洼处的群众。',
  '会议要求，景区每天限流三千人，门票全部预约，索道每小时消毒一次。',
  '会议要求，药店凭处方售退烧药，购药人逐一登记，漏登的停业整顿。',
  '会议要求，煤矿停产检修，安全员逐班下井，隐患整改完才能恢复生产。',
  '会议要求，货车司机凭通行证下高速，装卸时不下车，当天往返本地。',
  '会议要求，农贸市场的冷链食品集中进仓，查验检疫证明后才可以上市。',
  '会议要求，公交车每趟消毒，乘客佩戴口罩，司机每天测量两次体温。',
];

describe('the ranking of a dozen passages', () => {
  let built: BuiltIndex;
  beforeAll(async () => {
    built = await builtIndex(TEXTS);
    return () => built.index.close();
  });
  const rankingOf = async (question: string) => {
    const { hits } = await search(built.index, built.embedder, understand(question));
    return hits.map(hit => hit.passageId);
  };

  it.each([
    ['外卖骑手多久做一次核酸检测？', [0, 1]],
    ['快递员多久做一次核酸检测？', [1, 0]],
    ['学校食堂怎么消毒？', [2]],
    ['高三學生什麼時候返校？', [3]],
    ['养老机构的家属能探视吗？', [4]],
    ['堤防多久巡查一遍？', [5]],
    ['景区每天限流多少人？', [6]],
    ['买退烧药要登记吗？', [7]],
    ['煤矿什么时候恢复生产？', [8]],
    ['货车司机可以下高速吗？', [9]],
    ['冷链食品怎么查验？', [10]],
    ['公交车司机测量体温吗？', [11]],
  ])('has what answers first: %s', async (question, expected) => {
    expect((await rankingOf(question)).slice(0, expected.length)).toEqual(expected);
  });

  it('is the same for the same question', async () => {
    const query = understand('会议对消毒有什么要求？');

    const first = await search(built.index, built.embedder, query);

    expect(await search(built.index, built.embedder, query)).toEqual(first);
  });

  it('has every feature of a score in its hits', async () => {
    const { hits } = await search(built.index, built.embedder, understand(TEXTS[0]!));

    expect(Object.keys(hits[0]!.features)).toEqual(Object.keys(RANKING_WEIGHTS));
    expect(hits[0]!.features.coverage).toBeCloseTo(1, 3);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
  });

  it('knows only words that some passage has', async () => {
    const { weights } = await search(built.index, built.embedder, understand('堤防地铁'));

    expect([...weights.keys()]).toEqual(['堤防']);
  });
});

/** Order of two passages that differ in one thing only. */
async function orderOf(
  question: string,
  reports: Partial<Report>[],
  scores: Partial<Evidence>[] = [],
  reportIndexes: number[] = [],
): Promise<{ order: number[]; differing: string[] }> {
  const index = stubIndex(reports.map(report), scores);
  const previous = { query: understand('学校有什么要求？'), reportIndexes };
  const asked = reportIndexes.length > 0 ? understand(question, previous) : understand(question);
  const { hits } = await search(index, fakeEmbedder(), asked);
  const [first, second] = hits.map(hit => hit.features);
  const names = Object.keys(RANKING_WEIGHTS) as (keyof HitFeatures)[];
  return {
    order: hits.map(hit => hit.passageId),
    differing: names.filter(name => first?.[name] !== second?.[name]),
  };
}

describe('of two passages that differ in one feature', () => {
  it.each([
    ['reportLexical', { reportLexical: 1.1 }],
    ['coverage', { covered: 1.1 }],
    ['reportCoverage', { reportCovered: 1.1 }],
    ['dense', { dense: 0.6 }],
  ])('the one with more is first: %s', async (name, scores) => {
    const result = await orderOf('学校有什么要求？', [{}, {}], [{}, scores]);

    expect(result).toEqual({ order: [1, 0], differing: [name] });
  });

  it.each<[string, Partial<Report>, string[]]>([
    // What a report's record says of its place and date stands in its headline as well.
    [
      '晋中市的会议',
      { place: { province: '山西省', city: '晋中市', county: null } },
      ['agreement', 'headline', 'answeringCharacters', 'elsewhere'],
    ],
    ['2022年5月5日的会议', { meetingDate: '2022-05-05' }, ['agreement', 'headline']],
    ['第九十七次会议', { ordinal: 97 }, ['agreement']],
    ['常书铭说了什么？', { speakers: ['常书铭'] }, ['agreement']],
  ])('the one that fits what is asked for is first: %s', async (question, fields, differing) => {
    const result = await orderOf(question, [{}, fields]);

    expect(result).toEqual({ order: [1, 0], differing });
  });

  it('the one of another place is last', async () => {
    const elsewhere = { place: { province: '山西省', city: '长治市', county: null } };

    const result = await orderOf('晋中市的会议', [elsewhere, {}]);

    expect(result).toEqual({ order: [1, 0], differing: ['agreement', 'answeringCharacters'] });
  });

  it.each([
    ['市长吴俊清主持召开会议，研究防控工作。', '吴俊清'],
    ['市長吳俊清主持召開會議，研究防控工作。', '吴俊清'],
    ['市長吳(wú)俊(jùn)清(qīng)主(zhǔ)持召開會議。', '吳俊清'],
  ])('the one that says who presided is first: %s', async (body, chair) => {
    const result = await orderOf('谁主持的会议？', [
      { body: '吴俊清强调要快。主持会议的另有其人，研究防控工作。', chair: '吴俊清' },
      { body, chair },
    ]);

    expect(result.order).toEqual([1, 0]);
    expect(result.differing).toContain('chair');
  });

  it('the one of the report that was quoted before is first for a follow-up', async () => {
    const expected = { order: [1, 0], differing: ['sameReport'] };

    expect(await orderOf('那食堂呢？', [{}, {}], [], [1])).toEqual(expected);
    expect(await orderOf('那食堂呢？', [{}, {}], [], [1, 0])).toEqual(expected);
  });

  it('what the question says itself counts more than what it inherits', async () => {
    const previous = { query: understand('养老机构有什么要求？'), reportIndexes: [] };

    const { weights } = await search(
      stubIndex([report()]),
      fakeEmbedder(),
      understand('那食堂呢？', previous),
    );

    expect(weights.get('养老')).toBeGreaterThan(0);
    expect(weights.get('食堂')).toBeGreaterThan(weights.get('养老') ?? 1);
  });

  it('the one that stands before is first when they do not differ in what counts', async () => {
    const equal = await orderOf('学校有什么要求？', [{}, {}]);
    const lexical = await orderOf('学校有什么要求？', [{}, {}], [{}, { passageLexical: 1.1 }]);

    expect(equal).toEqual({ order: [0, 1], differing: [] });
    expect(lexical.differing).toEqual(['passageLexical']);
    expect(lexical.order).toEqual(RANKING_WEIGHTS.passageLexical > 0 ? [1, 0] : [0, 1]);
  });
});
