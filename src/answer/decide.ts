import { isOfVeryPlace } from '../search/agreement.ts';
import type { Hit } from '../search/hit.ts';
import type { Query } from '../search/query.ts';
import { dateOf, newestFirst } from '../search/scope.ts';
import type { SearchResult } from '../search/search.ts';
import { foldText } from '../text/fold.ts';
import type { NotFoundReason } from '../types.ts';
import type { Asking } from './asking.ts';
import { isPromising, measureAgainstBar } from './bar.ts';
import { holdsMatter, matterOf } from './holds.ts';
import { MOST_READ_HITS, RELEVANT_WITHIN } from './limits.ts';
import { type Missing, narrow } from './narrow.ts';
import { type AnswerSignals, answerSignals, NO_SIGNALS } from './signals.ts';
import { wantedForm } from './wanted-form.ts';

/** That a place is spoken of, wherever that was. */
const MENTIONED = /提到|提及|说到|讲到|谈到|涉及/u;

/** Whether a question is answered here. */
export interface Decision {
  /** Those that fit what is asked for, best first, also when nothing may be quoted. */
  hits: Hit[];
  /** Why nothing may be quoted; null when the question is answered. */
  reason: NotFoundReason | null;
  signals: AnswerSignals;
  /** How far the signals are above the bar; -Infinity when nothing fits at all. */
  overBar: number;
  /** What no report has, where that is the reason. */
  missing: Missing | null;
  /** Reports that fit what is asked for, as far as they do; null where nothing binds them. */
  frame: Set<number> | null;
}

/**
 * Decide whether a question is answered here. A date, place or person that no report has is a
 * reason of its own, and reports of others than those asked for are never quoted.
 */
export async function decide(asking: Asking, found: SearchResult): Promise<Decision> {
  const { index, query } = asking;
  const { hits } = found;
  const none = (reason: NotFoundReason, frame: Set<number> | null = null): Decision => ({
    hits: [],
    reason,
    signals: NO_SIGNALS,
    overBar: Number.NEGATIVE_INFINITY,
    missing: null,
    frame,
  });
  if (index.reportCount === 0) return none('empty_corpus');
  const isEmpty = query.folded === '' && query.inherited === null && query.periods.length === 0;
  if (isEmpty && !query.latest) return none('no_evidence');
  const enough = (hit: Hit, by = 0) => isPromising(index.passageCount, query.language, hit, by);
  const { missing, onlyTold, frame, ...narrowed } = await narrow(asking, hits, enough);
  if (missing) return { ...none(missing.reason, frame), missing };
  const unanswered = onlyTold
    ? { ...none(onlyTold.reason, frame), missing: onlyTold }
    : none('no_evidence', frame);
  let fitting = ofMeetingBefore(query, narrowed.hits);
  if (query.latest) fitting = await ofNewest(asking, fitting, enough);
  const hasForm = wantedForm(foldText(query.text), query.topic);
  if (hasForm) {
    const read = fitting.slice(0, MOST_READ_HITS);
    fitting = await filter(read, async hit => hasForm(await asking.texts.passage(hit.passageId)));
  }
  fitting = await ofOwnMatter(asking, fitting, frame);
  const [best] = fitting;
  if (!best || !(await isOfItsMeeting(asking, best))) return unanswered;
  if (onlyTold?.constraint === 'places' && asksOfMeetingElsewhere(asking, best)) return unanswered;
  const signals = await answerSignals(asking, best, found);
  const { value, bar } = measureAgainstBar(query.language, signals);
  const isAnswered =
    value >= bar ||
    asksForWholeMeeting(query, frame) ||
    (onlyTold === null && saysWhoPresided(query, frame, best)) ||
    (await someHoldAll(asking, fitting));
  const judged = { hits: fitting, signals, overBar: value - bar };
  return isAnswered
    ? { ...judged, reason: null, missing: null, frame }
    : { ...unanswered, ...judged };
}

