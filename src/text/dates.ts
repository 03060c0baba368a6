import type { PartialDate, Span } from '../types.ts';
import { hanNumber } from './numbers.ts';

/** A date as found in a text. */
export interface DateMention extends PartialDate, Span {}

/** `2012.5` is a number: with points, a date has a day. A day that no month has is no month. */
const NUMERIC =
  /(?<!\d)((?:19|20)\d{2})(?:[-/年]|\.(?=\d{1,2}\.\d))\s?(1[0-2]|0?[1-9])(?!\d)(?:[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?!\d)日?|月(?!\d+日)|(?!月|[-./]\d))/gu;
const YEAR_ONLY = /(?<!\d)((?:19|20)\d{2})年(?!\s?\d)/gu;
const MONTH_DAY =
  /(?<![\d年])(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])[日号]|(?!\d+[日号]))(?!份?以来)/gu;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?!\d)/gu;
const HAN_DATE =
  /([一二三四五六七八九〇零]{4})年(?:(十[一二]?|[一二三四五六七八九])月(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?/gu;
const HAN_MONTH_DAY =
  /(?<![一二三四五六七八九十〇零年\d农历])(十[一二]?|[一二三四五六七八九])月([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]/gu;

/**
 * Dates of a text, in order: `2022年5月5日`, `2022-05-06`, `20220506`, `2022年5月`, `5月5日`,
 * `二〇二二年五月`, `五月五日`. Parts not stated are null; impossible ones (`2月31日`) are left out.
 */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  const add = (match: RegExpMatchArray, year?: string, month?: string, day?: string) => {
    const start = match.index ?? 0;
    const span = { start, end: start + match[0].length };
    if (found.some(other => span.start < other.end && other.start < span.end)) return;
    const date = { year: number(year), month: number(month), day: number(day) };
    if (isPossible(date)) found.push({ ...date, ...span });
  };
  for (const match of text.matchAll(NUMERIC)) add(match, match[1], match[2], match[3]);
  for (const match of text.matchAll(COMPACT)) add(match, match[1], match[2], match[3]);
  for (const match of text.matchAll(YEAR_ONLY)) add(match, match[1]);
  for (const match of text.matchAll(HAN_DATE)) add(match, match[1], match[2], match[3]);
  for (const match of text.matchAll(MONTH_DAY)) add(match, undefined, match[1], match[2]);
  for (const match of text.matchAll(HAN_MONTH_DAY)) add(match, undefined, match[1], match[2]);
  return found.sort((a, b) => a.start - b.start);
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : hanNumber(digits);
}

function isPossible({ year, month, day }: PartialDate): boolean {
  if (month === null || day === null) return true;
  const date = new Date(Date.UTC(year ?? 2020, month - 1, day));
  return date.getUTCMonth() === month - 1;
}

/** `YYYY-MM-DD`, or `MM-DD` without a year; null unless month and day are known. */
export function formatDate(date: PartialDate): string | null {
  if (date.month === null || date.day === null) return null;
  const monthDay = `${pad(date.month)}-${pad(date.day)}`;
  return date.year === null ? monthDay : `${date.year}-${monthDay}`;
}

/** `YYYY-MM-DD` by the clock of this machine. */
export function dayName(moment: Date): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** True when a stated date (`2022-05-05`, `05-05`) has every part that is asked for. */
export function matchesDate(stated: string, asked: PartialDate): boolean {
  const parts = stated.split('-').map(Number);
  const [year, month, day] = parts.length === 3 ? parts : [null, ...parts];
  return (
    (asked.year === null || year === null || year === asked.year) &&
    (asked.month === null || month === asked.month) &&
    (asked.day === null || day === asked.day)
  );
}
