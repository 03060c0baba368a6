import { formatDate } from '../../text/dates.ts';
import { hanNumber } from '../../text/numbers.ts';
import type { Span } from '../../types.ts';

/** A day that a text tells by counting from another, as `YYYY-MM-DD`, and where it does so. */
export interface CountedDay extends Span {
  value: string;
}

const MILLISECONDS_A_DAY = 86_400_000;
/** A report follows its meeting within this time, so its year is that of publication. */
const MOST_DAYS_TO_PUBLISH = 120;
const OPENING_CHARACTERS = 120;
const HAN_DAY =
  '(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])';
const COUNTED = new RegExp(
  `(?:(?<earlier>前天)|(?<back>昨(?:日|天|晚|夜|\\(|(?=召开|举行|在|上午|下午)))|(?<same>今(?:日|天|晨|晚|早|\\())|(?<![\\d月年~至第、一二三四五六七八九十-])(?:本月)?(?<day>3[01]|[12]\\d|[1-9]|${HAN_DAY})[日号](?=上午|下午|晚|凌晨|夜|,|召开|主持|举行|在|于|至\\d{1,2}[日号]))(?=[^。]{0,80}(?:召开|会议|会商|会报|开会|主持|举行|闭幕|开幕|出席|发布会))`,
  'u',
);

/** The day of a report's beginning that is told from that of publication: `昨日`, `今(12)日`, `5日下午`. */
export function countedDay(opening: string, until: string): CountedDay | null {
  const match = COUNTED.exec(opening.slice(0, OPENING_CHARACTERS));
  if (!match) return null;
  const { earlier, back, same, day = '' } = match.groups ?? {};
  const days = earlier ? 2 : back ? 1 : same ? 0 : daysSince(hanNumber(day), until);
  if (days > MOST_DAYS_TO_PUBLISH) return null;
  const date = new Date(Date.parse(until) - days * MILLISECONDS_A_DAY);
  const span = { start: match.index, end: match.index + match[0].length };
  return { ...span, value: date.toISOString().slice(0, 10) };
}

/** Days from the last such day of a month to `until`. */
function daysSince(day: number, until: string): number {
  const last = Number(until.slice(8));
  if (day <= last) return last - day;
  const month = new Date(Date.parse(until.slice(0, 7).concat('-01')) - MILLISECONDS_A_DAY);
  return day > month.getUTCDate() ? Number.POSITIVE_INFINITY : last + month.getUTCDate() - day;
}

/** True of a whole date, `YYYY-MM-DD`. */
export function isDay(date: string | null): date is string {
  return date !== null && /^\d{4}-\d\d-\d\d$/u.test(date);
}

/** The latest such day on or before `until` (`YYYY-MM-DD`) that is not too long before it. */
export function latestBefore(
  date: { month: number | null; day: number | null },
  until: string | null,
): string | null {
  if (!isDay(until)) return null;
  const year = Number(until.slice(0, 4));
  for (const candidate of [year, year - 1]) {
    const day = formatDate({ month: date.month, day: date.day, year: candidate });
    if (!day) return null;
    const days = (Date.parse(until) - Date.parse(day)) / MILLISECONDS_A_DAY;
    if (days >= 0 && days <= MOST_DAYS_TO_PUBLISH) return day;
  }
  return null;
}
