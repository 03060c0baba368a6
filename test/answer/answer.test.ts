import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { MAX_QUOTED_CHARACTERS, MAX_QUOTES } from '../../src/answer/limits.ts';
import type { PreviousQuestion } from '../../src/search/understand.ts';
import type { Answer } from '../../src/types.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';

const REPORTS = [
  {
    title: '晋中市召开疫情防控专题会议',
    date: '2022-05-05',
    text: '5月5日，晋中市召开疫情防控专题会议。市委书记吴俊清主持召开会议并讲话。会议要求，各中小学校要落实晨午检制度，食堂每天消毒两次，严禁学生聚集用餐。会议强调，要汲取自建房倒塌事故教训，抓好安全生产，排查隐患。',
  },
  {
    title: '长治市召开疫情防控专题会议',
    date: '2022-05-04',
    text: '5月4日，长治市召开疫情防控专题会议。市长杨勤荣主持召开会议。会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗。会议强调，要抓好安全生产，煤矿安全员逐班下井检查。',
  },
  {
    title: '舞钢市召开防汛工作会议',
    date: '2022-04-30',
    text: '4月30日，舞钢市召开防汛工作会议。会议要求，堤防每两小时巡查一遍，水库提前腾出库容，低洼处的群众及时转移。会议强调，要抓好安全生产，确保工程质量。',
  },
];
/** More about one matter than may be quoted. */
const LONG = Array.from({ length: 6 }, (_, i) =>
  `第${i + 1}组的社区工作人员每天对电梯按钮和门把手消毒${i + 2}次，`.repeat(9),
).map(text => `${text}不得遗漏。`);

let built: BuiltIndex;
beforeAll(async () => {
  built = await builtIndex([...REPORTS, { title: '社区消毒工作安排', text: LONG.join('') }]);
  return () => built.index.close();
});

const ask = (question: string, previous: PreviousQuestion | null = null) =>
  answerQuestion(built.index, built.embedder, question, previous);

/** What must be true of every answer, whatever was asked. */
async function expectSound(answer: Answer): Promise<void> {
  const characters = answer.quotes.reduce((sum, quote) => sum + quote.text.length, 0);
  expect(characters).toBeLessThanOrEqual(MAX_QUOTED_CHARACTERS);
  expect(answer.quotes.length).toBeLessThanOrEqual(MAX_QUOTES);
  expect(answer.quotes.map(({ n }) => n)).toEqual(answer.quotes.map((_, i) => i + 1));
  expect(answer.quotes.length > 0).toBe(answer.status === 'answered');
  expect(answer.reason === null).toBe(answer.status === 'answered');
  for (const { text, reportId, start, end, marks, sha256 } of answer.quotes) {
    const body = await built.index.body((await built.index.findReport(reportId)) ?? -1);
    expect(body.slice(start, end)).toBe(text);
    expect(createHash('sha256').update(body.slice(start, end)).digest('hex')).toBe(sha256);
    let markedTo = -1;
    for (const [from, to] of marks) {
      expect(from).toBeGreaterThan(markedTo);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(text.length);
      markedTo = to;
    }
  }
}

