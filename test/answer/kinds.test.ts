import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import type { PreviousQuestion } from '../../src/search/understand.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

const REPORTS = [
  {
    title: '晋中市召开疫情防控专题会议',
    date: '2022-05-05',
    text: '5月5日，晋中市召开疫情防控专题会议。市委书记吴俊清主持召开会议。会议要求，学校食堂每天消毒两次，学生错峰用餐，校门口测量体温。会议强调，抓好安全生产，汲取自建房倒塌事故教训。',
  },
  {
    title: '长治市召开疫情防控专题会议',
    date: '2022-08-05',
    text: '8月5日，长治市召开疫情防控专题会议。市长杨勤荣主持召开会议。会议要求，学校实行封闭管理，住校学生每周做两次核酸检测。会议强调，抓好安全生产，煤矿安全员逐班下井检查瓦斯。',
  },
  {
    title: '长治市召开秋季开学工作会议',
    date: '2021-08-20',
    text: '8月20日，长治市召开秋季开学工作会议。市长杨勤荣主持召开会议。会议要求，学校分三批开学，学生返校前测温七天，家长不得进入校门。',
  },
  {
    title: '舞钢市召开防汛工作会议',
    date: '2022-04-30',
    text: '4月30日，舞钢市召开防汛工作会议。市长朱志骞主持召开会议。会议要求，堤防每两小时巡查一遍，水库提前腾出库容。会议强调，抓好安全生产，施工单位汛期停止在河道里作业。',
  },
  {
    title: '忻州市召开安全生产工作会议',
    date: '2020-04-09',
    text: '4月9日，忻州市召开安全生产工作会议。会议强调，抓好安全生产，加油站、液化气站夜间双人值守，节假日不放松。',
  },
];

let built: BuiltIndex;
beforeAll(async () => {
  built = await builtIndex(REPORTS);
  return () => built.index.close();
});

const ASKED = new Date(2022, 7, 6);
const ask = (question: string, previous: PreviousQuestion | null = null) =>
  answerQuestion(built.index, built.embedder, question, previous, ASKED);
const datesOf = async (question: string) =>
  (await ask(question)).answer.quotes.map(({ date }) => date);

describe('who presided', () => {
  it('is told of the meeting that is asked about, not of another one of the place', async () => {
    const right = await ask('舞钢市的防汛会议是谁主持的？');
    const other = await ask('晋中市的防汛会议是谁主持的？');

    expect(right.answer.quotes[0]?.text).toContain('朱志骞主持');
    expect(other.answer.status).toBe('not_found');
  });
});

describe('a list', () => {
  it('quotes one a report by date, and tells how many more there are', async () => {
    const { answer } = await ask('哪几次会议强调要抓好安全生产？');

    const dates = answer.quotes.map(({ date }) => date ?? '');
    expect(dates).toHaveLength(3);
    expect(dates).toEqual([...dates].sort());
    for (const { text } of answer.quotes) expect(text).toContain('安全生产');
    expect(answer.more).toBe(1);
  });

  it('goes on with the reports that were not shown', async () => {
    const first = await ask('哪几次会议强调要抓好安全生产？');
    const second = await ask('还有呢？', first.remembered);

    const shown = first.answer.quotes.map(({ reportId }) => reportId);
    expect(second.answer.quotes).toHaveLength(1);
    expect(second.answer.more).toBe(0);
    expect(shown).not.toContain(second.answer.quotes[0]?.reportId);
  });

  it('is of the asked place only', async () => {
    expect(await datesOf('长治市开了哪些会议？')).toEqual(['2021-08-20', '2022-08-05']);
  });

  it('is of the meetings that somebody presided over', async () => {
    expect(await datesOf('杨勤荣主持了哪几次会议？')).toEqual(['2021-08-20', '2022-08-05']);
  });

  it('has nothing where no report has the words', async () => {
    expect((await ask('哪几次会议提到了红烧肉？')).answer.status).toBe('not_found');
  });
});

