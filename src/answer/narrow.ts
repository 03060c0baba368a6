import type { Hit } from '../search/hit.ts';
import { ownPlacesOf } from '../search/known-names.ts';
import { outlinesOf } from '../search/outline.ts';
import type { Query } from '../search/query.ts';
import { type Constraint, filterOf, sidesOf } from '../search/scope.ts';
import { fold, unfoldSpan } from '../text/fold.ts';
import { findPlaces, shortPlaceName } from '../text/places.ts';
import { terms } from '../text/terms.ts';
import type { NotFoundReason } from '../types.ts';
import type { Asking } from './asking.ts';
import { MOST_READ_HITS } from './limits.ts';
import { tells } from './tells.ts';

/** What a question asks for that no report has. */
export interface Missing {
  reason: NotFoundReason;
  constraint: Constraint;
  /** In the question's words, as they are written there. */
  words: string;
}

/** The hits that fit what is asked for, or what there is not. */
export interface Narrowed {
  hits: Hit[];
  missing: Missing | null;
  /** What is told by passages only: no report is of it by its record. */
  onlyTold: Missing | null;
  /** Reports that fit so far, when the question names any part of a meeting; null for all. */
  frame: Set<number> | null;
}

/** Whether a hit may be quoted; by so much more than it must, if that is asked. */
export type Enough = (hit: Hit, by?: number) => boolean;

/** A report that does not tell of which place it is must be better by so much. */
const NO_PLACE_BY = 2;
/** Dates last: what is nearest to a date that is missing is looked for among what fits the rest. */
const CONSTRAINTS: readonly Constraint[] = ['places', 'ordinals', 'people', 'periods'];
const REASONS: Record<Constraint, NotFoundReason> = {
  places: 'no_such_place',
  ordinals: 'no_evidence',
  people: 'no_such_person',
  periods: 'no_such_date',
};
/** So many reports are read for a name that no record has. */
const MOST_READ = 40;

/**
 * Keep the hits of reports that fit the places, ordinals, people and times of a question, one part
 * after the other. A report fits by its record, or a passage by its own words: 援助湖北 is told by
 * reports of elsewhere. While what fits by its record is good enough (`enough`), nothing else stays.
 */
export async function narrow(asking: Asking, hits: Hit[], enough: Enough): Promise<Narrowed> {
  let narrowed: Narrowed = { hits, missing: null, onlyTold: null, frame: null };
  for (const constraint of CONSTRAINTS) {
    const query = await withoutUncertain(asking, constraint);
    if (query[constraint].length === 0) continue;
    const part = { ...asking, query };
    const compared = query.comparedBy === constraint;
    const before = narrowed;
    for (const side of compared ? sidesOf(query) : [query]) {
      const kept = await keep({ ...part, query: side }, constraint, before, enough);
      if (kept.frame.size === 0) {
        return { ...before, hits: [], missing: missingOf(side, constraint) };
      }
      const others = compared && before !== narrowed ? narrowed : { hits: [], frame: [] };
      const both = new Set([...others.hits, ...kept.hits]);
      for (const reportIndex of others.frame ?? []) kept.frame.add(reportIndex);
      narrowed = {
        hits: before.hits.filter(hit => both.has(hit)),
        missing: null,
        onlyTold: narrowed.onlyTold ?? (kept.isByRecord ? null : missingOf(side, constraint)),
        frame: kept.frame,
      };
    }
  }
  return narrowed;
}

/** Hits and reports that fit one part of a question. */
async function keep(
  asking: Asking,
  constraint: Constraint,
  { hits, frame }: Narrowed,
  enough: Enough,
): Promise<{ hits: Hit[]; frame: Set<number>; isByRecord: boolean }> {
  const { index, outlines, query, texts } = asking;
  const all = await index.reportsFitting(filterOf(query, [constraint]));
  const fit = new Set(frame ? all.filter(reportIndex => frame.has(reportIndex)) : all);
  const isByRecord = fit.size > 0;
  for (const reportIndex of await toldByBody(asking, constraint, hits, frame)) {
    fit.add(reportIndex);
  }
  const byRecord = hits.filter(hit => fit.has(hit.reportIndex));
  const isEnough = byRecord.some(hit => enough(hit));
  const least = isEnough ? (byRecord[0]?.score ?? 0) + NO_PLACE_BY : 0;
  const kept: Hit[] = [];
  for (const [i, hit] of hits.entries()) {
    const report = outlines.get(hit.reportIndex);
    const isNowhere = constraint === 'places' && report?.place === '';
    const isBetter = isNowhere && hit.score >= least && enough(hit, NO_PLACE_BY);
    if (fit.has(hit.reportIndex) || isBetter) kept.push(hit);
    else if (!isEnough && i < MOST_READ_HITS && report) {
      const text = await texts.passage(hit.passageId);
      if (tells(query, constraint, report, text)) kept.push(hit);
    }
  }
  // Tens of thousands may fit: they are not copied.
  for (const { reportIndex } of kept) fit.add(reportIndex);
  return { hits: kept, frame: fit, isByRecord };
}

