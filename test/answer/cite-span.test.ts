import { expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { citeSpan, isSpanOf, readReport } from '../../src/answer/cite-span.ts';
import { builtIndex } from '../helpers/built-index.ts';

it('cites a span as the answer with it did, but for its marks', async () => {
  const text = '市长常书铭指出，堤防每两小时巡查一遍，发现险情立即上报，不得迟报漏报。';
  const { index, embedder } = await builtIndex([{ text, title: '防汛会议', date: '2022-06-01' }]);
  const { answer } = await answerQuestion(index, embedder, '堤防多久巡查一遍？');
  const [quote] = answer.quotes;
  const report = quote && (await readReport(index, quote.reportId));
  expect(quote?.speaker).toBe('常书铭');
  expect(report && (await citeSpan(index, report, quote))).toEqual({ ...quote, marks: [] });
  expect(await readReport(index, '0123456789abcdef')).toBeNull();
});

it.each([
  [0, 2, true],
  [4, 6, true],
  [0, 7, true],
  [0, 8, false],
  [-1, 2, false],
  [2, 2, false],
  [3, 2, false],
  [2, 4, false],
  [0, 5, false],
  [5, 7, false],
])('knows whether %i to %i is a span of a text', (start, end, isSpan) => {
  expect(isSpanOf('会议 \n𠮷。', { start, end })).toBe(isSpan);
});