/** Every report tells who presided: one of another matter does not answer who presided over this. */
async function isOfItsMeeting(
  { index, outlines, query, texts }: Asking,
  hit: Hit,
): Promise<boolean> {
  if (query.kind !== 'chair' || query.topic === '') return true;
  const matter = await matterOf(index, query.topic);
  const title = outlines.get(hit.reportIndex)?.title ?? '';
  return matter.isHeld(`${title} ${await texts.body(hit.reportIndex)}`);
}

/** 上海会议说了什么 is asked of a meeting there, not of one elsewhere that mentions the place. */
function asksOfMeetingElsewhere({ outlines, query }: Asking, { reportIndex }: Hit): boolean {
  const { topic, kind, text } = query;
  const isOfMeeting = ['open', 'requirement', 'chair', 'held'].includes(kind);
  if (topic !== '' || !isOfMeeting || MENTIONED.test(foldText(text))) return false;
  return outlines.get(reportIndex)?.place !== '';
}

/** True for a question about a date, place or person that no report has: no bar lets it be answered. */
export function isOfNothing(reason: NotFoundReason | null): boolean {
  return reason?.startsWith('no_such') ?? false;
}

/** What is asked of the meeting before is answered from its reports alone. */
function ofMeetingBefore({ inherited }: Query, hits: Hit[]): Hit[] {
  if (!inherited?.sameMeeting || inherited.reportIndexes.length === 0) return hits;
  const before = new Set(inherited.reportIndexes);
  return hits.filter(hit => before.has(hit.reportIndex));
}

/**
 * Hits that have a word of the very matter. A short question may only seem to lean on the one before,
 * and where a place or a date is asked for, its words alone make passages of its reports look right.
 * What is counted may go by another name (35万人民 of 人口), and words in Latin letters stand in no Chinese passage.
 */
async function ofOwnMatter(
  { index, outlines, query, texts }: Asking,
  hits: Hit[],
  frame: ReadonlySet<number> | null,
): Promise<Hit[]> {
  const bound = frame === null || query.kind === 'number' ? '' : query.topic;
  const own = query.inherited ? query.inherited.ownTopic : bound;
  if (own === '' || query.language === 'en') return hits;
  const matter = await matterOf(index, own);
  return filter(hits, async hit => {
    const title = outlines.get(hit.reportIndex)?.title ?? '';
    return matter.share(`${title} ${await texts.passage(hit.passageId)}`) > 0;
  });
}

/** Hits of the newest of the reports that are about the matter, by their scores or their words. */
async function ofNewest(
  asking: Asking,
  hits: Hit[],
  enough: (hit: Hit) => boolean,
): Promise<Hit[]> {
  const { outlines, query } = asking;
  const least = (hits[0]?.score ?? 0) - RELEVANT_WITHIN;
  const holds = await holdsMatter(asking);
  const about = await filter(
    hits,
    async hit => query.topic === '' || (hit.score >= least && enough(hit)) || (await holds(hit)),
  );
  const reports = [...new Set(about.map(hit => hit.reportIndex))].flatMap(
    reportIndex => outlines.get(reportIndex) ?? [],
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
 * 晋中会议是谁主持的: what says who presided over a meeting that fits by its record is the answer,
 * however few words it shares.
 */
function saysWhoPresided(
  { topic, kind }: Query,
  frame: Set<number> | null,
  { reportIndex, features }: Hit,
): boolean {
  return kind === 'chair' && topic === '' && features.chair > 0 && frame?.has(reportIndex) === true;
}

/**
 * A list, a comparison or 最新的会议 is answered by passages that have the very words: what else it says
 * (哪几次会议, the name of the other side) no single passage can have.
 */
async function someHoldAll(asking: Asking, hits: Hit[]): Promise<boolean> {
  const { kind, comparedBy, latest, topic } = asking.query;
  const isSpread = kind === 'list' || kind === 'timeline' || comparedBy !== null;
  if (topic === '' || !(isSpread || latest)) return false;
  const holds = await holdsMatter(asking);
  for (const hit of hits) if (await holds(hit)) return true;
  return false;
}

async function filter<T>(all: T[], keeps: (one: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = [];
  for (const one of all) if (await keeps(one)) kept.push(one);
  return kept;
}
