/**
 * The nouns of Yinju; no code. All offsets are UTF-16 code units, `end` exclusive.
 * "body" is a report's cleaned text as shown, "folded" is text made for matching.
 */

/** A stretch of a text: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** A place down to the county; null where the report does not tell. */
export interface Place {
  province: string | null;
  city: string | null;
  county: string | null;
}

/** Whose meeting it was; `organisation` for companies, schools, hospitals and associations. */
export type Level =
  | 'nation'
  | 'province'
  | 'city'
  | 'county'
  | 'township'
  | 'village'
  | 'organisation';

/** Characters a text is written in. */
export type Script = 'Hans' | 'Hant' | 'mixed';

/** Where a report was read from. */
export interface Source {
  /** Path relative to the reports folder, with `/`; the file's name when it was given alone. */
  file: string;
  /** Path to the file from the index folder; from the working folder before it is indexed. */
  path: string;
  /** Name of the file inside the zip archive that `path` leads to, else null. */
  entry: string | null;
  /** 1-based line for a report of a .jsonl file, else null. */
  line: number | null;
  /** Encoding label of the file's bytes, such as `utf-8`; for parsed documents `pdf` or `docx`. */
  encoding: string;
  /** Hex SHA-256 of the file's bytes (of the line's bytes in a .jsonl file). */
  sha256: string;
  url: string | null;
  site: string | null;
  /** `_id` of a .jsonl line, else null. */
  externalId: string | null;
}

/**
 * One run of body characters and the source characters it was made from.
 * Equal lengths: copied character by character, but for white space, which may become a blank.
 * Otherwise the run was made as a whole, from a character reference (`&amp;` → `&`) or a break.
 */
export interface OriginRun {
  /** Offset in the body. */
  start: number;
  /** Characters in the body. */
  length: number;
  /** Offset in the source's decoded text. */
  sourceStart: number;
  /** Characters in the source. */
  sourceLength: number;
}

/** A run of sentences said by one speaker; null when the report itself speaks. */
export interface SpeakerTurn extends Span {
  speaker: string | null;
}

/** What a report calls a person, as it writes both: `市委副书记、市长` of 常书铭. */
export interface PersonRole {
  person: string;
  role: string;
}

/** Fields of a record that are read from the text. */
export type RecordField =
  | 'title'
  | 'published'
  | 'meetingDate'
  | 'place'
  | 'level'
  | 'ordinal'
  | 'meetingName'
  | 'chair'
  | 'speakers'
  | 'attendees'
  | 'roles'
  | 'conveyed'
  | 'reporters'
  | 'editors'
  | 'site'
  | 'url';

/** A stretch of the first source's text that a value of the record was read from. */
export interface Reading extends Span {
  field: RecordField;
  /** The value, or of a list the one that was read there. */
  value: string;
}

/** A stretch of the first source's text that is not in the body, and the rule that took it out. */
export interface DroppedSpan extends Span {
  rule: string;
}

/** Something that was asked for: a part of a turn, with the topics it is about. */
export interface Measure extends Span {
  /** Who asked; null when the meeting did. */
  speaker: string | null;
  topics: string[];
}

/** One document after reading. */
export interface Report {
  /** First 16 hex digits of the SHA-256 of title and body: the same text has the same id. */
  reportId: string;
  title: string | null;
  body: string;
  /** Maps every body character to the first source's decoded text, in order. */
  origin: OriginRun[];
  script: Script;
  /** `YYYY-MM-DD` when the page or its address states it. */
  published: string | null;
  /** `YYYY-MM-DD`, or `MM-DD` when no year is stated and none can be inferred. */
  meetingDate: string | null;
  /** True when the year of `meetingDate` was concluded rather than read on the page. */
  dateInferred: boolean;
  place: Place;
  level: Level | null;
  ordinal: number | null;
  /** What the report calls the meeting. */
  meetingName: string | null;
  chair: string | null;
  speakers: string[];
  attendees: string[];
  roles: PersonRole[];
  /** Higher meetings that were conveyed or watched. */
  conveyed: string[];
  reporters: string[];
  editors: string[];
  turns: SpeakerTurn[];
  measures: Measure[];
  url: string | null;
  site: string | null;
  sources: Source[];
  /** What the fields above were read from; none for those that a file's metadata or a person gave. */
  readings: Reading[];
  /** In order; they may overlap. */
  dropped: DroppedSpan[];
}

/** Unit of retrieval: whole sentences of one speaker, at most 300 characters of body. */
export interface Passage extends Span {
  /** Kept from generation to generation; in the order of reports, then of position. */
  passageId: number;
  /** Number of its report, kept from generation to generation. */
  reportIndex: number;
  speaker: string | null;
}

/** A calendar date as far as a text states it. */
export interface PartialDate {
  year: number | null;
  month: number | null;
  day: number | null;
}

/** What a question is asked in, and answered in. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** A span of a body that is shown, and where it stands. */
export interface Citation {
  /** 1-based place in the answer. */
  n: number;
  /** Exactly `body.slice(start, end)`. */
  text: string;
  reportId: string;
  title: string | null;
  /** Meeting date, else the date of publication. */
  date: string | null;
  dateInferred: boolean;
  place: string | null;
  speaker: string | null;
  file: string;
  url: string | null;
  start: number;
  end: number;
  /** Answering words inside `text`, as [start, end) pairs. */
  marks: [number, number][];
  /** Files of other sources of the same text. */
  copies: string[];
  /** Hex SHA-256 of `text` in UTF-8. */
  sha256: string;
  /** Files of further reports that say almost the same, which are not quoted for it. */
  alike: string[];
}

/** Why nothing is quoted. */
export type NotFoundReason =
  | 'no_evidence'
  | 'no_such_date'
  | 'no_such_place'
  | 'no_such_person'
  | 'empty_corpus';

/** A report named when nothing answers. */
export interface NearestReport {
  reportId: string;
  title: string | null;
  date: string | null;
  place: string | null;
}

/** The reply to one question, before it is rendered. */
export interface Answer {
  status: 'answered' | 'not_found';
  language: Language;
  quotes: Citation[];
  reason: NotFoundReason | null;
  nearest: NearestReport[];
  /** Further reports that hold what a list or timeline asks for. */
  more: number;
  /** What was asked for and no report has, in the question's words: 舞钢市, 去年8月; null otherwise. */
  missing: string | null;
}
