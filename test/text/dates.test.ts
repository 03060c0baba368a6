import { describe, expect, it } from 'vitest';
import { findDates, formatDate, matchesDate } from '../../src/text/dates.ts';

const found = (text: string) =>
  findDates(text).map(({ year, month, day }) =>
    [year, month, day].map(part => part ?? '?').join('-'),
  );

describe('findDates', () => {
  it.each([
    ['2022年5月5日召开', ['2022-5-5']],
    ['2022-05-06 10:07:09', ['2022-5-6']],
    ['2022/5/6', ['2022-5-6']],
    ['2022.05.06', ['2022-5-6']],
    ['档案20220506号', ['2022-5-6']],
    ['2022年5月', ['2022-5-?']],
    ['2022-05', ['2022-5-?']],
    ['2022年的工作', ['2022-?-?']],
    ['5月5日下午', ['?-5-5']],
    ['5月5号', ['?-5-5']],
    ['12月底前', ['?-12-?']],
    ['二〇二二年', ['2022-?-?']],
    ['二零二二年五月五日', ['2022-5-5']],
    ['六月二十三日上午', ['?-6-23']],
    ['二〇二一年十二月三十一日', ['2021-12-31']],
    ['2月29日', ['?-2-29']],
    ['2020年2月29日', ['2020-2-29']],
    ['5月13日至5月26日', ['?-5-13', '?-5-26']],
    ['从2021年12月1日到2022年3月10日', ['2021-12-1', '2022-3-10']],
    ['2022年5月100人返岗', ['2022-5-?']],
  ])('reads %s', (text, dates) => {
    expect(found(text)).toEqual(dates);
  });

  it.each([
    '农历六月十五日',
    '2022年2月30日',
    '2021年2月29日',
    '4月31日',
    '2022年13月1日',
    '2022-13-01',
    '2022年5月45日',
    '5月45日',
    '20221345',
    '投资2012.5万元',
    '5月份以来',
    '3个月',
    '每月5日',
    '电话0100-5550146',
    '112026人',
  ])('finds no date in %s', text => {
    expect(found(text)).toEqual([]);
  });

  it('gives the place of each date', () => {
    const text = '定于2022年5月5日，另于6月1日再开';
    const slices = findDates(text).map(({ start, end }) => text.slice(start, end));
    expect(slices).toEqual(['2022年5月5日', '6月1日']);
  });
});

describe('formatDate', () => {
  it.each([
    [{ year: 2022, month: 5, day: 5 }, '2022-05-05'],
    [{ year: null, month: 5, day: 5 }, '05-05'],
    [{ year: 2022, month: 5, day: null }, null],
    [{ year: 2022, month: null, day: null }, null],
  ])('writes %o as %s', (date, text) => {
    expect(formatDate(date)).toBe(text);
  });
});

describe('matchesDate', () => {
  const asked = (year: number | null, month: number | null, day: number | null) => ({
    year,
    month,
    day,
  });
  it.each([
    ['2022-05-05', asked(2022, 5, 5), true],
    ['2022-05-05', asked(2022, 5, null), true],
    ['2022-05-05', asked(null, 5, 5), true],
    ['2022-05-05', asked(2021, 5, 5), false],
    ['2022-05-05', asked(2022, 6, null), false],
    ['2022-05-05', asked(null, 5, 6), false],
    ['05-05', asked(2022, 5, 5), true],
    ['05-05', asked(2022, 5, 6), false],
  ])('%s against %o is %s', (stated, date, matches) => {
    expect(matchesDate(stated, date)).toBe(matches);
  });
});
