import Database from 'better-sqlite3';
import type { Measure, OriginRun, Passage, Place, Report, Source } from '../../types.ts';
import { CatalogLists } from './catalog-lists.ts';
import { originRuns } from './flat-origin.ts';
import { type PassageRange, PassageRanges } from './passage-ranges.ts';
import { RecordTable } from './record-table.ts';

/** What of a report is fetched with its text only. */
type Details = Pick<Report, 'turns' | 'measures' | 'readings' | 'dropped'>;

/** A report's record as the catalog has it, without its text. */
export interface ReportRecord extends Omit<Report, 'body' | 'origin' | 'sources' | keyof Details> {
  reportIndex: number;
  firstPassage: number;
  passageCount: number;
}

/** Another report that says nearly the same; similarity is the share of common phrases, 0…1. */
export interface NearCopy {
  reportIndex: number;
  similarity: number;
}

/** What a page about one report shows beside its record and text. */
export interface ReportDetails extends Details {
  /** The nearest first. */
  nearCopies: NearCopy[];
}

type Lists = Pick<
  Report,
  'speakers' | 'attendees' | 'roles' | 'conveyed' | 'reporters' | 'editors'
>;

interface ReportRow {
  report_index: number;
  report_id: string;
  title: string | null;
  script: Report['script'];
  published: string | null;
  meeting_date: string | null;
  date_inferred: number;
  province: string | null;
  city: string | null;
  county: string | null;
  level: Report['level'];
  ordinal: number | null;
  meeting_name: string | null;
  chair: string | null;
  lists: string;
  url: string | null;
  site: string | null;
  first_passage: number;
  passage_count: number;
}

const RECORD_COLUMNS = `report_index, report_id, title, script, published, meeting_date,
  date_inferred, province, city, county, level, ordinal, meeting_name, chair, url, site,
  first_passage, passage_count, lists`;
const NO_DETAILS = { turns: '[]', readings: '[]', dropped: '[]' };

/** The catalog of a served generation, read-only. All statements are prepared once. */
export class Catalog {
  readonly #database: Database.Database;
  readonly #record;
  readonly #body;
  readonly #origin;
  readonly #sources;
  readonly #details;
  readonly #measures;
  readonly #nearCopies;
  readonly #passage;
  readonly #byId;
  /** Lists and counts of reports. */
  readonly lists: CatalogLists;

  /** Throws when the file is no database. */
  constructor(file: string) {
    this.#database = new Database(file, { readonly: true, fileMustExist: true });
    const prepare = <Parameters extends unknown[], Row>(sql: string) =>
      this.#database.prepare<Parameters, Row>(sql);
    this.#record = prepare<[number], ReportRow>(
      `SELECT ${RECORD_COLUMNS} FROM reports WHERE report_index = ?`,
    );
    this.#body = prepare<[number], { body: string }>(
      'SELECT body FROM texts WHERE report_index = ?',
    );
    this.#origin = prepare<[number], { origin: string }>(
      'SELECT origin FROM texts WHERE report_index = ?',
    );
    this.#sources = prepare<[number], Source>(
      `SELECT name || coalesce('/' || entry, '') AS file, path, entry, line, encoding,
         sources.sha256 AS sha256, url, site, external_id AS externalId
       FROM sources JOIN files USING (file_id) WHERE report_index = ? ORDER BY position`,
    );
    this.#details = prepare<[number], { turns: string; readings: string; dropped: string }>(
      'SELECT turns, readings, dropped FROM texts WHERE report_index = ?',
    );
    this.#measures = prepare<[number], Omit<Measure, 'topics'> & { topics: string }>(
      `SELECT start, "end", speaker,
         json_group_array(topic ORDER BY topic) FILTER (WHERE topic IS NOT NULL) AS topics
       FROM measures LEFT JOIN measure_topics USING (measure_id)
       WHERE report_index = ? GROUP BY measure_id ORDER BY measure_id`,
    );
    this.#nearCopies = prepare<[number], NearCopy>(
      `SELECT other_index AS reportIndex, similarity FROM near_copies
       WHERE report_index = ? ORDER BY similarity DESC, other_index`,
    );
    this.#passage = prepare<[number], Passage>(
      `SELECT passage_id AS passageId, report_index AS reportIndex, start, "end", speaker
       FROM passages WHERE passage_id = ?`,
    );
    this.#byId = prepare<[string], { report_index: number }>(
      'SELECT report_index FROM reports WHERE report_id = ?',
    );
    this.lists = new CatalogLists(this.#database);
  }

  record(reportIndex: number): ReportRecord {
    const row = this.#record.get(reportIndex);
    if (!row) throw new RangeError(`no report ${reportIndex}`);
    return toRecord(row);
  }

  body(reportIndex: number): string {
    return this.#body.get(reportIndex)?.body ?? '';
  }

  /** The way back from a body to its source. */
  origin(reportIndex: number): OriginRun[] {
    return originRuns(JSON.parse(this.#origin.get(reportIndex)?.origin ?? '[]') as number[]);
  }

  sources(reportIndex: number): Source[] {
    return this.#sources.all(reportIndex);
  }

  details(reportIndex: number): ReportDetails {
    const { turns, readings, dropped } = this.#details.get(reportIndex) ?? NO_DETAILS;
    return {
      turns: JSON.parse(turns) as Report['turns'],
      measures: this.#measures
        .all(reportIndex)
        .map(measure => ({ ...measure, topics: JSON.parse(measure.topics) as string[] })),
      readings: JSON.parse(readings) as Report['readings'],
      dropped: JSON.parse(dropped) as Report['dropped'],
      nearCopies: this.nearCopies(reportIndex),
    };
  }

  nearCopies(reportIndex: number): NearCopy[] {
    return this.#nearCopies.all(reportIndex);
  }

  passage(passageId: number): Passage {
    const passage = this.#passage.get(passageId);
    if (!passage) throw new RangeError(`no passage ${passageId}`);
    return passage;
  }

  /** Reports by what their records say. */
  readRecords(): Promise<RecordTable> {
    return RecordTable.load(this.#database);
  }

  /** Where the passages of all reports stand. */
  passageRanges(): PassageRanges {
    return new PassageRanges(
      this.#database
        .prepare<[], PassageRange>(
          'SELECT report_index, first_passage, passage_count FROM reports ORDER BY report_index',
        )
        .raw()
        .all(),
    );
  }

  /** How many passages there are. */
  countPassages(): number {
    const count = this.#database.prepare<[], number>('SELECT count(*) FROM passages').pluck();
    return count.get() ?? 0;
  }

  /** Number of a report by its id, or null. */
  find(reportId: string): number | null {
    return this.#byId.get(reportId)?.report_index ?? null;
  }

  close(): void {
    this.#database.close();
  }
}

function toRecord(row: ReportRow): ReportRecord {
  const place: Place = { province: row.province, city: row.city, county: row.county };
  return {
    reportIndex: row.report_index,
    reportId: row.report_id,
    title: row.title,
    script: row.script,
    published: row.published,
    meetingDate: row.meeting_date,
    dateInferred: row.date_inferred === 1,
    place,
    level: row.level,
    ordinal: row.ordinal,
    meetingName: row.meeting_name,
    chair: row.chair,
    ...(JSON.parse(row.lists) as Lists),
    url: row.url,
    site: row.site,
    firstPassage: row.first_passage,
    passageCount: row.passage_count,
  };
}
