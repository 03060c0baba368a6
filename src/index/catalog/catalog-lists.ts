import type Database from 'better-sqlite3';

/** What a list of reports is narrowed to; what is missing does not narrow it. */
export interface ReportFilter {
  /** Name of a province, city or county, as records have it: 晋中市. */
  place?: string;
  /** First and last day, `YYYY-MM-DD`, of the meeting, else of publication. */
  from?: string;
  to?: string;
  /** A topic of `data/topics.yml` that a measure of the report is about. */
  topic?: string;
}

/** Newest first; reports without a year last. */
export interface ReportList {
  reportIndexes: number[];
  /** Of all pages. */
  count: number;
}

/** By what reports are counted: the narrowest place of each, its month (`2022-05`), its topics. */
export type FacetKind = 'place' | 'month' | 'topic';

export interface Facet {
  name: string;
  reports: number;
}

/** A measure with the report it stands in. */
export interface FoundMeasure {
  reportIndex: number;
  start: number;
  end: number;
  speaker: string | null;
}

const DAY = 'coalesce(meeting_date, published)';
const FACETS: Record<FacetKind, { of: string; from: string; order: string }> = {
  place: {
    of: 'coalesce(county, city, province)',
    from: 'reports',
    order: 'reports DESC, name',
  },
  // Of a day without a year no month is known.
  month: {
    of: `iif(${DAY} LIKE '____-__-__', substr(${DAY}, 1, 7), NULL)`,
    from: 'reports',
    order: 'name DESC',
  },
  topic: {
    of: 'topic',
    from: `reports JOIN (SELECT DISTINCT report_index, topic FROM measures
             JOIN measure_topics USING (measure_id)) USING (report_index)`,
    order: 'reports DESC, name',
  },
};

/** Lists and counts of a catalog's reports. */
export class CatalogLists {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  list(filter: ReportFilter, page: { offset: number; limit: number }): ReportList {
    const { where, values } = condition(filter);
    const reportIndexes = this.#database
      .prepare<object, number>(
        `SELECT report_index FROM reports ${where}
         ORDER BY ${DAY} LIKE '____-__-__' DESC, ${DAY} DESC, report_index LIMIT @limit OFFSET @offset`,
      )
      .pluck()
      .all({ ...values, ...page });
    const count = this.#database
      .prepare<object, number>(`SELECT count(*) FROM reports ${where}`)
      .pluck()
      .get(values);
    return { reportIndexes, count: count ?? 0 };
  }

  facets(kind: FacetKind, filter: ReportFilter): Facet[] {
    const { where, values } = condition(filter);
    const { of, from, order } = FACETS[kind];
    return this.#database
      .prepare<object, Facet>(
        `SELECT ${of} AS name, count(*) AS reports FROM ${from} ${where}
         GROUP BY name HAVING name IS NOT NULL ORDER BY ${order}`,
      )
      .all(values);
  }

  /** Measures on a topic, by date of their reports (those without a year last), then by position. */
  measuresOn(topic: string): FoundMeasure[] {
    return this.#database
      .prepare<[string], FoundMeasure>(
        `SELECT report_index AS reportIndex, start, "end", speaker
         FROM measure_topics JOIN measures USING (measure_id) JOIN reports USING (report_index)
         WHERE topic = ?
         ORDER BY ${DAY} LIKE '____-__-__' DESC, ${DAY}, report_index, start`,
      )
      .all(topic);
  }
}

function condition(filter: ReportFilter): { where: string; values: object } {
  const { place, from, to, topic } = filter;
  const parts = [
    ...(place === undefined ? [] : ['@place IN (province, city, county)']),
    ...(from === undefined ? [] : [`${DAY} >= @from AND ${DAY} LIKE '____-__-__'`]),
    ...(to === undefined ? [] : [`${DAY} <= @to AND ${DAY} LIKE '____-__-__'`]),
    ...(topic === undefined
      ? []
      : [
          `report_index IN (SELECT report_index FROM measures JOIN measure_topics USING (measure_id)
            WHERE measure_topics.topic = @topic)`,
        ]),
  ];
  const given = Object.entries({ place, from, to, topic }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '',
    values: Object.fromEntries(given),
  };
}
