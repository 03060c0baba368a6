import { isOfAnyDate } from '../search/agreement.ts';
import type { ReportOutline } from '../search/outline.ts';
import type { Query } from '../search/query.ts';
import type { Constraint } from '../search/scope.ts';
import { hanNumber } from '../text/numbers.ts';
import { shortPlaceName } from '../text/places.ts';
import type { PartialDate } from '../types.ts';

const ORDINAL = /第([一二三四五六七八九十百零\d]{1,6})[次场]/gu;

/** True when a folded passage tells by its own words what a part of the question names. */
export function tells(
  query: Query,
  constraint: Constraint,
  { record }: ReportOutline,
  text: string,
): boolean {
  switch (constraint) {
    case 'places':
      return query.places.some(place => text.includes(shortPlaceName(place)));
    case 'ordinals':
      return [...text.matchAll(ORDINAL)].some(match =>
        query.ordinals.includes(hanNumber(match[1] ?? '')),
      );
    case 'people':
      return query.people.some(person => text.includes(person));
    case 'periods':
      // What states no date may be of any, but is not the meeting of a date; a day in the text must
      // not be of another year.
      return query.dates.some(date => {
        const ofYear = isOfAnyDate(record, [{ ...date, month: null, day: null }]);
        return ofYear === null ? query.topic !== '' : ofYear && standsIn(text, date);
      });
  }
}

function standsIn(text: string, { month, day }: PartialDate): boolean {
  if (month === null) return false;
  const written = day === null ? `${month}月` : `${month}月${day}日`;
  return text.replaceAll(/\s/gu, '').includes(written);
}
