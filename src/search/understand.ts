import { foldText } from '../text/fold.ts';
import { hanNumber } from '../text/numbers.ts';
import { detectScript } from '../text/script.ts';
import type { Span } from '../types.ts';
import { findAskedPeople } from './asked-people.ts';
import { dayOf, findPeriods, relativeWords } from './asked-periods.ts';
import { findAskedPlaces } from './asked-places.ts';
import { findRoles } from './asked-roles.ts';
import { asksForMore, inherit, leansOnPrevious, withoutGoingOn } from './follow-up.ts';
import type { KnownNames } from './known-names.ts';
import type { ComparedBy, Query } from './query.ts';
import {
  asksForLatest,
  questionKind,
  withoutMeetingWords,
  withoutQuestionWords,
} from './question-words.ts';
import { synonymsOf } from './synonyms.ts';

/** What a chat remembers of its last question. */
export interface PreviousQuestion {
  query: Query;
  /** Reports its answer quoted, best first. */
  reportIndexes: number[];
  /** Hashes of the quotes that this matter was answered with, for 还有呢？ */
  shown?: string[];
}

/** What a question is understood by, besides its own words and those of the one before. */
export interface Circumstances {
  /** What the reports it is asked of know of names. */
  names?: KnownNames;
  /** When it is asked; now, if not given. */
  asked?: Date;
}

/** Longer questions are cut: what a person asks fits, and a pasted report is no question. */
export const MAX_QUESTION_CHARACTERS = 1000;
const NO_NAMES: KnownNames = { people: new Set(), ownPlaces: [] };
/** Which meeting of a series is meant; 第二次漏登 is none. */
const ORDINAL =
  /第([一二三四五六七八九十百零\d]{1,6})[次场](?=(?:\p{Script=Han}|\d){0,24}?(?:会议|全会|大会|例会|专题会|调度会?|会商|发布会|通气会|座谈会|工作会|推进会|部署会|常委会|常务会|扩大会|会(?=[上的是由谁什讲]|$)))/gu;
/** What stands between two that are set side by side. */
const JOINS = /^(?:的会议?|会议?)?(?:和|与|跟|同|及|以及|、|vs)$/u;

/**
 * What a question asks for, without the reports that fit it. `previous` is the question before it in the same chat: a question that
 * leaves out what it is about inherits it. The text is never empty of meaning only by chance:
 * `folded` is '' for one that has no searchable word (emoji, punctuation).
 */
export function understand(
  text: string,
  previous: PreviousQuestion | null = null,
  { names = NO_NAMES, asked = new Date() }: Circumstances = {},
): Query {
  const cut = cutQuestion(text);
  const question = foldText(cut);
  const spoken = question.replaceAll(/[\s\p{P}]+$/gu, '');
  const periods = findPeriods(question, dayOf(asked));
  // 昨天长治市 is not of 天长: what names a time is no part of a place.
  const places = findAskedPlaces(blanked(question, periods), names.ownPlaces);
  const ordinals = [...question.matchAll(ORDINAL)].map(match => ({
    number: hanNumber(match[1] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
  // 去年, 上周 and the like say when, and no report says them of the same time.
  const relative = periods.map(({ words }) => ({ name: relativeWords(words) }));
  const folded = withoutQuestionWords(without(withoutGoingOn(question), relative));
  const people = findAskedPeople(without(folded, places), names.people);
  const bare = without(folded, [...places, ...periods.map(({ words }) => ({ name: words }))]);
  const query: Query = {
    text: cut,
    folded,
    language: languageOf(cut),
    kind: questionKind(spoken),
    topic: withoutMeetingWords(without(bare, [...people.map(name => ({ name })), SERIES])),
    periods: periods.map(({ words, dates }) => ({ words, dates })),
    dates: periods.flatMap(({ dates }) => dates),
    ordinals: ordinals.map(({ number }) => number),
    places: places.map(({ name }) => name),
    people,
    roles: findRoles(question),
    holders: [],
    synonyms: synonymsOf(folded),
    comparedBy: null,
    latest: asksForLatest(spoken),
    goesOn: asksForMore(spoken),
    scope: [],
    inherited: null,
  };
  query.comparedBy = comparedBy(question, query, { places, periods, ordinals });
  const wasAnswered = previous !== null && previous.reportIndexes.length > 0;
  const leans = previous !== null && leansOnPrevious(query, question, wasAnswered);
  return leans ? inherit(query, previous) : query;
}

/** So much of a question as is read. */
export function cutQuestion(text: string): string {
  return text.slice(0, MAX_QUESTION_CHARACTERS);
}

const SERIES = { name: /第[一二三四五六七八九十百零\d]{1,6}[次场]/gu };

/** A text with blanks for some of its spans: all others stand where they stood. */
function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** A text with names taken out: a place may begin like a person's name (忻州派). */
function without(text: string, names: readonly { name: string | RegExp }[]): string {
  return names.reduce((rest, { name }) => (name === '' ? rest : rest.replaceAll(name, ' ')), text);
}

/** Sides of a comparison are several of one kind, compared in words or joined by 和. */
function comparedBy(
  question: string,
  { kind, people }: Query,
  found: Record<'places' | 'periods' | 'ordinals', Span[]>,
): ComparedBy | null {
  if (kind === 'list') return null;
  for (const by of ['places', 'periods', 'ordinals'] as const) {
    const spans = found[by];
    if (spans.length < 2) continue;
    if (kind === 'compare' || kind === 'timeline') return by;
    const gaps = spans.slice(1).map(({ start }, i) => question.slice(spans[i]?.end, start));
    if (gaps.every(gap => JOINS.test(gap))) return by;
  }
  const joined = new RegExp(people.join('(?:和|与|跟|、|及)'), 'u');
  if (people.length < 2) return null;
  return kind === 'compare' || joined.test(question) ? 'people' : null;
}

function languageOf(text: string): Query['language'] {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z]+/giu)?.length ?? 0;
  if (han === 0 && latin > 0) return 'en';
  return detectScript(text) === 'Hant' ? 'zh-Hant' : 'zh-Hans';
}
