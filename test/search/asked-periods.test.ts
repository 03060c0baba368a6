import { describe, expect, it } from 'vitest';
import { dayOf, findPeriods, relativeWords } from '../../src/search/asked-periods.ts';

/** A Wednesday. */
const NOW = new Date(Date.UTC(2022, 4, 18));
const datesOf = (question: string) =>
  findPeriods(question, NOW).map(({ dates }) =>
    dates.map(({ year, month, day }) => [year, month, day].map(part => part ?? '_').join('-')),
  );

describe('times that a question names', () => {
  it.each([
    ['今年的会议', ['2022-_-_']],
    ['去年8月的会议', ['2021-8-_']],
    ['前年的会议', ['2020-_-_']],
    ['上个月的会议', ['2022-4-_']],
    ['上月15日的会议', ['2022-4-15']],
    ['这个月的会议', ['2022-5-_']],
    ['今天的会议', ['2022-5-18']],
    ['昨日的会议', ['2022-5-17']],
    ['前天的会议', ['2022-5-16']],
    ['近三天的会议', ['2022-5-18', '2022-5-17', '2022-5-16']],
    ['2021年5月5日的会议', ['2021-5-5']],
    ['5月的会议', ['_-5-_']],
  ])('%s', (question, dates) => {
    expect(datesOf(question)).toEqual([dates]);
  });

  it('reaches from Monday to Sunday for a week', () => {
    const [lastWeek] = datesOf('上周的会议');
    const [thisWeek] = datesOf('本周的会议');

    expect([lastWeek?.[0], lastWeek?.at(-1), lastWeek?.length]).toEqual([
      '2022-5-15',
      '2022-5-9',
      7,
    ]);
    expect([thisWeek?.[0], thisWeek?.at(-1)]).toEqual(['2022-5-22', '2022-5-16']);
  });

  it('goes back over the end of a year', () => {
    const january = new Date(Date.UTC(2022, 0, 1));

    expect(findPeriods('上个月', january)[0]?.dates).toEqual([
      { year: 2021, month: 12, day: null },
    ]);
    expect(findPeriods('昨天', january)[0]?.dates).toEqual([{ year: 2021, month: 12, day: 31 }]);
  });

  it('keeps several apart, in order, with their words and where they stand', () => {
    const question = '去年12月和5月5日有什么不同';

    const periods = findPeriods(question, NOW);

    expect(periods.map(({ words }) => words)).toEqual(['去年12月', '5月5日']);
    for (const { words, start, end } of periods) expect(question.slice(start, end)).toBe(words);
  });

  it.each([
    ['12月31日前要装好什么', []],
    ['从8月1日起接种的学生', []],
    ['截至7月14日接种了多少人', []],
    ['2021年1月至11月发生了多少起事故', [['2021-_-_']]],
    ['27类人员每年检查', []],
    ['五年级的学生', []],
  ])('leaves out the days of the matter, but not their year: %s', (question, dates) => {
    expect(datesOf(question)).toEqual(dates);
  });

  it('counts from the calendar day here', () => {
    expect(dayOf(new Date(2022, 4, 18, 23, 59)).toISOString()).toBe('2022-05-18T00:00:00.000Z');
  });

  it.each([
    ['去年8月', '去年'],
    ['上周', '上周'],
    ['8月', ''],
  ])('knows what of %s is counted from the day asked', (words, relative) => {
    expect(relativeWords(words)).toBe(relative);
  });
});
