import type { Store } from '../../postgres/connect.ts';
import type { OriginRun, Passage, Place, Report, Source } from '../../types.ts';
import type { NearCopy, ReportDetails, ReportRecord } from '../catalog/catalog.ts';
import { originRuns } from '../catalog/flat-origin.ts';
import { read, VISIBLE, VISIBLE_REPORT } from './reading.ts';

type Lists = Pick<
  Report,
  'speakers' | 'attendees' | 'roles' | 'conveyed' | 'reporters' | 'editors'
>;
type RecordRow = Omit<ReportRecord, 'place' | keyof Lists> & Place & { lists: Lists };

const RECORDS = {
  name: 'records',
  text: `SELECT report_index AS "reportIndex", report_id AS "reportId", title, script, published,
      meeting_date AS "meetingDate", date_inferred AS "dateInferred", province, city, county, level,
      ordinal, meeting_name AS "meetingName", chair, lists, url, site,
      first_passage AS "firstPassage", passage_count AS "passageCount"
    FROM yinju_index.reports WHERE ${VISIBLE} AND report_index = ANY ($2)`,
};
const BODIES = {
  name: 'bodies',
  text: `SELECT report_index AS "reportIndex", body FROM yinju_index.reports
    WHERE ${VISIBLE} AND report_index = ANY ($2)`,
};
const PASSAGES = {
  name: 'passages',
  text: `SELECT p.passage_id AS "passageId", p.report_index AS "reportIndex", p.start, p."end", p.speaker
    FROM yinju_index.passages p JOIN yinju_index.reports r USING (report_index)
    WHERE ${VISIBLE_REPORT} AND p.passage_id = ANY ($2)`,
};
const ORIGIN = {
  name: 'origin',
  text: `SELECT origin FROM yinju_index.reports WHERE ${VISIBLE} AND report_index = $2`,
};
const SOURCES = {
  name: 'sources',
  text: `SELECT f.name || coalesce('/' || s.entry, '') AS file, f.path, s.entry, s.line, s.encoding,
      s.sha256, s.url, s.site, s.external_id AS "externalId"
    FROM yinju_index.sources s JOIN yinju_index.files f USING (file_id)
    WHERE s.from_generation <= $1 AND s.to_generation > $1
      AND f.from_generation <= $1 AND f.to_generation > $1 AND s.report_index = $2
    ORDER BY s.position`,
};
const DETAILS = {
  name: 'details',
  text: `SELECT turns, measures, readings, dropped FROM yinju_index.reports
    WHERE ${VISIBLE} AND report_index = $2`,
};
const NEAR_COPIES = {
  name: 'near-copies',
  text: `SELECT n.other_index AS "reportIndex", n.similarity
    FROM yinju_index.near_copies n JOIN yinju_index.reports r ON r.report_index = n.other_index
    WHERE ${VISIBLE_REPORT} AND n.report_index = $2
    ORDER BY n.similarity DESC, n.other_index`,
};

/** Reads what a generation has of reports and passages, by their numbers. */
export class ReportRows {
  readonly #store: Store;
  readonly #generation: number;

  constructor(store: Store, generation: number) {
    this.#store = store;
    this.#generation = generation;
  }

  async records(reportIndexes: number[]): Promise<(readonly [number, ReportRecord])[]> {
    const rows = await read<RecordRow>(this.#store, RECORDS, [this.#generation, reportIndexes]);
    return rows.map(({ lists, province, city, county, ...record }) => [
      record.reportIndex,
      { ...record, ...lists, place: { province, city, county } },
    ]);
  }

  async bodies(reportIndexes: number[]): Promise<(readonly [number, string])[]> {
    type Row = { reportIndex: number; body: string };
    const rows = await read<Row>(this.#store, BODIES, [this.#generation, reportIndexes]);
    return rows.map(({ reportIndex, body }) => [reportIndex, body]);
  }

  async passages(passageIds: number[]): Promise<(readonly [number, Passage])[]> {
    const rows = await read<Passage>(this.#store, PASSAGES, [this.#generation, passageIds]);
    return rows.map(passage => [passage.passageId, passage]);
  }

  async origin(reportIndex: number): Promise<OriginRun[]> {
    const rows = await read<{ origin: number[] }>(this.#store, ORIGIN, this.#of(reportIndex));
    return originRuns(rows[0]?.origin ?? []);
  }

  sources(reportIndex: number): Promise<Source[]> {
    return read<Source>(this.#store, SOURCES, this.#of(reportIndex));
  }

  async details(reportIndex: number): Promise<ReportDetails> {
    type Row = Omit<ReportDetails, 'nearCopies'>;
    const [[row], nearCopies] = await Promise.all([
      read<Row>(this.#store, DETAILS, this.#of(reportIndex)),
      this.nearCopies(reportIndex),
    ]);
    return { ...(row ?? { turns: [], measures: [], readings: [], dropped: [] }), nearCopies };
  }

  nearCopies(reportIndex: number): Promise<NearCopy[]> {
    return read<NearCopy>(this.#store, NEAR_COPIES, this.#of(reportIndex));
  }

  #of(reportIndex: number): [number, number] {
    return [this.#generation, reportIndex];
  }
}
