import { foldText } from '../text/fold.ts';
import type { Query } from '../types.ts';
import { isOfAnyDate, isOfPlace, namesPerson } from './agreement.ts';
import { holdersOf } from './asked-roles.ts';
import type { Outline, ReportOutline } from './outline.ts';

/** Reports that fit are candidates as a whole while they are no more; words find them among many. */
const MOST_SCOPE = 16;
/** Of every side of a comparison. */
const MOST_OF_SIDE = 8;

/** Parts of a question that a report can fit by its record. */
export type Constraint = 'places' | 'ordinals' | 'periods' | 'people';

/** True when the record of a report fits one part of a question, or the question has none. */
export function fits(query: Query, constraint: Constraint, report: ReportOutline): boolean {
  const { record } = report;
  switch (constraint) {
    case 'places':
      return isAny(query.places, place => isOfPlace(report, place) === true);
    case 'ordinals':
      return isAny(query.ordinals, ordinal => record.ordinal === ordinal);
    case 'periods':
      return isAny(query.periods, ({ dates }) => isOfAnyDate(record, dates) === true);
    case 'people':
      return isAny(query.people, person => namesPerson(report, person));
  }
}

function isAny<T>(asked: readonly T[], meets: (one: T) => boolean): boolean {
  return asked.length === 0 || asked.some(meets);
}

/** A question about one side of its comparison only, for every side. */
export function sidesOf(query: Query): Query[] {
  const { comparedBy } = query;
  if (comparedBy === null) return [];
  return (query[comparedBy] as unknown[]).map(side => ({ ...query, [comparedBy]: [side] }));
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
  const before = new Set(query.inherited?.reportIndexes);
  const isBound =
    query.places.length + query.periods.length + query.ordinals.length + query.people.length > 0;
  const inFrame = isBound
    ? all.filter(report =>
        (['places', 'ordinals', 'periods'] as const).every(c => fits(query, c, report)),
      )
    : all.filter(({ record }) => before.has(record.reportIndex));
  const holders = holdersOf(query.roles, inFrame, foldText);
  const sides = sidesOf(query).flatMap(side =>
    newestFirst(all.filter(report => fitsAll(side, report))).slice(0, MOST_OF_SIDE),
  );
  const fitting = isBound ? inFrame.filter(report => fits(query, 'people', report)) : [];
  const whole =
    query.topic === '' && query.latest ? newestFirst(isBound ? fitting : all).slice(0, 1) : [];
  const few = fitting.length <= MOST_SCOPE ? fitting : [];
  const scope = [...whole, ...sides, ...few].map(({ record }) => record.reportIndex);
  return { ...query, holders, scope: [...new Set(scope)] };
}

function fitsAll(query: Query, report: ReportOutline): boolean {
  return (['places', 'ordinals', 'periods', 'people'] as const).every(c => fits(query, c, report));
}
