import { isOfVeryPlace } from '../search/agreement.ts';
import type { Hit } from '../search/hit.ts';
import type { Query } from '../search/query.ts';
import { dateOf, newestFirst } from '../search/scope.ts';
import { foldText } from '../text/fold.ts';
import type { NotFoundReason } from '../types.ts';
import type { Asking } from './asking.ts';
import { matterOf } from './holds.ts';
import { MOST_READ_HITS, RELEVANT_WITHIN } from './limits.ts';
import { type Missing, narrow } from './narrow.ts';
import { wantedForm } from './wanted-form.ts';

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
export interface Decision {
  hits: Hit[];
  reason: NotFoundReason | null;
  /** What no report has, where that is the reason. */
  missing: Missing | null;
  /** Reports that fit what is asked for, as far as they do; null where nothing binds them. */
  frame: Set<number> | null;
}

/**
 * Decide whether a question is answered here. A date, place or person that no report has is a
 * reason of its own, and reports of others than those asked for are never quoted.
 */
export async function decide(asking: Asking, hits: Hit[]): Promise<Decision> {
  const { index, query } = asking;
  const none = (reason: NotFoundReason, frame: Set<number> | null = null): Decision => ({
    hits: [],
    reason,
    missing: null,
    frame,
  });
  if (index.reportCount === 0) return none('empty_corpus');
  const isEmpty = query.folded === '' && query.inherited === null && query.periods.length === 0;
  if (isEmpty && !query.latest) return none('no_evidence');
  const enough = (hit: Hit, by = 0) => isEnough(index.passageCount, query, hit, by);
  const { missing, onlyTold, frame, ...narrowed } = await narrow(asking, hits, enough);
  if (missing) return { ...none(missing.reason, frame), missing };
  const unanswered = onlyTold
    ? { ...none(onlyTold.reason, frame), missing: onlyTold }
    : none('no_evidence', frame);
  let fitting = ofMeetingBefore(query, narrowed.hits);
  if (query.latest) fitting = ofNewest(asking, fitting, enough);
  const hasForm = wantedForm(foldText(query.text), query.topic);
  if (hasForm) {
    const read = fitting.slice(0, MOST_READ_HITS);
    fitting = await filter(read, async hit => hasForm(await asking.texts.passage(hit.passageId)));
  }
  const [best] = fitting;
  if (!best) return unanswered;
  const isAnswered =
    enough(best) || asksForWholeMeeting(query, frame) || (await someHoldAll(asking, fitting));
  return isAnswered ? { hits: fitting, reason: null, missing: null, frame } : unanswered;
}

function isEnough(passageCount: number, query: Query, hit: Hit, by: number): boolean {
  return query.language === 'en'
    ? hit.features.dense >= LEAST_DENSE
    : hit.score >= leastScore(passageCount) + by;
}

/** What is asked of the meeting before is answered from its reports alone. */
function ofMeetingBefore({ inherited }: Query, hits: Hit[]): Hit[] {
  if (!inherited?.sameMeeting || inherited.reportIndexes.length === 0) return hits;
  const before = new Set(inherited.reportIndexes);
  return hits.filter(hit => before.has(hit.reportIndex));
}

/** Hits of the newest of the reports that are about the matter. */
function ofNewest({ outline, query }: Asking, hits: Hit[], enough: (hit: Hit) => boolean): Hit[] {
  const least = (hits[0]?.score ?? 0) - RELEVANT_WITHIN;
  const about = hits.filter(hit => query.topic === '' || (hit.score >= least && enough(hit)));
  const reports = [...new Set(about.map(hit => hit.reportIndex))].flatMap(
    reportIndex => outline.reports.get(reportIndex) ?? [],
  );
  // Of 长治市 rather than of its 潞州区, where there is one.
  const own = reports.filter(report => query.places.some(place => isOfVeryPlace(report, place)));
  const dated = (own.length > 0 ? own : reports).filter(report => dateOf(report) !== '');
  const [newest] = newestFirst(dated);
  return newest ? hits.filter(hit => hit.reportIndex === newest.record.reportIndex) : hits;
}

/** 昨天的会议讲了什么: any passage of a report that fits answers, however few words it shares. */
function asksForWholeMeeting(
  { topic, kind, latest, inherited }: Query,
  frame: Set<number> | null,
): boolean {
  if (topic !== '' || kind === 'chair') return false;
  return frame !== null || latest || inherited?.sameMeeting === true;
}

/**
 * A list or comparison is answered by passages that have the very words: what else it says (哪几次会议,
 * the name of the other side) no single passage can have.
 */
async function someHoldAll(
  { index, outline, query, texts }: Asking,
  hits: Hit[],
): Promise<boolean> {
  const isSpread = query.kind === 'list' || query.kind === 'timeline' || query.comparedBy !== null;
  if (!isSpread || query.topic === '') return false;
  const matter = await matterOf(index, query.topic);
  for (const hit of hits) {
    const title = outline.reports.get(hit.reportIndex)?.title ?? '';
    if (matter.isHeld(await texts.passage(hit.passageId), title)) return true;
  }
  return false;
}

async function filter<T>(all: T[], keeps: (one: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = [];
  for (const one of all) if (await keeps(one)) kept.push(one);
  return kept;
}
