import type { Store } from '../../postgres/connect.ts';
import type {
  Facet,
  FacetKind,
  FoundMeasure,
  ReportFilter,
  ReportList,
} from '../catalog/catalog-lists.ts';
import { DAY, HAS_YEAR, read, VISIBLE, VISIBLE_REPORT } from './reading.ts';

const FACETS: Record<FacetKind, { of: string; from: string; order: string }> = {
  place: {
    of: 'coalesce(county, city, province)',
    from: 'yinju_index.reports r',
    order: 'reports DESC, name',
  },
  // Of a day without a year no month is known.
  month: {
    of: `CASE WHEN ${HAS_YEAR} THEN substr(${DAY}, 1, 7) END`,
    from: 'yinju_index.reports r',
    order: 'name DESC',
  },
  topic: {
    of: 'topic',
    from: `yinju_index.reports r JOIN (SELECT DISTINCT report_index, topic FROM yinju_index.measures) AS m
      USING (report_index)`,
    order: 'reports DESC, name',
  },
};
/** Days of a year that is not known stand behind all others, reports without a day behind these. */
const NEWEST_FIRST = `${HAS_YEAR} DESC NULLS LAST, ${DAY} DESC NULLS LAST, report_index`;

/** Lists and counts of a generation's reports; the same as those of a catalog. */
export class ReportLists {
  readonly #store: Store;
  readonly #generation: number;

  constructor(store: Store, generation: number) {
    this.#store = store;
    this.#generation = generation;
  }

  async all(): Promise<number[]> {
    const text = `SELECT report_index FROM yinju_index.reports WHERE ${VISIBLE} ORDER BY report_index`;
    return this.#numbers('reports', text);
  }

  async list(filter: ReportFilter, page: { offset: number; limit: number }): Promise<ReportList> {
    const { name, where, values } = this.#condition(filter);
    const [reportIndexes, [counted]] = await Promise.all([
      this.#numbers(
        `list-${name}`,
        `SELECT report_index FROM yinju_index.reports r WHERE ${where} ORDER BY ${NEWEST_FIRST}
         LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
        [...values.slice(1), page.limit, page.offset],
      ),
      read<{ count: number }>(
        this.#store,
        {
          name: `count-${name}`,
          text: `SELECT count(*)::integer AS count FROM yinju_index.reports r WHERE ${where}`,
        },
        values,
      ),
    ]);
    return { reportIndexes, count: counted?.count ?? 0 };
  }

  facets(kind: FacetKind, filter: ReportFilter): Promise<Facet[]> {
    const { name, where, values } = this.#condition(filter);
    const { of, from, order } = FACETS[kind];
    const text = `SELECT name, count(*)::integer AS reports
      FROM (SELECT ${of} AS name FROM ${from} WHERE ${where}) AS counted
      WHERE name IS NOT NULL GROUP BY name ORDER BY ${order}`;
    return read<Facet>(this.#store, { name: `facets-${kind}-${name}`, text }, values);
  }

  /** Measures on a topic, by date of their reports (those without a year last), then by position. */
  measuresOn(topic: string): Promise<FoundMeasure[]> {
    const text = `SELECT report_index AS "reportIndex", start, "end", speaker
      FROM yinju_index.measures JOIN yinju_index.reports r USING (report_index)
      WHERE ${VISIBLE_REPORT} AND topic = $2
      ORDER BY ${HAS_YEAR} DESC NULLS LAST, ${DAY} NULLS LAST, report_index, start`;
    return read<FoundMeasure>(this.#store, { name: 'measures', text }, [this.#generation, topic]);
  }

  /** Number of a report by its id, or null. */
  async find(reportId: string): Promise<number | null> {
    const text = `SELECT report_index FROM yinju_index.reports WHERE ${VISIBLE} AND report_id = $2`;
    return (await this.#numbers('find', text, [reportId]))[0] ?? null;
  }

  async #numbers(name: string, text: string, values: unknown[] = []): Promise<number[]> {
    const rows = await read<{ report_index: number }>(this.#store, { name, text }, [
      this.#generation,
      ...values,
    ]);
    return rows.map(row => row.report_index);
  }

  /** What a filter asks of the reports `r`, and a name for which of its parts are given. */
  #condition(filter: ReportFilter) {
    const parts: Record<keyof ReportFilter, (value: string) => string> = {
      place: value => `${value} IN (province, city, county)`,
      from: value => `(${DAY} >= ${value} AND ${HAS_YEAR})`,
      to: value => `(${DAY} <= ${value} AND ${HAS_YEAR})`,
      topic: value =>
        `EXISTS (SELECT FROM yinju_index.measures o WHERE o.report_index = r.report_index AND o.topic = ${value})`,
    };
    const keys = Object.keys(parts) as (keyof ReportFilter)[];
    const given = keys.filter(key => filter[key] !== undefined);
    const conditions = given.map((key, i) => parts[key](`$${i + 2}::text`));
    return {
      name: given.join('-'),
      where: [VISIBLE_REPORT, ...conditions].join(' AND '),
      values: [this.#generation, ...given.map(key => filter[key])] as unknown[],
    };
  }
}
