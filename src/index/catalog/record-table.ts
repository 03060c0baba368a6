import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { PartialDate } from '../../types.ts';
import { Recent } from '../recent.ts';
import type { RecordFilter } from '../report-index.ts';
import { DateColumn } from './date-column.ts';
import { TextColumn } from './text-column.ts';

/** Records read at a time: a question of another chat need not wait for all. */
const BATCH = 5_000;
/** Answers that are kept: a question asks the same several times, and so does the next. */
const KEPT_ANSWERS = 64;
const NO_ORDINAL = -1;
const FULL_DATE_LENGTH = '2022-05-05'.length;

interface Row {
  reportIndex: number;
  place: string;
  title: string;
  meetingDate: string | null;
  published: string | null;
  ordinal: number | null;
}

/**
 * The records of all reports as columns in memory, the newest report first: some hundred bytes
 * each, of which a hundred thousand are gone through in milliseconds.
 */
export class RecordTable {
  readonly #numbers: Uint32Array;
  readonly #places: TextColumn;
  readonly #titles: TextColumn;
  readonly #meetingDates: DateColumn;
  readonly #published: DateColumn;
  readonly #ordinals: Int32Array;
  readonly #people: ReadonlySet<string>;
  readonly #reportsOfPerson;
  readonly #answers = new Recent<string, readonly number[]>(KEPT_ANSWERS, asked =>
    this.#find(JSON.parse(asked) as RecordFilter),
  );
  readonly #placeCounts: ReadonlyMap<string, number>;

  private constructor(database: Database.Database, rows: Row[]) {
    this.#numbers = Uint32Array.from(rows, row => row.reportIndex);
    this.#places = new TextColumn(rows.map(row => row.place));
    this.#titles = new TextColumn(rows.map(row => row.title));
    this.#meetingDates = new DateColumn(rows.map(row => row.meetingDate));
    this.#published = new DateColumn(rows.map(row => row.published));
    this.#ordinals = Int32Array.from(rows, row => row.ordinal ?? NO_ORDINAL);
    this.#people = new Set(
      database.prepare<[], string>('SELECT DISTINCT name FROM people').pluck().all(),
    );
    this.#reportsOfPerson = database
      .prepare<[string], number>('SELECT report_index FROM people WHERE name = ?')
      .pluck();
    this.#placeCounts = new Map(
      database
        .prepare<[], [string, number]>(
          `SELECT name, count(DISTINCT report_index) FROM (
             SELECT province AS name, report_index FROM reports UNION ALL
             SELECT city, report_index FROM reports UNION ALL
             SELECT county, report_index FROM reports)
           WHERE name IS NOT NULL GROUP BY name`,
        )
        .raw()
        .all(),
    );
  }

  /** Read the columns of a catalog; other work goes on meanwhile. */
  static async load(database: Database.Database): Promise<RecordTable> {
    const read = database.prepare<[number, number], Row>(
      `SELECT report_index AS reportIndex, folded_place AS place, folded_title AS title,
         meeting_date AS meetingDate, published, ordinal
       FROM reports WHERE report_index > ? ORDER BY report_index LIMIT ?`,
    );
    const rows: Row[] = [];
    for (let isMore = true; isMore; ) {
      const batch = read.all(rows.at(-1)?.reportIndex ?? -1, BATCH);
      for (const row of batch) rows.push(row);
      isMore = batch.length === BATCH;
      if (isMore) await setImmediate();
    }
    // Sorting is stable: reports of one day stay in the order of their numbers.
    rows.sort((a, b) => compareDays(dayOf(b), dayOf(a)));
    return new RecordTable(database, rows);
  }

  /** Numbers of the reports that fit, the newest first; those without a full date last. */
  fitting(filter: RecordFilter): readonly number[] {
    return this.#answers.get(JSON.stringify(filter));
  }

  /** Those of some folded names that a record names. */
  peopleAmong(names: readonly string[]): string[] {
    return names.filter(name => this.#people.has(name));
  }

  /** How many reports name each province, city and county. */
  placeCounts(): ReadonlyMap<string, number> {
    return this.#placeCounts;
  }

  #find({ places, ordinals, dates, people }: RecordFilter): number[] {
    const marks: Uint8Array[] = [];
    if (places) marks.push(this.#named(places));
    if (people) marks.push(this.#naming(people));
    const found: number[] = [];
    for (let row = 0; row < this.#numbers.length; row++) {
      if (isLeftOut(marks, row)) continue;
      if (ordinals && !ordinals.includes(this.#ordinals[row] as number)) continue;
      if (dates && !this.#isOfAny(row, dates)) continue;
      found.push(this.#numbers[row] as number);
    }
    return found;
  }

  /** 1 for rows in whose place or title one of some names stands. */
  #named(names: readonly string[]): Uint8Array {
    const marks = new Uint8Array(this.#numbers.length);
    this.#places.mark(names, marks);
    this.#titles.mark(names, marks);
    return marks;
  }

  /** 1 for rows whose record or title names one of some people. */
  #naming(people: readonly string[]): Uint8Array {
    const reports = new Set(people.flatMap(person => this.#reportsOfPerson.all(person)));
    const marks = new Uint8Array(this.#numbers.length);
    if (reports.size > 0) {
      for (let row = 0; row < marks.length; row++) {
        if (reports.has(this.#numbers[row] as number)) marks[row] = 1;
      }
    }
    this.#titles.mark(people, marks);
    return marks;
  }

  #isOfAny(row: number, dates: readonly PartialDate[]): boolean {
    return this.#meetingDates.isAny(row, dates) || this.#published.isAny(row, dates);
  }
}

function isLeftOut(marks: readonly Uint8Array[], row: number): boolean {
  for (const mark of marks) if (mark[row] === 0) return true;
  return false;
}

/** The full date by which a report is ordered; '' without one. */
function dayOf({ meetingDate, published }: Row): string {
  const full = [meetingDate, published].find(date => date?.length === FULL_DATE_LENGTH);
  return full ?? '';
}

function compareDays(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
