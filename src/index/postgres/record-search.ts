import type { Store } from '../../postgres/connect.ts';
import type { PartialDate } from '../../types.ts';
import type { RecordFilter } from '../report-index.ts';
import { Fetched } from './fetched.ts';
import { read, VISIBLE, VISIBLE_REPORT } from './reading.ts';

/** Answers that are kept: a question asks the same several times, and so does the next. */
const KEPT = 64;
const FULL_DATE = '____-__-__';

/** The newest first by their full date; those without one last. */
const NEWEST_FIRST = `CASE WHEN meeting_date LIKE '${FULL_DATE}' THEN meeting_date
  WHEN published LIKE '${FULL_DATE}' THEN published END DESC NULLS LAST, report_index`;

/** What must hold of a report for each part of a filter; the value is an array. */
const CONDITIONS: Record<keyof RecordFilter, (values: string) => string> = {
  places: values => `EXISTS (SELECT FROM unnest(${values}::text[]) AS asked(name) WHERE name <> ''
    AND (strpos(r.folded_place, name) > 0 OR strpos(r.folded_title, name) > 0))`,
  ordinals: values => `r.ordinal = ANY (${values}::integer[])`,
  dates: values =>
    `(r.meeting_date LIKE ANY (${values}::text[]) OR r.published LIKE ANY (${values}::text[]))`,
  people: values => `EXISTS (SELECT FROM unnest(${values}::text[]) AS asked(name) WHERE name <> ''
    AND (strpos(r.folded_title, name) > 0 OR EXISTS (SELECT FROM yinju_index.people o
      WHERE o.name = asked.name AND o.report_index = r.report_index)))`,
};
const PEOPLE = {
  name: 'people',
  text: `SELECT asked.name FROM unnest($2::text[]) AS asked(name)
    WHERE EXISTS (SELECT FROM yinju_index.people o JOIN yinju_index.reports r USING (report_index)
      WHERE o.name = asked.name AND ${VISIBLE_REPORT})`,
};
const PLACE_COUNTS = {
  name: 'place-counts',
  text: `SELECT place, count(*)::integer AS reports
    FROM yinju_index.reports, LATERAL (SELECT DISTINCT place
      FROM unnest(ARRAY[province, city, county]) AS named(place) WHERE place IS NOT NULL) AS places
    WHERE ${VISIBLE} GROUP BY place`,
};

/** Finds the reports of a generation by what their records say. */
export class RecordSearch {
  readonly #store: Store;
  readonly #generation: number;
  readonly #answers: Fetched<string, readonly number[]>;
  #placeCounts: Promise<ReadonlyMap<string, number>> | null = null;

  constructor(store: Store, generation: number) {
    this.#store = store;
    this.#generation = generation;
    this.#answers = new Fetched(KEPT, async ([asked = '{}']) => [
      [asked, await this.#find(JSON.parse(asked) as RecordFilter)],
    ]);
  }

  /** Numbers of the reports that fit, the newest first; those without a full date last. */
  async fitting(filter: RecordFilter): Promise<readonly number[]> {
    return (await this.#answers.one(JSON.stringify(filter))) ?? [];
  }

  /** Those of some folded names that a record names. */
  async peopleAmong(names: readonly string[]): Promise<string[]> {
    const rows = await read<{ name: string }>(this.#store, PEOPLE, [this.#generation, names]);
    const found = new Set(rows.map(({ name }) => name));
    return names.filter(name => found.has(name));
  }

  /** How many reports name each province, city and county; counted once. */
  placeCounts(): Promise<ReadonlyMap<string, number>> {
    this.#placeCounts ??= this.#countPlaces().catch((error: unknown) => {
      this.#placeCounts = null;
      throw error;
    });
    return this.#placeCounts;
  }

  async #find(filter: RecordFilter): Promise<readonly number[]> {
    const keys = Object.keys(CONDITIONS) as (keyof RecordFilter)[];
    const given = keys.filter(key => filter[key] !== undefined);
    const conditions = given.map((key, i) => CONDITIONS[key](`$${i + 2}`));
    const text = `SELECT report_index FROM yinju_index.reports r
      WHERE ${[VISIBLE_REPORT, ...conditions].join(' AND ')} ORDER BY ${NEWEST_FIRST}`;
    const values = given.map(key => (key === 'dates' ? datePatterns(filter.dates) : filter[key]));
    const name = `fitting-${given.join('-')}`;
    const rows = await read<{ report_index: number }>(this.#store, { name, text }, [
      this.#generation,
      ...values,
    ]);
    return rows.map(row => row.report_index);
  }

  async #countPlaces(): Promise<ReadonlyMap<string, number>> {
    type Row = { place: string; reports: number };
    const rows = await read<Row>(this.#store, PLACE_COUNTS, [this.#generation]);
    return new Map(rows.map(({ place, reports }) => [place, reports]));
  }
}

/**
 * What dates as records have them are compared with: 2022-05-__, ____-05-04. A day of an unknown year
 * may be of any, but tells nothing where years alone are asked for.
 */
function datePatterns(dates: readonly PartialDate[] = []): string[] {
  const part = (value: number | null, width: number) =>
    value === null ? '_'.repeat(width) : String(value).padStart(width, '0');
  const isDay = dates.some(({ month }) => month !== null);
  return dates.flatMap(({ year, month, day }) => {
    const monthDay = `${part(month, 2)}-${part(day, 2)}`;
    return isDay ? [`${part(year, 4)}-${monthDay}`, monthDay] : [`${part(year, 4)}-${monthDay}`];
  });
}
