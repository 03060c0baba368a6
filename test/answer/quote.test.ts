import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuote } from '../../src/answer/quote.ts';

const FILLER =
  '会议传达学习了上级精神，听取了各单位的工作汇报，研究了近期的重点任务和具体分工，对下一步工作作了全面安排和部署，明确了完成时限，并对有关事项提出了意见。';
const ANSWER =
  '食堂要每天消毒两次，餐具一人一套，学生错峰用餐，用餐时保持一米以上的距离，厨房工作人员每周做两次核酸检测，持健康证上岗，有发热咳嗽症状的立即离岗就医，痊愈以后才可以返岗，供餐人员一律佩戴口罩和手套，上岗以前测量体温并登记在册。';
const WEIGHTS = new Map([
  ['食堂', 3],
  ['消毒', 2],
]);

function quoteOf(body: string, weights: ReadonlyMap<string, number> = WEIGHTS) {
  const quote = chooseQuote(body, { start: 0, end: body.length }, weights);
  return {
    text: body.slice(quote.start, quote.end),
    marks: quote.marks.map(({ start, end }) => body.slice(start, end)),
  };
}

describe('choosing a quote in a passage', () => {
  it('takes the sentence that answers, whole, without its neighbours', () => {
    expect(quoteOf(FILLER + ANSWER + FILLER)).toEqual({ text: ANSWER, marks: ['食堂', '消毒'] });
  });

  it.each(['三、加强食堂消毒。', '食堂如何消毒？', '食堂消毒要求如下：', '食堂消毒措施包括：'])(
    'does not end where the answer is only announced: %s',
    announcement => {
      const body = `${FILLER}${announcement}${ANSWER.replace('食堂', '餐厅').replace('消毒', '清洗')}`;

      expect(quoteOf(body).text.endsWith('在册。')).toBe(true);
    },
  );

  it.each(['（市教育局办公室供稿）', '(记者 毕清和 实习生 欧雨桐)', '【責任編輯 歐雨桐】'])(
    'leaves out who wrote it: %s',
    credit => {
      expect(quoteOf(`食堂每天消毒。${credit}`, new Map()).text).toBe('食堂每天消毒。');
      expect(quoteOf(`${FILLER}${ANSWER}${credit}`, new Map([['供稿', 1]])).text).not.toContain(
        credit,
      );
    },
  );

  it('marks what is written in the other script and through a gloss', () => {
    const body = '食(shí)堂(táng)每天消(xiāo)毒。';

    expect(quoteOf(body).marks).toEqual(['食(shí)堂', '消(xiāo)毒']);
    expect(quoteOf('食堂做檢測。', new Map([['检测', 1]])).marks).toEqual(['檢測']);
  });

  it('makes one mark of words that touch', () => {
    const weights = new Map([
      ['食堂', 1],
      ['堂消', 1],
      ['消毒', 1],
    ]);

    expect(quoteOf('学校食堂消毒，教室通风。', weights).marks).toEqual(['食堂消毒']);
  });

  it('has no mark when no word of the question stands in it', () => {
    expect(quoteOf('学校放假，教室通风。', new Map())).toEqual({
      text: '学校放假，教室通风。',
      marks: [],
    });
  });

  it('stays inside the passage', () => {
    const body = `食堂消毒。${FILLER}食堂消毒。`;
    const passage = { start: 5, end: 5 + FILLER.length };

    const quote = chooseQuote(body, passage, WEIGHTS);

    expect(body.slice(quote.start, quote.end)).toBe(FILLER);
  });

  it('is a part of any passage with its marks in order inside', () => {
    const piece = fc.constantFrom(
      '食堂',
      '消毒',
      '，',
      '。',
      '\n',
      ' ',
      '；',
      '𠮷',
      '(shí)',
      '開會',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 150 }), pieces => {
        const body = `首${pieces.join('')}`;
        const quote = chooseQuote(body, { start: 0, end: body.length }, WEIGHTS);
        expect(quote.start).toBeLessThan(quote.end);
        expect(quote.end).toBeLessThanOrEqual(body.length);
        let markedTo = quote.start - 1;
        for (const mark of quote.marks) {
          expect(mark.start).toBeGreaterThan(markedTo);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(mark.end).toBeLessThanOrEqual(quote.end);
          markedTo = mark.end;
        }
      }),
    );
  });
});
