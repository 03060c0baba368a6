import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportIndex } from '../../../src/index/report-index.ts';
import { askedSelection } from '../../../src/telegram/commands/meetings/asked-selection.ts';
import { filterOf, selectionName } from '../../../src/telegram/commands/meetings/selection.ts';
import {
  SELECTION_DATA,
  selectionData,
  selectionOfData,
} from '../../../src/telegram/commands/meetings/selection-data.ts';
import { builtIndex } from '../../helpers/built-index.ts';
import { REPORTS } from '../../helpers/sample-reports.ts';

let index: ReportIndex;
beforeAll(async () => {
  index = (await builtIndex(REPORTS)).index;
});

/** A Wednesday. */
const NOW = new Date(2022, 4, 18, 12);

it.each([
  ['2022', '2022-01-01', '2022-12-31'],
  ['2022-02', '2022-02-01', '2022-02-31'],
  ['2022-05-04', '2022-05-04', '2022-05-04'],
  ['2022-05-09~2022-05-15', '2022-05-09', '2022-05-15'],
])('%s is from %s to %s', (period, from, to) => {
  expect(filterOf({ place: null, period })).toEqual({ from, to });
  expect(filterOf({ place: '晋中市', period })).toEqual({ place: '晋中市', from, to });
});

it('of everything narrows nothing and has no name', () => {
  const everything = { place: null, period: null };
  expect(filterOf(everything)).toEqual({});
  expect(selectionName(everything)).toBe('');
});

describe('words', () => {
  it.each([
    ['', null, null],
    ['云岭', '云岭市', null],
    ['雲嶺市', '云岭市', null],
    ['雁洲市 2021年3月', '雁洲市', '2021-03'],
    ['2021-03 雁洲', '雁洲市', '2021-03'],
    ['去年', null, '2021'],
    ['上周', null, '2022-05-09~2022-05-15'],
    ['昨天云岭', '云岭市', '2022-05-17'],
    ['8月', null, '2021-08'],
    ['12月', null, '2022-12'],
  ])('%s', async (words, place, period) => {
    const asked = await askedSelection(index, words, NOW);
    expect(asked).toEqual({ selection: { place, period }, unknown: '' });
  });

  it.each([
    ['上海', '上海'],
    ['云岭 核酸', '核酸'],
    ['constructor', 'constructor'],
    ['😀', '😀'],
  ])('%s: does not know %s', async (words, unknown) => {
    expect(await askedSelection(index, words, NOW)).toMatchObject({ unknown });
  });
});

it.each([
  [{ place: null, period: null }],
  [{ place: '云岭市', period: null }],
  [{ place: '雁洲市', period: '2021-03' }],
  [{ place: null, period: '2022-05-09~2022-05-15' }],
])('comes back from a button: %j', async selection => {
  const data = selectionData(selection);
  const [, period = '', key = ''] = new RegExp(`^${SELECTION_DATA}$`, 'u').exec(data) ?? [];
  expect(await selectionOfData(index, period, key)).toEqual(selection);
});
