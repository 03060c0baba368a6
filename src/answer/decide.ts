import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import type { SearchResult } from '../search/search.ts';
import { matchesDate } from '../text/dates.ts';
import { shortPlaceName } from '../text/places.ts';
import { terms } from '../text/terms.ts';
import type { NotFoundReason, PartialDate, Query } from '../types.ts';
import { measureAgainstBar } from './bar.ts';
import { answerSignals } from './signals.ts';

/** The hits that may be quoted, or why none may, and how far they are above the bar for answering. */
export type Decision = { overBar: number } & (
  | { hits: Hit[]; reason: null }
  | { hits: []; reason: NotFoundReason }
);

/** Above no bar. */
const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Decide whether a question is answered here. A date, place or person that no report has is a
 * reason of its own; hits of reports that state another date than the one asked for are dropped.
 */
export async function decide(
  index: ReportIndex,
  query: Query,
  { hits, weights }: SearchResult,
): Promise<Decision> {
  const none = (reason: NotFoundReason, overBar = NEVER): Decision => ({
    hits: [],
    reason,
    overBar,
  });
  if (index.reportCount === 0) return none('empty_corpus');
  const isEmpty = query.folded === '' && query.inherited === null;
  if (isEmpty || hits.length === 0) return none('no_evidence');
  for (const place of query.places) {
    if (!(await isKnown(index, shortPlaceName(place)))) return none('no_such_place');
  }
  for (const person of query.people) {
    if (!(await isKnown(index, person))) return none('no_such_person');
  }
  const onDate = await withoutOtherDates(index, query.dates, hits);
  if (onDate.length === 0) return none('no_such_date');
  const signals = await answerSignals(index, query, { hits: onDate, weights });
  const { value, bar } = measureAgainstBar(query.language, signals);
  const overBar = value - bar;
  if (overBar < 0)
    return none(onDate.length < hits.length ? 'no_such_date' : 'no_evidence', overBar);
  return { hits: onDate, reason: null, overBar };
}

/** True when every pair of characters of a name stands in some passage. */
async function isKnown(index: ReportIndex, name: string): Promise<boolean> {
  const weights = await index.termWeights(terms(name));
  return weights.every(weight => weight !== null);
}

/**
 * Hits whose report can be of the asked date: it states that date, or none. A day that stands in
 * the passage itself (`2月10日前完成`) is met as well, unless the year is another.
 */
export async function withoutOtherDates(
  index: ReportIndex,
  dates: PartialDate[],
  hits: Hit[],
): Promise<Hit[]> {
  if (dates.length === 0) return hits;
  const records = await index.records(hits.map(hit => hit.reportIndex));
  const kept: Hit[] = [];
  for (const [i, hit] of hits.entries()) {
    const record = records[i];
    const stated = [record?.meetingDate, record?.published].filter(date => date != null);
    const meets = (asked: PartialDate) => stated.some(date => matchesDate(date, asked));
    if (stated.length === 0 || dates.some(meets)) kept.push(hit);
    else if (dates.some(asked => meets({ ...asked, month: null, day: null }))) {
      const text = await index.passageText(hit.passageId);
      if (dates.some(asked => standsIn(text, asked))) kept.push(hit);
    }
  }
  return kept;
}

function standsIn(text: string, { month, day }: PartialDate): boolean {
  if (month === null) return false;
  return text.replaceAll(/\s/gu, '').includes(day === null ? `${month}月` : `${month}月${day}日`);
}
