import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { Recent } from '../recent.ts';
import type { RecordFilter } from '../report-index.ts';
import { DateColumn } from './date-column.ts';
import { TextColumn } from './text-column.ts';

/** Records read at a time: a question of another chat need not wait for all. */
const BATCH = 5_000;
/** A question asks the same several times, and so does the next: so many reports and rows are kept. */
const KEPT = { numbers: 500_000, marks: 8_000_000 };
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
  /** Row of every report by its number. */
  readonly #rows: Uint32Array;
  readonly #answers = new Recent<string, readonly number[]>(
    KEPT.numbers,
    asked => this.#find(JSON.parse(asked) as RecordFilter),
    numbers => numbers.length + 1,
  );
  /** By a filter of one part: of one place or person, as the next question may name it with others. */
  readonly #marks = new Recent<string, Uint8Array>(
    KEPT.marks,
    asked => this.#mark(JSON.parse(asked) as RecordFilter),
    marks => marks.length + 1,
  );
  readonly #placeCounts: ReadonlyMap<string, number>;

  private constructor(database: Database.Database, rows: Row[]) {
    this.#numbers = Uint32Array.from(rows, row => row.reportIndex);
    const highest = rows.reduce((most, { reportIndex }) => Math.max(most, reportIndex), -1);
    this.#rows = new Uint32Array(highest + 1);
    for (const [row, number] of this.#numbers.entries()) this.#rows[number] = row;
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

  #find(filter: RecordFilter): number[] {
    const { places, people, ordinals, dates } = filter;
    const marks = [
      ...(places ? [this.#either(places.map(place => ({ places: [place] })))] : []),
      ...(people ? [this.#either(people.map(person => ({ people: [person] })))] : []),
      ...(ordinals ? [this.#either([{ ordinals }])] : []),
      ...(dates ? [this.#either([{ dates }])] : []),
    ];
    const [first, ...others] = marks;
    if (!first) return [...this.#numbers];
    const all = others.reduce(both, first);
    const found: number[] = [];
    for (let row = 0; row < all.length; row++) {
      if (all[row] === 1) found.push(this.#numbers[row] as number);
    }
    return found;
  }

  /** 1 for rows that fit one of some filters of one part each. */
  #either(filters: readonly RecordFilter[]): Uint8Array {
    const [first, ...others] = filters.map(filter => this.#marks.get(JSON.stringify(filter)));
    if (!first || others.length === 0) return first ?? new Uint8Array(this.#numbers.length);
    const either = first.slice();
    for (const marks of others) {
      for (let row = 0; row < either.length; row++) if (marks[row] === 1) either[row] = 1;
    }
    return either;
  }

  /** 1 for rows that fit a filter of one part. */
  #mark({ places, people, ordinals, dates }: RecordFilter): Uint8Array {
    const marks = new Uint8Array(this.#numbers.length);
    if (places) {
      this.#places.mark(places, marks);
      this.#titles.mark(places, marks);
    }
    if (people) {
      for (const person of people) {
        for (const report of this.#reportsOfPerson.all(person)) {
          marks[this.#rows[report] as number] = 1;
        }
      }
      this.#titles.mark(people, marks);
    }
    for (let row = 0; ordinals && row < marks.length; row++) {
      if (ordinals.includes(this.#ordinals[row] as number)) marks[row] = 1;
    }
    for (let row = 0; dates && row < marks.length; row++) {
      const isOfAny = this.#meetingDates.isAny(row, dates) || this.#published.isAny(row, dates);
      if (isOfAny) marks[row] = 1;
    }
    return marks;
  }
}

/** 1 for rows that both mark. */
function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  const marks = one.slice();
  for (let row = 0; row < marks.length; row++) if (other[row] === 0) marks[row] = 0;
  return marks;
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
