import { type DateMention, findDates, formatDate } from '../../text/dates.ts';
import { type CountedDay, countedDay, isDay, latestBefore } from './counted-day.ts';
import { type Found, foundAs, type ReadText } from './found.ts';
import { dateInAddress, monthInAddress } from './page-facts.ts';

/** When a meeting was held, as far as the report tells. */
export interface MeetingDate {
  found: Found | null;
  /** True when the year was concluded rather than read. */
  inferred: boolean;
}

/** A meeting's date stands near the beginning of its report. */
const LEAD_CHARACTERS = 300;
const MEETING_NEAR =
  /召开|会议|会商|会报|座谈|开会|主持|举行|会上|调度|部署|出席|听取|传达|发布会|获悉/u;
/** A news agency's report is of this day; the meeting may have been before. */
const DATELINE = /^(?:电|讯|消息)/u;
/** Days that are named for what happened or must happen, not for the meeting. */
const NOT_THE_DAY =
  /^(?:0?时|24时|以来|起|之?以?前|到|—|-|~|截至|至(?!\d{1,2}[日号][^。]{0,60}(?:召开|举行|开会))|[^,。]{0,20}(?:召开|举行|印发|下发|发布|视察|考察)的[^,。]{0,40}(?:精神|通知|讲话|要求)|[^,。]{0,24}会议?(?:结束|召开|闭幕)?[之以]?后|[^。会]{0,40}(?:新增|确诊|检出))/u;
const NOT_BEFORE = /(?:截至|截止|自|从|到过)$/u;
/** The field of a form or of minutes that says when. */
const TIME_FIELD = /(?<!发布|更新|发稿|建立|印发|公示|上传)(?:时\s*间|日\s*期):\s*$/u;
/** What stands last, behind the last full stop, is when a notice or minutes were signed. */
const SIGNED = /(?:^|[。!;)])[^。]{0,24}?((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)$/u;
const SIGNED_CHARACTERS = 80;

/**
 * Date of the meeting from the body's beginning, else from the title; of several days the first.
 * The year is from the text, else from the day of publication, else from the date in the address, in
 * the title or below the text (then it is inferred), else left out.
 */
export function meetingDate(
  body: ReadText,
  published: string | null,
  url: string | null,
  title: ReadText | null = null,
): MeetingDate {
  const lead = body.folded.text.slice(0, LEAD_CHARACTERS);
  const { stated, dateline } = mentionsIn(lead);
  const until = published ?? dateInAddress(url);
  const counted = countedIn(lead.slice(0, stated?.start), until, dateline);
  if (counted) {
    return { found: foundAs(counted.value, body, counted), inferred: published === null };
  }
  const mention = stated ?? dateline;
  if (mention) return inYear(body, mention, { published, url, title });
  const inTitle = title && findDates(title.folded.text).find(({ day }) => day !== null);
  if (title && inTitle) return inYear(title, inTitle, { published, url, title });
  return { found: null, inferred: false };
}

/** The day that the lead names for the meeting, and that of the news agency's dateline. */
function mentionsIn(lead: string): { stated?: DateMention; dateline?: DateMention } {
  const days = findDates(lead).filter(date => date.day !== null);
  const field = days.find(({ start }) => TIME_FIELD.test(lead.slice(0, start)));
  const mentions = days.filter(
    date =>
      !NOT_THE_DAY.test(lead.slice(date.end)) &&
      !NOT_BEFORE.test(lead.slice(0, date.start)) &&
      MEETING_NEAR.test(lead.slice(date.start, date.end + 200)),
  );
  const isDateline = ({ end }: DateMention) => DATELINE.test(lead.slice(end));
  const stated = field ?? mentions.find(date => !isDateline(date));
  const dateline = mentions.find(isDateline);
  return { ...(stated ? { stated } : {}), ...(dateline ? { dateline } : {}) };
}

/** A day told from that of publication, or else from that of the dateline: `记者12日…获悉`. */
function countedIn(
  before: string,
  until: string | null,
  dateline?: DateMention,
): CountedDay | null {
  if (isDay(until)) return countedDay(before, until);
  if (!dateline || dateline.start > before.length) return null;
  const from = formatDate({ ...dateline, year: dateline.year ?? LEAP_YEAR });
  const counted = from === null ? null : countedDay(before, from);
  return counted && dateline.year === null
    ? { ...counted, value: counted.value.slice(`${LEAP_YEAR}-`.length) }
    : counted;
}

/** Stands for a year that is not known: it has every day. */
const LEAP_YEAR = 2020;

/** The date of a mention, with its year from wherever it is told. */
function inYear(
  on: ReadText,
  mention: DateMention,
  told: { published: string | null; url: string | null; title: ReadText | null },
): MeetingDate {
  const read = (day: string | null) => (day === null ? null : foundAs(day, on, mention));
  if (mention.year !== null) return { found: read(formatDate(mention)), inferred: false };
  const published = read(latestBefore(mention, told.published));
  if (published) return { found: published, inferred: false };
  const year = yearOf(told.title);
  const inferred =
    latestBefore(mention, dateInAddress(told.url) ?? monthInAddress(told.url)) ??
    latestBefore(mention, signedOn(on)) ??
    (year === null ? null : formatDate({ ...mention, year }));
  return { found: read(inferred ?? formatDate(mention)), inferred: inferred !== null };
}

function signedOn({ folded }: ReadText): string | null {
  const [, signed = ''] = SIGNED.exec(folded.text.slice(-SIGNED_CHARACTERS)) ?? [];
  const [date] = findDates(signed);
  return date ? formatDate(date) : null;
}

/** The only year that a headline names. */
function yearOf(title: ReadText | null): number | null {
  const years = new Set(findDates(title?.folded.text ?? '').map(({ year }) => year));
  const [year = null] = years;
  return years.size === 1 ? year : null;
}
