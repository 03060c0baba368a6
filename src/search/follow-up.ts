import type { Query } from './query.ts';
import type { PreviousQuestion } from './understand.ts';

/** A question that leans on the one before: 那学校呢？, 谁主持的？, 还有呢？ */
const ELLIPTIC = /^(?:那么?|还有|另外|其他|其它|它|他|她|这|该|and\b|what about)|呢$/u;
/** How a question that goes on begins: it says nothing of the matter. */
const GOING_ON = /^(?:那么|那(?!曲)|还有|另外)(?=.)/u;
/** That more of the same is wanted, and nothing else. */
const MORE =
  /^(?:那|然后)?(?:还有|其他|其它|另外|别)的?(?:呢|吗|没有|别的|其他|其它|什么|哪些|要求|规定|内容)*$|^(?:继续|再来|更多|下一条|more|anything else|what else)$/u;
/** A question with fewer characters of matter than this does not stand alone. */
const STANDS_ALONE_CHARACTERS = 5;

/** True for a question that wants more of what was answered before. */
export function asksForMore(spoken: string): boolean {
  return MORE.test(spoken);
}

/** A folded question without the words by which it goes on. */
export function withoutGoingOn(question: string): string {
  return question.replace(GOING_ON, '');
}

/**
 * True for a question that leaves out what it is about. A few words alone go on only with a question
 * that was answered.
 */
export function leansOnPrevious(query: Query, question: string, wasAnswered: boolean): boolean {
  const { folded, places, ordinals, kind, topic } = query;
  const spoken = question.replaceAll(/[\s\p{P}]+$/gu, '');
  if (!/\p{L}/u.test(spoken)) return false;
  if (ELLIPTIC.test(spoken) || MORE.test(spoken)) return true;
  if (!wasAnswered) return false;
  // 哪些会议讲过防汛 asks of all meetings.
  if (kind === 'list' && topic !== '') return false;
  const matter = folded.replaceAll(/\s/gu, '').length;
  return matter < STANDS_ALONE_CHARACTERS && places.length === 0 && ordinals.length === 0;
}

/**
 * The question with what it leaves out: places, times, people, the meeting and what kind of answer
 * is wanted. What it names itself takes the place of what was named before.
 */
export function inherit(query: Query, { query: before, reportIndexes }: PreviousQuestion): Query {
  const { places, periods, ordinals, people, kind } = query;
  const namesMeeting = places.length + periods.length + ordinals.length > 0;
  const ofMeeting = kind === 'chair' || kind === 'held';
  const replaced = [
    ...(places.length > 0 ? before.places : []),
    ...(people.length > 0 ? before.people : []),
    ...(periods.length > 0 ? before.periods.map(({ words }) => words) : []),
  ];
  const takesKind = kind === 'open' && query.roles.length === 0;
  return {
    ...query,
    kind: takesKind && !(namesMeeting && before.comparedBy) ? before.kind : kind,
    topic: query.topic === '' && !ofMeeting ? before.topic : query.topic,
    places: places.length > 0 ? places : before.places,
    periods: periods.length > 0 ? periods : before.periods,
    dates: periods.length > 0 ? query.dates : before.dates,
    ordinals: namesMeeting ? ordinals : before.ordinals,
    people: people.length > 0 || ofMeeting ? people : before.people,
    comparedBy: query.comparedBy ?? (namesMeeting || people.length > 0 ? null : before.comparedBy),
    latest: query.latest || (before.latest && periods.length === 0),
    synonyms: [...new Set([...query.synonyms, ...(query.topic === '' ? before.synonyms : [])])],
    inherited: {
      folded: replaced.reduce((text, name) => text.replaceAll(name, ' '), matterOf(before)),
      reportIndexes,
      sameMeeting: ofMeeting && !namesMeeting,
      ownTopic: query.topic,
    },
  };
}

/** What a question was about; with what it inherited itself when it says little. */
function matterOf({ folded, inherited }: Query): string {
  const saysLittle = folded.replaceAll(/\s/gu, '').length < STANDS_ALONE_CHARACTERS;
  return inherited && saysLittle ? `${folded} ${inherited.folded}`.trim() : folded;
}
