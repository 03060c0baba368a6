import { describe, expect, it } from 'vitest';
import { outlinesOf } from '../../src/search/outline.ts';
import { dateOf, newestFirst } from '../../src/search/scope.ts';
import { understandAmong } from '../../src/search/understand-among.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const held = (city: string | null, meetingDate: string | null, ordinal: number | null = null) =>
  report({
    title: `${city}${meetingDate}${ordinal}`,
    place: { province: null, city, county: null },
    meetingDate,
    ordinal,
  });
const INDEX = stubIndex([
  held('晋中市', '2022-05-05', 97),
  held('晋中市', '2022-02-10', 81),
  held('长治市', '2022-08-05'),
  held(null, '08-26'),
]);
const scopeOf = async (question: string, index = INDEX) =>
  (await understandAmong(index, question)).scope;

describe('reports that a question is about', () => {
  it.each([
    ['晋中的会议', [0, 1]],
    ['2022年5月的会议', [0]],
    ['晋中市第八十一次会议', [1]],
    ['长治和晋中的会议有什么不同', [2, 0, 1]],
    ['最近一次会议讲了什么', [2]],
    ['晋中最近一次会议讲了什么', [0, 1]],
    ['太原的会议', []],
    ['学校怎么消毒', []],
  ])('%s → %j', async (question, scope) => {
    expect(await scopeOf(question)).toEqual(scope);
  });

  it('are found by words when they are many', async () => {
    const many = stubIndex(Array.from({ length: 17 }, (_, i) => held('晋中市', null, i)));

    expect(await scopeOf('晋中的会议', many)).toEqual([]);
    expect(await scopeOf('晋中市第三次会议', many)).toEqual([3]);
  });

  it('are ordered by date, those of no known year last', async () => {
    const ordered = newestFirst(await outlinesOf(INDEX, [0, 1, 2, 3]));

    expect(ordered.map(({ record }) => record.reportIndex)).toEqual([2, 0, 1, 3]);
    expect(dateOf(ordered.at(-1)!)).toBe('');
  });
});