describe('a comparison', () => {
  it.each([
    ['长治和晋中对学校的要求有什么不同？', ['山西省长治市', '山西省晋中市']],
    ['晋中和长治对学校的要求', ['山西省晋中市', '山西省长治市']],
    ['舞钢与晋中的会议分别是谁主持的？', ['河南省平顶山市舞钢市', '山西省晋中市']],
  ])('is side by side in the order asked: %s', async (question, places) => {
    const { answer } = await ask(question);

    expect(answer.quotes.map(({ place }) => place)).toEqual(places);
  });

  it('is of dates as well', async () => {
    expect(await datesOf('长治市2022年8月和去年8月对学校的要求有什么不同？')).toEqual([
      '2022-08-05',
      '2021-08-20',
    ]);
  });

  it('of a place without any report says so', async () => {
    const { answer } = await ask('晋中和太原对学校的要求有什么不同？');

    expect(answer).toMatchObject({
      status: 'not_found',
      reason: 'no_such_place',
      missing: '太原',
    });
  });
});

describe('a timeline', () => {
  it('is by date, of reports that hold the matter', async () => {
    expect(await datesOf('历次会议对学校的要求')).toEqual([
      '2021-08-20',
      '2022-05-05',
      '2022-08-05',
    ]);
  });
});

describe('the newest report', () => {
  it.each([
    ['长治市最近一次会议对学校有什么要求？', '2022-08-05'],
    ['最近一次会议讲了什么？', '2022-08-05'],
    ['最新的会议怎么说安全生产？', '2022-08-05'],
  ])('is meant by %s', async (question, date) => {
    expect(new Set(await datesOf(question))).toEqual(new Set([date]));
  });
});

describe('times counted from the day asked', () => {
  it.each([
    ['昨天长治市对学校有什么要求？', '2022-08-05'],
    ['本周的会议是谁主持的？', '2022-08-05'],
    ['去年8月长治市对学校有什么要求？', '2021-08-20'],
    ['今年4月的会议对堤防有什么要求？', '2022-04-30'],
    ['前年的会议讲了什么？', '2020-04-09'],
  ])('choose the report: %s', async (question, date) => {
    expect(new Set(await datesOf(question))).toEqual(new Set([date]));
  });
});

describe('a question about the meeting', () => {
  it.each([
    ['舞钢市的防汛会议是哪天开的？', '4月30日'],
    ['舞钢市防汛会议是谁主持的？', '朱志骞'],
    ['舞钢市市长是谁？', '朱志骞'],
  ])('is answered by the sentence that says it: %s', async (question, words) => {
    expect((await ask(question)).answer.quotes[0]?.text).toContain(words);
  });

  it('follows an answer about it', async () => {
    const first = await ask('堤防多久巡查一遍？');

    for (const [question, words] of [
      ['什么时候开的？', '4月30日'],
      ['谁主持的？', '朱志骞'],
    ] as const) {
      const { answer } = await ask(question, first.remembered);
      expect(answer.quotes[0]?.title).toBe('舞钢市召开防汛工作会议');
      expect(answer.quotes[0]?.text).toContain(words);
    }
  });

  it('takes over the kind of answer for another place', async () => {
    const first = await ask('晋中市对学校有什么要求？');
    const { answer } = await ask('那长治呢？', first.remembered);

    expect(answer.quotes[0]?.place).toBe('山西省长治市');
    expect(answer.quotes[0]?.text).toContain('学校');
  });
});

it('gives the same bytes for the same question of the same day', async () => {
  const part = fc.constantFrom(
    '长治',
    '晋中市',
    '舞钢',
    '太原',
    '去年',
    '昨天',
    '8月',
    '最近一次',
    '哪几次会议',
    '学校',
    '和',
    '对',
    '安全生产',
    '谁主持的',
    '市长',
    '有什么不同',
    '变化',
    '还有呢',
    '第九十七次会议',
    '？',
    '🙂',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 7 }), async parts => {
      const question = parts.join('');
      const first = await ask(question);
      const again = await ask(question);
      expect(JSON.stringify(again.answer)).toBe(JSON.stringify(first.answer));
      expect(JSON.stringify((await ask('还有呢？', again.remembered)).answer)).toBe(
        JSON.stringify((await ask('还有呢？', first.remembered)).answer),
      );
    }),
    { numRuns: 60 },
  );
});
