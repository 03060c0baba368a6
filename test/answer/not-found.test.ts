import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const REPORTS = [
  {
    title: '晋中市召开疫情防控专题会议',
    date: '2022-05-05',
    text: '5月5日，晋中市召开疫情防控专题会议。市委书记吴俊清主持召开会议。会议要求，各中小学校食堂每天消毒两次，2月10日前完成自查。',
  },
  {
    title: '长治市召开疫情防控专题会议',
    date: '2022-05-04',
    text: '5月4日，长治市召开疫情防控专题会议。会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗。',
  },
];

describe('a question that is not answered', () => {
  let built: BuiltIndex;
  beforeAll(async () => {
    built = await builtIndex(REPORTS);
    return () => built.index.close();
  });
  const ask = async (question: string) =>
    (await answerQuestion(built.index, built.embedder, question)).answer;

  it.each([
    ['怎么做红烧肉？', 'no_evidence'],
    ['太原地铁票价是多少？', 'no_such_place'],
    ['How do I cook rice?', 'no_evidence'],
    ['🙂', 'no_evidence'],
    ['？？？', 'no_evidence'],
    ['', 'no_evidence'],
    ['舞钢市的会议要求了什么？', 'no_such_place'],
    ['哈尔滨的中小学校食堂怎么消毒？', 'no_such_place'],
    ['常书铭对核酸检测提出了什么要求？', 'no_such_person'],
    ['晋中市2023年5月5日的会议对中小学校食堂有什么要求？', 'no_such_date'],
    ['8月的疫情防控专题会议要求了什么？', 'no_such_date'],
  ])('says why: %s → %s', async (question, reason) => {
    expect(await ask(question)).toMatchObject({ status: 'not_found', quotes: [], reason });
  });

  it.each([
    '2022年5月5日晋中市的会议对中小学校食堂有什么要求？',
    '5月5日晋中市的会议对中小学校食堂有什么要求？',
    '晋中市中小学校食堂在2月10日前完成什么？',
  ])('is answered when the date is the report’s or stands in the passage: %s', async question => {
    const answer = await ask(question);

    expect(answer).toMatchObject({ status: 'answered', reason: null });
    expect(answer.quotes[0]?.date).toBe('2022-05-05');
  });

  it.each([
    ['常书铭对核酸检测提出了什么要求？', '食堂消毒'],
    ['舞钢市的会议要求了什么？', '食堂消毒'],
    ['2030年的会议说了什么？', '食堂消毒'],
  ])('does not ask for it again: %s, then %s', async (missing, next) => {
    const { remembered } = await answerQuestion(built.index, built.embedder, missing);

    const { answer } = await answerQuestion(built.index, built.embedder, next, remembered);

    expect(answer).toMatchObject({ status: 'answered', missing: null });
  });

  it('leaves its matter to the next one', async () => {
    const asked = '舞钢市对食堂消毒有什么要求？';
    const { remembered } = await answerQuestion(built.index, built.embedder, asked);

    const next = await answerQuestion(built.index, built.embedder, '那晋中呢？', remembered);

    expect(next.answer.quotes[0]?.text).toContain('食堂每天消毒两次');
  });

  it('names reports that there are, those of the asked place first', async () => {
    const { nearest } = await ask('长治市2023年的疫情防控专题会议说了什么？');

    expect(nearest.map(({ title }) => title)).toEqual([
      '长治市召开疫情防控专题会议',
      '晋中市召开疫情防控专题会议',
    ]);
    expect(nearest[0]).toEqual({
      reportId: expect.stringMatching(/^[0-9a-f]{16}$/u) as string,
      title: '长治市召开疫情防控专题会议',
      date: '2022-05-04',
      place: '山西省长治市',
    });
  });

  it('names three reports at most', async () => {
    const reports = Array.from({ length: 9 }, (_, i) => report({ title: `第${i}号报告` }));

    const { answer } = await answerQuestion(stubIndex(reports), fakeEmbedder(), '🙂');

    expect(answer.nearest).toHaveLength(3);
  });

  it('has its own reason in a corpus without reports', async () => {
    const { answer, remembered, overBar } = await answerQuestion(
      stubIndex([]),
      fakeEmbedder(),
      '晋中市的会议要求了什么？',
    );

    expect(answer).toEqual({
      status: 'not_found',
      language: 'zh-Hans',
      quotes: [],
      reason: 'empty_corpus',
      nearest: [],
      more: 0,
      missing: null,
    });
    expect(remembered.reportIndexes).toEqual([]);
    expect(overBar).toBe(Number.NEGATIVE_INFINITY);
  });
});
