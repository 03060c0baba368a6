import { beforeAll, describe, expect, it } from 'vitest';
import type { TimelinePoint } from '../../src/picture/timeline.ts';
import { timelineOf } from '../../src/picture/timeline.ts';
import { timelineRows } from '../../src/picture/timeline-rows.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const MASKS = '会议要求，各单位要坚持佩戴口罩。各学校要每天消毒两次。';

describe('the timeline of a topic', () => {
  let built: BuiltIndex;
  beforeAll(async () => {
    built = await builtIndex([
      { title: '晋中市召开专题会', date: '2022-05-12', text: `晋中市召开会议。${MASKS}` },
      { title: '舞钢市召开专题会', date: '2022-05-10', text: `舞钢市召开会议。${MASKS}` },
      { title: '没有日期的会', text: `有关部门召开会议。${MASKS}` },
      { title: '防汛会', date: '2022-07-01', text: '会议要求，各地要加强堤防巡查，落实防汛责任。' },
    ]);
    return () => built.index.close();
  });

  it('has every report of the topic with its measures, by date, those without a date last', async () => {
    const { topic, points } = await timelineOf(built.index, '防护消杀');

    expect(topic).toBe('防护消杀');
    expect(points).toEqual([
      { reportIndex: 1, day: '2022-05-10', place: '舞钢市', measures: 2 },
      { reportIndex: 0, day: '2022-05-12', place: '晋中市', measures: 2 },
      { reportIndex: 2, day: null, place: null, measures: 2 },
    ]);
  });

  it('has no points for a topic that no report has', async () => {
    expect(await timelineOf(built.index, '区块链')).toEqual({ topic: '区块链', points: [] });
  });
});

it('tells places of the same name apart, and takes no day without a year', async () => {
  const at = (city: string, county: string, meetingDate: string) =>
    report({ body: `${city}${county}`, place: { province: '江苏省', city, county }, meetingDate });
  const index = {
    ...stubIndex([
      at('南京市', '鼓楼区', '05-12'),
      at('徐州市', '鼓楼区', '2022-05-12'),
      at('南京市', '玄武区', '2022-05-13'),
    ]),
    measuresOn: async () =>
      [0, 1, 2].map(reportIndex => ({ reportIndex, start: 0, end: 1, speaker: null })),
  };

  const { points } = await timelineOf(index, '防汛');

  expect(points.map(({ day, place }) => [day, place])).toEqual([
    ['2022-05-12', '徐州鼓楼区'],
    ['2022-05-13', '玄武区'],
    [null, '南京鼓楼区'],
  ]);
});

describe('rows', () => {
  const point = (place: string | null, measures: number): TimelinePoint => ({
    ...{ reportIndex: 0, day: '2022-05-12', place, measures },
  });

  it('are of the places with the most measures, then of all others, then of none', () => {
    const points = [point('甲', 1), point(null, 9), point('乙', 2), point('丙', 1), point('甲', 3)];

    const { rows, restPlaces } = timelineRows([...points, point('丁', 1)], 2);

    expect(rows.map(({ place, measures }) => [place, measures])).toEqual([
      ['甲', 4],
      ['乙', 2],
      ['rest', 2],
      [null, 9],
    ]);
    expect(restPlaces).toBe(2);
  });

  it('are never of the rest for a single place', () => {
    const { rows, restPlaces } = timelineRows([point('甲', 1), point('乙', 1), point('丙', 1)], 2);

    expect(rows.map(({ place }) => place)).toEqual(['丙', '乙', '甲']);
    expect(restPlaces).toBe(0);
  });
});