/**
 * Reports whose record does not tell, but whose text does: the place of a report without one, a
 * person of a meeting that no record names.
 */
async function toldByBody(
  { index, outlines, query, texts }: Asking,
  constraint: Constraint,
  hits: Hit[],
  frame: Set<number> | null,
): Promise<number[]> {
  const found: number[] = [];
  if (constraint === 'places') {
    const names = query.places.map(shortPlaceName);
    const read = hits.slice(0, MOST_READ_HITS).map(hit => hit.reportIndex);
    for (const reportIndex of new Set(read)) {
      const report = outlines.get(reportIndex);
      if (report?.place === '' && (await texts.bodyHas(report, names))) found.push(reportIndex);
    }
  }
  if (constraint === 'people' && frame && frame.size <= MOST_READ) {
    for (const report of await outlinesOf(index, frame)) {
      if (await texts.bodyHas(report, query.people)) found.push(report.record.reportIndex);
    }
  }
  return found;
}

/**
 * The question without names that may be none: what only looks like a place or person is asked for
 * when no passage has its words, and is left out when they stand somewhere.
 */
async function withoutUncertain({ index, query }: Asking, constraint: Constraint): Promise<Query> {
  if (constraint !== 'people' && constraint !== 'places') return query;
  const known =
    constraint === 'people'
      ? await index.peopleAmong(query.people)
      : query.places.length > 0
        ? await ownPlacesOf(index)
        : [];
  const isSure = (name: string) =>
    known.includes(name) ||
    (constraint === 'places' &&
      findPlaces(name).some(({ start, end }) => start === 0 && end === name.length));
  const names: string[] = [];
  for (const name of query[constraint]) {
    if (isSure(name) || !(await isKnown(index, shortPlaceName(name)))) names.push(name);
  }
  return { ...query, [constraint]: names };
}

/** True when every pair of characters of a name stands in some passage. */
async function isKnown(index: Asking['index'], name: string): Promise<boolean> {
  const weights = await index.termWeights(terms(name));
  return weights.every(weight => weight !== null);
}

/**
 * A question as the next one may go on with it: without what no report has, so that a name that is
 * not there is not asked for again and again.
 */
export function withoutMissing(query: Query, { constraint }: Missing): Query {
  const names = constraint === 'ordinals' ? [] : wordsOf(query, constraint);
  const without = (text: string) =>
    names.reduce((rest, name) => rest.replaceAll(name, ' '), text).trim();
  const { comparedBy, inherited } = query;
  return {
    ...query,
    [constraint]: [],
    dates: constraint === 'periods' ? [] : query.dates,
    comparedBy: comparedBy === constraint ? null : comparedBy,
    folded: without(query.folded),
    inherited: inherited && { ...inherited, folded: without(inherited.folded) },
  };
}

function wordsOf(query: Query, constraint: Constraint): string[] {
  if (constraint === 'periods') return query.periods.map(({ words }) => words);
  if (constraint === 'ordinals') return query.ordinals.map(ordinal => `第${ordinal}次`);
  return query[constraint];
}

function missingOf(query: Query, constraint: Constraint): Missing {
  const written = wordsOf(query, constraint)
    .map(one => asWritten(query.text, one))
    .join('、');
  return { reason: REASONS[constraint], constraint, words: written };
}

/** Folded words of a question in its own script; as they are when they stem from one before. */
function asWritten(question: string, words: string): string {
  const folded = fold(question);
  const start = folded.text.indexOf(words);
  if (start === -1) return words;
  const span = unfoldSpan(folded, { start, end: start + words.length });
  return question.slice(span.start, span.end);
}
