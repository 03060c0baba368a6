import type { ReportRecord } from '../index/catalog/catalog.ts';
import { matchesDate } from '../text/dates.ts';
import { foldText } from '../text/fold.ts';
import { shortPlaceName } from '../text/places.ts';
import type { PartialDate } from '../types.ts';
import type { ReportOutline } from './outline.ts';
import type { Query } from './query.ts';

const FULL_DATE_LENGTH = '2022-05-05'.length;

/** How a report's record stands to the dates, places, ordinals and people of a question. */
export interface Agreement {
  /** Constraints of the question that the record meets. */
  met: number;
  /** Constraints that the record contradicts: it states another date, ordinal or place. */
  broken: number;
}

/**
 * Compare a question with a report's record. What it does not state neither meets nor
 * breaks a constraint, but for a place: that may stand in the title.
 */
export function agreement(query: Query, report: ReportOutline): Agreement {
  const result: Agreement = { met: 0, broken: 0 };
  const { record } = report;
  const count = (meets: boolean | null) => {
    if (meets !== null) result[meets ? 'met' : 'broken']++;
  };
  for (const asked of query.places) count(isOfPlace(report, shortPlaceName(asked)));
  const days = query.dates.filter(date => date.month !== null || date.year !== null);
  if (days.length > 0) count(isOfAnyDate(record, days));
  if (query.ordinals.length > 0) {
    count(record.ordinal === null ? null : query.ordinals.includes(record.ordinal));
  }
  for (const person of query.people) {
    const known = [record.chair, ...record.speakers, record.title].join(' ');
    if (foldText(known).includes(person)) count(true);
  }
  return result;
}

/**
 * True when a report is of a place, given by its short name, or of one in it; null when it does not
 * tell of which it is.
 */
export function isOfPlace(
  { place, title }: Pick<ReportOutline, 'place' | 'title'>,
  short: string,
): boolean | null {
  if (place.includes(short) || title.includes(short)) return true;
  return place === '' ? null : false;
}

/**
 * True for a report of that very place, not of one in it: asked for 长治市, one of its 潞州区 is
 * another.
 */
export function isOfVeryPlace({ place }: Pick<ReportOutline, 'place'>, asked: string): boolean {
  const short = shortPlaceName(asked);
  return place.includes(short) && place.lastIndexOf(short) >= place.length - short.length - 1;
}

/** True when a report is of any of some dates; null when it states none, or no year. */
export function isOfAnyDate(
  { meetingDate, published }: Pick<ReportRecord, 'meetingDate' | 'published'>,
  dates: readonly PartialDate[],
): boolean | null {
  // A day of an unknown year may be of any, but tells nothing of a year alone.
  const isDay = dates.some(({ month }) => month !== null);
  const stated = [meetingDate, published].filter(
    date => date !== null && (isDay || date.length === FULL_DATE_LENGTH),
  );
  if (stated.length === 0) return null;
  return stated.some(date => date !== null && dates.some(asked => matchesDate(date, asked)));
}

/** True when the record of a report names a person. */
export function namesPerson({ people, title }: ReportOutline, person: string): boolean {
  return people.has(person) || title.includes(person);
}