describe('an answer', () => {
  it.each([
    '晋中市对中小学校食堂有什么要求？',
    '外卖骑手多久做一次核酸检测？',
    '堤防多久巡查一遍？',
    '哪几次会议强调了安全生产？',
    '晋中市和长治市的会议分别要求了什么？',
    '社区工作人员对电梯按钮和门把手每天消毒几次？',
    '怎么做红烧肉？',
    'How often are the dykes inspected?',
    '🙂',
    '',
    '电梯按钮'.repeat(2000),
  ])('is made of true, marked quotes within its limits: %s', async question => {
    const { answer } = await ask(question);

    await expectSound(answer);
  });

  it('quotes what answers, and says where it stands', async () => {
    const { answer } = await ask('晋中市对中小学校食堂消毒有什么要求？');

    const [quote] = answer.quotes;
    expect(answer).toMatchObject({ status: 'answered', language: 'zh-Hans', nearest: [] });
    expect(quote?.text).toContain('食堂每天消毒两次');
    expect(quote).toMatchObject({
      n: 1,
      title: '晋中市召开疫情防控专题会议',
      date: '2022-05-05',
      place: '山西省晋中市',
      file: 'reports.jsonl',
      copies: [],
    });
    expect(quote?.marks.map(([from, to]) => quote.text.slice(from, to)).join(' ')).toContain(
      '食堂',
    );
  });

  it('finds in one script what is asked in the other, and answers in the script asked', async () => {
    const { answer } = await ask('長治市外賣騎手多久做一次核酸檢測？');

    expect(answer.language).toBe('zh-Hant');
    expect(answer.quotes[0]?.text).toContain('外卖骑手每四十八小时做一次核酸检测');
  });

  it('is the same for the same question', async () => {
    expect(await ask('堤防多久巡查一遍？')).toEqual(await ask('堤防多久巡查一遍？'));
  });

  it('quotes the sentence that names the chair', async () => {
    const { answer } = await ask('晋中市疫情防控专题会议是谁主持的？');

    expect(answer.quotes[0]?.text).toContain('吴俊清主持召开会议');
  });

  it('quotes another report each for a list', async () => {
    const { answer } = await ask('哪几次会议强调要抓好安全生产？');

    const reports = answer.quotes.map(({ reportId }) => reportId);
    expect(reports).toHaveLength(3);
    expect(new Set(reports).size).toBe(3);
    for (const { text } of answer.quotes) expect(text).toContain('安全生产');
  });

  it('quotes one report of every place that is compared, in the order asked', async () => {
    const { answer } = await ask('长治市和晋中市疫情防控专题会议分别要求了什么？');

    expect(answer.quotes.map(({ place }) => place)).toEqual(['山西省长治市', '山西省晋中市']);
  });
});

describe('a question about a place whose reports say nothing of its matter', () => {
  it.each(['长治市对养老院有什么要求？', '晋中市的会议对海关提出了什么要求？'])(
    'is not answered with what else they say: %s',
    async question => {
      const { answer } = await ask(question);

      expect(answer).toMatchObject({ status: 'not_found', reason: 'no_evidence', quotes: [] });
    },
  );
});

describe('a question that follows another', () => {
  it('is answered from the report that it follows', async () => {
    const { remembered } = await ask('长治市外卖骑手多久做一次核酸检测？');

    const { answer } = await ask('谁主持的？', remembered);

    await expectSound(answer);
    expect(answer.quotes[0]?.text).toContain('杨勤荣主持召开会议');
  });

  it('and is short, but about something of its own, is not answered with what was asked before', async () => {
    const { remembered } = await ask('长治市疫情防控专题会议是谁主持的？');

    const { answer } = await ask('地铁几点停运？', remembered);

    expect(answer).toMatchObject({ status: 'not_found', quotes: [] });
  });

  it('is not answered alone', async () => {
    const { answer } = await ask('还有呢？');

    expect(answer).toMatchObject({ status: 'not_found', reason: 'no_evidence' });
  });

  it('that only asks for more gets what was not shown, until there is no more', async () => {
    const first = await ask('社区工作人员对电梯按钮和门把手每天消毒几次？');
    const shown = first.answer.quotes.map(({ text }) => text);

    const second = await ask('还有呢？', first.remembered);

    await expectSound(second.answer);
    expect(second.answer.quotes[0]?.title).toBe('社区消毒工作安排');
    for (const { text } of second.answer.quotes) expect(shown).not.toContain(text);
    let last = second;
    for (let i = 0; i < 5; i++) last = await ask('还有呢？', last.remembered);
    expect(last.answer).toMatchObject({ status: 'not_found', reason: 'no_evidence' });
  });
});
