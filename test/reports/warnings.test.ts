import { expect, it } from 'vitest';
import { warningsOf } from '../../src/reports/warnings.ts';
import type { Report } from '../../src/types.ts';
import { report } from '../helpers/report.ts';

const SOUND: Partial<Report> = {
  title: '云溪县召开疫情防控会议',
  published: '2022-03-06',
  meetingDate: '2022-03-05',
  place: { province: '湖南省', city: '岳阳市', county: null },
};

it('nothing is said of a record that has what a citation needs', () => {
  expect(warningsOf(report(SOUND))).toEqual([]);
});

it.each<[string, Partial<Report>]>([
  ['no title was found', { title: null }],
  ['no date was found', { published: null, meetingDate: null }],
  ['the year of the meeting is not stated', { meetingDate: '03-05' }],
  ['the meeting (2022-03-09) is later than its report (2022-03-06)', { meetingDate: '2022-03-09' }],
  ['no place was found', { place: { province: null, city: null, county: null } }],
  ['2 characters could not be read', { body: '全县\ufffd学校要落实\ufffd度。' }],
  [
    'most of the page was dropped (500 characters)',
    { body: '全县学校要落实制度。', dropped: [{ start: 0, end: 500, rule: 'tail' }] },
  ],
])('%s', (warning, change) => {
  expect(warningsOf(report({ ...SOUND, ...change }))).toEqual([warning]);
});
