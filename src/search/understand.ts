import { findDates } from '../text/dates.ts';
import { foldText } from '../text/fold.ts';
import { findPeople } from '../text/names.ts';
import { hanNumber } from '../text/numbers.ts';
import { findPlaces } from '../text/places.ts';
import { detectScript } from '../text/script.ts';
import type { Query } from '../types.ts';
import { questionKind, withoutQuestionWords } from './question-words.ts';

/** What a chat remembers of its last question. */
export interface PreviousQuestion {
  query: Query;
  /** Reports its answer quoted, best first. */
  reportIndexes: number[];
}

/** Longer questions are cut: what a person asks fits, and a pasted report is no question. */
export const MAX_QUESTION_CHARACTERS = 1000;
const ORDINAL = /第([一二三四五六七八九十百零\d]{1,6})次/gu;
/** A question that leans on the one before: 那学校呢？, 谁主持的？, 还有呢？ */
const ELLIPTIC = /^(?:那么?|还有|另外|其他|其它|它|他|她|这|该|and\b|what about)|呢$/u;
/** How a question that goes on begins: it says nothing of the matter. */
const GOING_ON = /^(?:那么|那(?!曲)|还有|另外)(?=.)/u;
/** A question with fewer characters of matter than this does not stand alone. */
const STANDS_ALONE_CHARACTERS = 5;

/**
 * What a question asks for. `previous` is the question before it in the same chat: a question that
 * leaves out what it is about inherits it. The text is never empty of meaning only by chance:
 * `folded` is '' for one that has no searchable word (emoji, punctuation).
 */
export function understand(text: string, previous: PreviousQuestion | null = null): Query {
  const cut = text.slice(0, MAX_QUESTION_CHARACTERS);
  const question = foldText(cut);
  const folded = withoutQuestionWords(question.replace(GOING_ON, ''));
  const places = findPlaces(question).map(mention => mention.name);
  const dates = findDates(question).map(({ year, month, day }) => ({ year, month, day }));
  const ordinals = [...question.matchAll(ORDINAL)].map(match => hanNumber(match[1] ?? ''));
  const query: Query = {
    text: cut,
    folded,
    language: languageOf(cut),
    kind: questionKind(question.replaceAll(/[\s\p{P}]+$/gu, '')),
    dates,
    ordinals,
    places,
    people: findPeople(withoutPlaces(folded)),
    inherited: null,
  };
  if (!previous || !leansOnPrevious(query, question)) return query;
  const { folded: before, places: placesBefore, dates: datesBefore } = previous.query;
  return {
    ...query,
    places: places.length > 0 ? places : placesBefore,
    dates: dates.length > 0 ? dates : datesBefore,
    inherited: { folded: before, reportIndexes: previous.reportIndexes },
  };
}

/** A place may begin like a name: 忻州派. */
function withoutPlaces(folded: string): string {
  let rest = folded;
  for (const { name } of findPlaces(folded)) rest = rest.replace(name, ' ');
  return rest;
}

function leansOnPrevious({ folded, places, ordinals }: Query, question: string): boolean {
  const spoken = question.replaceAll(/[\s\p{P}]+$/gu, '');
  if (!/\p{L}/u.test(spoken)) return false;
  if (ELLIPTIC.test(spoken)) return true;
  const matter = folded.replaceAll(/\s/gu, '').length;
  return matter < STANDS_ALONE_CHARACTERS && places.length === 0 && ordinals.length === 0;
}

function languageOf(text: string): Query['language'] {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z]+/giu)?.length ?? 0;
  if (han === 0 && latin > 0) return 'en';
  return detectScript(text) === 'Hant' ? 'zh-Hant' : 'zh-Hans';
}
