import type { ReportRecord } from '../index/catalog/catalog.ts';
import { matchesDate } from '../text/dates.ts';
import { foldText } from '../text/fold.ts';
import { placeName, shortPlaceName } from '../text/places.ts';
import type { Query } from '../types.ts';

/** How a report's record stands to the dates, places, ordinals and people of a question. */
export interface Agreement {
  /** Constraints of the question that the record meets. */
  met: number;
  /** Constraints that the record contradicts: it states another date, ordinal or place. */
  broken: number;
}

/**
 * Compare a question with a report's record. What the record does not state neither meets nor
 * breaks a constraint, but for a place: that may stand in the title.
 */
export function agreement(query: Query, record: ReportRecord): Agreement {
  const result: Agreement = { met: 0, broken: 0 };
  const count = (meets: boolean | null) => {
    if (meets !== null) result[meets ? 'met' : 'broken']++;
  };
  for (const place of query.places) count(meetsPlace(place, record));
  const days = query.dates.filter(date => date.month !== null || date.year !== null);
  if (days.length > 0) count(meetsAnyDate(days, record));
  if (query.ordinals.length > 0) {
    count(record.ordinal === null ? null : query.ordinals.includes(record.ordinal));
  }
  for (const person of query.people) {
    const known = [record.chair, ...record.speakers, record.title].join(' ');
    if (foldText(known).includes(person)) count(true);
  }
  return result;
}

function meetsPlace(place: string, record: ReportRecord): boolean | null {
  const own = placeName(record.place);
  const text = foldText(`${own ?? ''} ${record.title ?? ''}`);
  if (text.includes(shortPlaceName(place))) return true;
  return own === null ? null : false;
}

function meetsAnyDate(dates: Query['dates'], record: ReportRecord): boolean | null {
  const stated = [record.meetingDate, record.published].filter(date => date !== null);
  if (stated.length === 0) return null;
  return stated.some(date => dates.some(asked => matchesDate(date, asked)));
}
