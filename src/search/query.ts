import type { Language, PartialDate } from '../types.ts';

/**
 * What kind of answer a question wants. `held` is when or where the meeting itself was; `list` and
 * `timeline` want one quote a report, by date; `compare` one a side.
 */
export type QuestionKind =
  | 'chair'
  | 'held'
  | 'who'
  | 'number'
  | 'time'
  | 'place'
  | 'requirement'
  | 'how'
  | 'list'
  | 'timeline'
  | 'compare'
  | 'open';

/** A time that a question names: any of its dates will do (上周 is seven days). */
export interface Period {
  /** As asked, folded. */
  words: string;
  dates: PartialDate[];
}

/** What a question sets side by side. */
export type ComparedBy = 'places' | 'periods' | 'ordinals' | 'people';

/** What a question of a chat takes over from the one before. */
export interface Inherited {
  folded: string;
  /** Reports that were quoted, best first. */
  reportIndexes: number[];
  /** True when it asks about the very meeting that was quoted: 谁主持的？ */
  sameMeeting: boolean;
  /** What the question itself is about; '' when it leaves that to the one before. */
  ownTopic: string;
}

/** What was asked, after understanding. */
export interface Query {
  /** As asked. */
  text: string;
  /** Folded and without question words: what is searched for. */
  folded: string;
  language: Language;
  kind: QuestionKind;
  /** What of `folded` is left without places, times, people and words of meetings; may be ''. */
  topic: string;
  /** Times of the meeting that is asked about, in order; relative ones counted from the day asked. */
  periods: Period[];
  /** All dates of the periods: a report of any of them will do. */
  dates: PartialDate[];
  ordinals: number[];
  /** Folded names of places in the question, as written there. */
  places: string[];
  /** Names of people in the question, folded. */
  people: string[];
  /** Offices in the question (市长, 副区长), folded. */
  roles: string[];
  /** Folded names of those who hold these offices in reports of the asked places. */
  holders: string[];
  /** Other words for the question's matter (`data/synonyms.yml`), folded. */
  synonyms: string[];
  /** What the question sets side by side; null when it compares nothing. */
  comparedBy: ComparedBy | null;
  /** True when the newest report of those that fit is meant: 最近一次. */
  latest: boolean;
  /** True when more of the answer before is wanted: 还有呢？ */
  goesOn: boolean;
  /** Reports that fit what is asked for, when they are few: all their passages are candidates. */
  scope: number[];
  /** What an earlier question of the chat leaves for this one; null when it stands alone. */
  inherited: Inherited | null;
}
