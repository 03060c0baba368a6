import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import { matchesDate } from '../text/dates.ts';
import { shortPlaceName } from '../text/places.ts';
import { terms } from '../text/terms.ts';
import type { NotFoundReason, PartialDate, Query } from '../types.ts';

/**
 * Score of the best hit below which nothing is quoted. The score of the best of many passages that
 * have nothing to do with the question grows with the logarithm of their number, so the bar does.
 * Set between the answerable and the absent questions of a corpus of 37 passages and one of 21,000.
 */
export function leastScore(passageCount: number): number {
  return 2.75 + 0.76 * Math.log(Math.max(1, passageCount));
}

/** Words in Latin letters share nothing with Chinese reports: meaning alone must carry them. */
export const LEAST_DENSE = 0.3;

/** The hits that may be quoted, or why none may. */
export type Decision = { hits: Hit[]; reason: null } | { hits: []; reason: NotFoundReason };

/**
 * Decide whether a question is answered here. A date, place or person that no report has is a
 * reason of its own; hits of reports that state another date than the one asked for are dropped.
 */
export async function decide(index: ReportIndex, query: Query, hits: Hit[]): Promise<Decision> {
  const none = (reason: NotFoundReason): Decision => ({ hits: [], reason });
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
  const [best] = onDate;
  const enough =
    query.language === 'en'
      ? (best?.features.dense ?? 0) >= LEAST_DENSE
      : (best?.score ?? 0) >= leastScore(index.passageCount);
  if (!enough) return none(onDate.length < hits.length ? 'no_such_date' : 'no_evidence');
  return { hits: onDate, reason: null };
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
