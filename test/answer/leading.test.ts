import { expect, it } from 'vitest';
import { leadingCitations } from '../../src/answer/leading.ts';
import { builtIndex } from '../helpers/built-index.ts';
import { stubIndex } from '../helpers/stub-index.ts';

it('quotes the first measure of each of the newest reports, else what it begins with', async () => {
  const { index } = await builtIndex([
    {
      date: '2022-05-10',
      text: '旧的会议召开了，与会人员参加，听取了各方面的情况汇报并进行了讨论。',
    },
    {
      date: '2022-05-12',
      text: `5月12日，晋中市召开会议，常书铭主持。${'会议听取了工作情况的汇报。'.repeat(30)}会议要求，各单位要坚持佩戴口罩。`,
    },
    { date: '2022-05-11', text: '舞钢市召开会议，与会人员参加，听取了各方面的情况汇报。' },
  ]);

  const citations = await leadingCitations(index, 2);

  expect(citations.map(({ n, date }) => [n, date])).toEqual([
    [1, '2022-05-12'],
    [2, '2022-05-11'],
  ]);
  expect(citations[0]?.text).toContain('要坚持佩戴口罩');
  expect(citations[1]?.text).toContain('舞钢市召开会议');
  for (const { reportId, start, end, text, marks } of citations) {
    const body = await index.body((await index.findReport(reportId)) ?? -1);
    expect(body.slice(start, end)).toBe(text);
    expect(marks).toEqual([]);
  }
  index.close();
});

it('has nothing to quote where there are no reports', async () => {
  expect(await leadingCitations(stubIndex([]), 5)).toEqual([]);
});
