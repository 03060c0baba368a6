import { findDates } from '../text/dates.ts';
import { hanNumber } from '../text/numbers.ts';
import type { PartialDate, Span } from '../types.ts';
import type { Period } from './query.ts';

/** A period, and where the question names it. */
export interface AskedPeriod extends Period, Span {}

const DAY_MS = 86_400_000;
const MOST_DAYS = 92;
const NUMBER = '[一二两三四五六七八九十百\\d]{1,4}';

/** Days from `first` to `last`, counted from the day asked. */
const DAYS: readonly [RegExp, (now: Date, count: number) => [first: number, last: number]][] = [
  [/今[天日晚早]|当[天日](?!起)/gu, () => [0, 0]],
  [/大前天/gu, () => [-3, -3]],
  [/前[天日](?!起)/gu, () => [-2, -2]],
  [/昨[天日晚]/gu, () => [-1, -1]],
  [/明[天日]/gu, () => [1, 1]],
  [/上上(?:个?(?:周|星期)|个?礼拜)/gu, now => [-weekday(now) - 14, -weekday(now) - 8]],
  [/上(?:个?(?:周|星期)|个?礼拜)/gu, now => [-weekday(now) - 7, -weekday(now) - 1]],
  [/[本这](?:个?(?:周|星期)|个?礼拜)/gu, now => [-weekday(now), 6 - weekday(now)]],
  [new RegExp(`(?:最近|近|过去)(${NUMBER})[天日]`, 'gu'), (_, count) => [-count + 1, 0]],
  [
    new RegExp(`(?:最近|近|过去)(${NUMBER})个?(?:周|星期|礼拜)`, 'gu'),
    (_, count) => [-7 * count + 1, 0],
  ],
  [new RegExp(`(?:最近|近|过去)(${NUMBER})个?月`, 'gu'), (_, count) => [-30 * count + 1, 0]],
];

/** Months and years counted from the day asked, written as dates that can be read on: 去年8月. */
const WRITTEN: readonly [RegExp, (year: number, month: number) => string][] = [
  [/大前年/gu, year => `${year - 3}年`],
  [/前年/gu, year => `${year - 2}年`],
  [/去年|上一?年(?!级)/gu, year => `${year - 1}年`],
  [/今年|本年度?(?!级)/gu, year => `${year}年`],
  [/明年/gu, year => `${year + 1}年`],
  [/上上个?月/gu, (year, month) => monthOf(year, month - 2)],
  [/上个?月/gu, (year, month) => monthOf(year, month - 1)],
  [/[本这]个?月(?!起)/gu, (year, month) => monthOf(year, month)],
];
const RELATIVE_YEAR_OR_MONTH =
  /^(?:大?前年|去年|上一?年|今年|本年度?|明年|上上个?月|上个?月|[本这]个?月)/u;
/** A date by which something is to be done, or from which, or up to which something is counted. */
const BEFORE_MATTER = /(?:截至|截止|截止到|从|自|由|[至到])$/u;
const BEHIND_MATTER = /^(?:底?[以之]?前|起|开始|[以之]后|以来|[至到]|-|期间|底)/u;

/** Monday is 0. */
function weekday(now: Date): number {
  return (now.getUTCDay() + 6) % 7;
}

function monthOf(year: number, month: number): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`;
}

/** Day number `offset` days from a day. */
function dayFrom(now: Date, offset: number): PartialDate {
  const date = new Date(now.getTime() + offset * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * Times of the meeting that a folded question asks about, in order; `now` is the day it is asked,
 * at midnight UTC. A date that belongs to the matter (12月31日前, 截至7月14日) is none: it stands in
 * passages, and only its year tells which report is meant.
 */
export function findPeriods(question: string, now: Date): AskedPeriod[] {
  const days = DAYS.flatMap(([pattern, range]) =>
    [...question.matchAll(pattern)].map(match => {
      const [first, last] = range(now, hanNumber(match[1] ?? ''));
      const count = Math.min(Math.max(last - first + 1, 1), MOST_DAYS);
      const dates = Array.from({ length: count }, (_, i) => dayFrom(now, last - i));
      return { words: match[0], ...spanOf(match), dates };
    }),
  ).filter((one, i, all) => !all.slice(0, i).some(other => overlap(one, other)));
  return [...days, ...calendarPeriods(question, now)].sort((a, b) => a.start - b.start);
}

/** Dates as written, with 去年 and 上个月 written out first; spans are the question's own. */
function calendarPeriods(question: string, now: Date): AskedPeriod[] {
  const { text, originals } = writtenOut(question, now);
  return findDates(text).flatMap(({ start, end, ...date }) => {
    const from = originals[start] ?? 0;
    const to = end === text.length ? question.length : (originals[end] ?? question.length);
    const words = question.slice(from, to);
    const isMatter =
      BEFORE_MATTER.test(question.slice(0, from)) || BEHIND_MATTER.test(question.slice(to));
    const dates = isMatter ? [{ year: date.year, month: null, day: null }] : [date];
    const isEmpty = dates.every(({ year, month }) => year === null && month === null);
    return isEmpty ? [] : [{ words, start: from, end: to, dates }];
  });
}

/** A question with years and months written out, and where each of its characters stood. */
function writtenOut(question: string, now: Date): { text: string; originals: number[] } {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth() + 1;
  const replaced = WRITTEN.flatMap(([pattern, write]) =>
    [...question.matchAll(pattern)].map(match => ({
      ...spanOf(match),
      by: write(year, month),
    })),
  )
    .filter((one, i, all) => !all.slice(0, i).some(other => overlap(one, other)))
    .sort((a, b) => a.start - b.start);
  let text = '';
  const originals: number[] = [];
  const add = (piece: string, at: (i: number) => number) => {
    for (let i = 0; i < piece.length; i++) originals.push(at(i));
    text += piece;
  };
  let done = 0;
  for (const { start, end, by } of replaced) {
    const from = done;
    add(question.slice(from, start), i => from + i);
    add(by, () => start);
    done = end;
  }
  const from = done;
  add(question.slice(from), i => from + i);
  return { text, originals };
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The part of a period's words that counts from the day asked: 去年 of 去年8月; '' where none does. */
export function relativeWords(words: string): string {
  if (DAYS.some(([pattern]) => words.search(pattern) === 0)) return words;
  return RELATIVE_YEAR_OR_MONTH.exec(words)?.[0] ?? '';
}

/** Midnight UTC of the calendar day that it is here. */
export function dayOf(moment: Date): Date {
  return new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
}
