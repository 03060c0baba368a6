import type { RecordFilter, ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { shortPlaceName } from '../text/places.ts';
import { isOfAnyDate, isOfPlace, namesPerson } from './agreement.ts';
import { holdersOf } from './asked-roles.ts';
import { outlinesOf, type ReportOutline } from './outline.ts';
import type { Query } from './query.ts';

/** Reports that fit are candidates as a whole while they are no more; words find them among many. */
const MOST_SCOPE = 16;
/** Of every side of a comparison. */
const MOST_OF_SIDE = 8;
/** Who holds an office is looked for in so many of the newest reports. */
const MOST_READ_FOR_ROLES = 400;

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

/** What an index is asked for the reports that fit some parts of a question. */
export function filterOf(query: Query, constraints: readonly Constraint[]): RecordFilter {
  const parts: Record<Constraint, RecordFilter> = {
    places: { places: query.places.map(shortPlaceName) },
    ordinals: { ordinals: query.ordinals },
    periods: { dates: query.dates },
    people: { people: query.people },
  };
  const named = constraints.filter(constraint => query[constraint].length > 0);
  return Object.assign({}, ...named.map(constraint => parts[constraint])) as RecordFilter;
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
export async function scoped(index: ReportIndex, query: Query): Promise<Query> {
  const isBound =
    query.places.length + query.periods.length + query.ordinals.length + query.people.length > 0;
  const holders = query.roles.length > 0 ? await holdersIn(index, query, isBound) : [];
  const sides: number[] = [];
  for (const side of sidesOf(query)) {
    const fit = await index.reportsFitting(filterOf(side, [...FRAME, 'people']));
    sides.push(...fit.slice(0, MOST_OF_SIDE));
  }
  const fit = isBound ? await index.reportsFitting(filterOf(query, [...FRAME, 'people'])) : [];
  // 最近一次会议讲了什么 has no words to find the newest report by.
  const isWhole = query.topic === '' && query.latest;
  const newest = isWhole ? await newestOf(index, isBound ? fit : null) : [];
  const few = fit.length <= MOST_SCOPE ? [...fit].sort((a, b) => a - b) : [];
  return { ...query, holders, scope: [...new Set([...newest, ...sides, ...few])] };
}

const FRAME: readonly Constraint[] = ['places', 'ordinals', 'periods'];

async function newestOf(index: ReportIndex, among: readonly number[] | null): Promise<number[]> {
  return among === null ? index.latestReports(1) : among.slice(0, 1);
}

/** Who holds the asked offices, in reports of the asked places and times or of the answer before. */
async function holdersIn(index: ReportIndex, query: Query, isBound: boolean): Promise<string[]> {
  const before = query.inherited?.reportIndexes ?? [];
  const frame = isBound ? await index.reportsFitting(filterOf(query, FRAME)) : before;
  const reports = await outlinesOf(index, frame.slice(0, MOST_READ_FOR_ROLES));
  return holdersOf(query.roles, reports, foldText);
}
