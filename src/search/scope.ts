import { foldText } from '../text/fold.ts';
import { shortPlaceName } from '../text/places.ts';
import { isOfAnyDate, isOfPlace, namesPerson } from './agreement.ts';
import { holdersOf } from './asked-roles.ts';
import type { Outline, ReportOutline } from './outline.ts';
import type { Query } from './query.ts';

/** Reports that fit are candidates as a whole while they are no more; words find them among many. */
const MOST_SCOPE = 16;
/** Of every side of a comparison. */
const MOST_OF_SIDE = 8;

/** Parts of a question that a report can fit by its record. */
export type Constraint = 'places' | 'ordinals' | 'periods' | 'people';

/** True for reports whose record fits a part of a question; for all when it has no such part. */
export function fitting(query: Query, constraint: Constraint): (report: ReportOutline) => boolean {
  if (query[constraint].length === 0) return () => true;
  switch (constraint) {
    case 'places': {
      const places = query.places.map(shortPlaceName);
      return report => places.some(place => isOfPlace(report, place) === true);
    }
    case 'ordinals':
      return ({ record }) => record.ordinal !== null && query.ordinals.includes(record.ordinal);
    case 'periods':
      return ({ record }) => isOfAnyDate(record, query.dates) === true;
    case 'people':
      return report => query.people.some(person => namesPerson(report, person));
  }
}

/** A question about one side of its comparison only, for every side. */
export function sidesOf(query: Query): Query[] {
  const { comparedBy } = query;
  if (comparedBy === null) return [];
  return (query[comparedBy] as unknown[]).map(side => {
    const one = { ...query, [comparedBy]: [side] };
    return { ...one, dates: one.periods.flatMap(({ dates }) => dates) };
  });
}

/** The newest first; a report whose year is not known is last. */
export function newestFirst(reports: readonly ReportOutline[]): ReportOutline[] {
  return [...reports].sort(
    (a, b) =>
      dateOf(b).localeCompare(dateOf(a), 'en') || a.record.reportIndex - b.record.reportIndex,
  );
}

/** Date of a report by which it is ordered; '' without a year. */
export function dateOf({ record }: Pick<ReportOutline, 'record'>): string {
  const { meetingDate, published } = record;
  return [meetingDate, published].find(date => date !== null && date.length === 10) ?? '';
}

/** The question with the reports it is about and who holds its offices there. */
export function scoped(query: Query, outline: Outline | null): Query {
  if (outline === null) return query;
  const all = [...outline.reports.values()];
  const isBound =
    query.places.length + query.periods.length + query.ordinals.length + query.people.length > 0;
  const before = new Set(query.inherited?.reportIndexes);
  const frame = isBound
    ? fitAll(query, FRAME, all)
    : all.filter(({ record }) => before.has(record.reportIndex));
  const holders = holdersOf(query.roles, frame, foldText);
  const sides = sidesOf(query).flatMap(side =>
    newestFirst(fitAll(side, [...FRAME, 'people'], all)).slice(0, MOST_OF_SIDE),
  );
  const fit = isBound ? fitAll(query, ['people'], frame) : [];
  // 最近一次会议讲了什么 has no words to find the newest report by.
  const isWhole = query.topic === '' && query.latest;
  const newest = isWhole ? newestFirst(isBound ? fit : all).slice(0, 1) : [];
  const few = fit.length <= MOST_SCOPE ? fit : [];
  const scope = [...newest, ...sides, ...few].map(({ record }) => record.reportIndex);
  return { ...query, holders, scope: [...new Set(scope)] };
}

const FRAME: readonly Constraint[] = ['places', 'ordinals', 'periods'];

function fitAll(
  query: Query,
  constraints: readonly Constraint[],
  reports: ReportOutline[],
): ReportOutline[] {
  return constraints.reduce((rest, part) => rest.filter(fitting(query, part)), reports);
}
