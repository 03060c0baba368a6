import { findDates, formatDate } from '../../text/dates.ts';
import { dateInAddress } from './page-facts.ts';

/** When a meeting was held, as far as the report tells. */
export interface MeetingDate {
  meetingDate: string | null;
  dateInferred: boolean;
}

/** A meeting's date stands near the beginning of its report. */
const LEAD_CHARACTERS = 300;
const MILLISECONDS_A_DAY = 86_400_000;
/** A report follows its meeting within this time, so its year is that of publication. */
const MOST_DAYS_TO_PUBLISH = 120;
const MEETING_NEAR = /召开|会议|开会|主持|举行|会上|调度|部署|出席|听取|传达/u;
const OPENING_CHARACTERS = 60;
const COUNTED =
  /(?<=^|[^\p{Script=Han}\d]|讯)(?:(?<back>昨(?:日|天|晚|夜))|(?<same>今(?:日|天|晨|晚))|(?:本月)?(?<day>3[01]|[12]\d|[1-9])日(?=上午|下午|晚|凌晨|夜|,|召开))(?=[^。]{0,80}(?:召开|会议|开会|主持|举行))/u;
/** Days that are named for what happened, not for the meeting. */
const NOT_THE_DAY = /^(?:0?时|24时|以来|起|前|至|到|—|-|~|截至)/u;

/**
 * Date of the meeting from the folded body's beginning; the year from the text, else from the day
 * of publication, else from the date in the address (then `dateInferred`), else left out.
 */
export function meetingDate(
  foldedBody: string,
  published: string | null,
  url: string | null,
): MeetingDate {
  const lead = foldedBody.slice(0, LEAD_CHARACTERS);
  const mention = findDates(lead).find(
    date =>
      date.day !== null &&
      !NOT_THE_DAY.test(lead.slice(date.end)) &&
      !/截至$/u.test(lead.slice(0, date.start)) &&
      MEETING_NEAR.test(lead.slice(date.start, date.end + 200)),
  );
  const counted = countedDay(lead.slice(0, mention?.start), published, url);
  if (counted) return counted;
  if (!mention) return { meetingDate: null, dateInferred: false };
  if (mention.year !== null) return { meetingDate: formatDate(mention), dateInferred: false };
  const stated = withYear(mention, published);
  if (stated) return { meetingDate: stated, dateInferred: false };
  const inferred = withYear(mention, dateInAddress(url));
  if (inferred) return { meetingDate: inferred, dateInferred: true };
  return { meetingDate: formatDate(mention), dateInferred: false };
}

/** A day that is told from the day of publication: `昨日`, `今天上午`, `5日下午`. */
function countedDay(
  before: string,
  published: string | null,
  url: string | null,
): MeetingDate | null {
  const match = COUNTED.exec(before.slice(0, OPENING_CHARACTERS));
  const until = published ?? dateInAddress(url);
  if (!match || !until || !/^\d{4}-\d\d-\d\d$/u.test(until)) return null;
  const { back, same, day } = match.groups ?? {};
  const days = back ? 1 : same ? 0 : daysSince(Number(day), until);
  if (days > MOST_DAYS_TO_PUBLISH) return null;
  const date = new Date(Date.parse(until) - days * MILLISECONDS_A_DAY);
  return { meetingDate: date.toISOString().slice(0, 10), dateInferred: published === null };
}

/** Days from the last such day of a month to `until`. */
function daysSince(day: number, until: string): number {
  const last = Number(until.slice(8));
  if (day <= last) return last - day;
  const month = new Date(Date.parse(until.slice(0, 7).concat('-01')) - MILLISECONDS_A_DAY);
  return day > month.getUTCDate() ? Number.POSITIVE_INFINITY : last + month.getUTCDate() - day;
}

/** The latest such day on or before `until` (`YYYY-MM-DD`) that is not too long before it. */
function withYear(
  date: { month: number | null; day: number | null },
  until: string | null,
): string | null {
  if (!until || !/^\d{4}-\d\d-\d\d$/u.test(until)) return null;
  const year = Number(until.slice(0, 4));
  for (const candidate of [year, year - 1]) {
    const day = formatDate({ ...date, year: candidate });
    if (!day) return null;
    const days = (Date.parse(until) - Date.parse(day)) / MILLISECONDS_A_DAY;
    if (days >= 0 && days <= MOST_DAYS_TO_PUBLISH) return day;
  }
  return null;
}
