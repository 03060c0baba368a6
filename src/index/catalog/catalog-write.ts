import Database from 'better-sqlite3';
import type { ReportError } from '../../reports/errors.ts';
import type { Report, Source } from '../../types.ts';
import type { PassageSpan } from '../build/split.ts';
import { SCHEMA } from './catalog-schema.ts';
import { flatOrigin } from './flat-origin.ts';
import { foldedRecord } from './folded-record.ts';

/** A passage with the hash of what was embedded for it. */
export interface HashedPassage extends PassageSpan {
  textHash: Uint8Array;
}

/** A file that a generation is made from. */
export interface CatalogFile {
  fileId: number;
  name: string;
  /** From the index folder. */
  path: string;
  sha256: string;
}

/** The first numbers that were never given. */
export interface NextNumbers {
  report: number;
  passage: number;
}

const INSERT_REPORT = `INSERT INTO reports VALUES (@reportIndex, @reportId, @title, @script,
  @published, @meetingDate, @dateInferred, @province, @city, @county, @level, @ordinal,
  @meetingName, @chair, @url, @site, @firstPassage, @passageCount, @foldedPlace, @foldedTitle,
  @lists)`;
const INSERT_TEXT = `INSERT INTO texts VALUES (@reportIndex, @body, @turns, @readings, @dropped,
  @signature, @origin)`;
const INSERT_SOURCE = `INSERT INTO sources VALUES (@reportIndex, @position, @fileId, @entry, @line,
  @encoding, @sha256, @url, @site, @externalId)`;

/** Writes a catalog, anew or on from a copy; numbers reports and passages in the order they come. */
export class CatalogWriter {
  readonly database: Database.Database;
  readonly #insertReport;
  readonly #insertText;
  readonly #insertPerson;
  readonly #insertSource;
  readonly #insertPassage;
  readonly #insertMeasure;
  readonly #insertTopic;
  readonly #insertNearCopy;
  readonly #insertFile;
  readonly #setErrors;
  readonly #findReport;
  readonly #nextPosition;
  #next: NextNumbers;
  #nextMeasure: number;

  /** Begin a catalog, or go on with a copied one from the first numbers that it never gave. */
  constructor(file: string, next: NextNumbers | null = null) {
    const database = beginCatalog(file, next === null);
    this.database = database;
    this.#next = next === null ? { report: 0, passage: 0 } : { ...next };
    const lastMeasure = database.prepare('SELECT max(measure_id) FROM measures').pluck().get();
    this.#nextMeasure = lastMeasure === null ? 0 : Number(lastMeasure) + 1;
    this.#insertReport = database.prepare(INSERT_REPORT);
    this.#insertText = database.prepare(INSERT_TEXT);
    this.#insertPerson = database.prepare('INSERT INTO people VALUES (?, ?)');
    this.#insertSource = database.prepare(INSERT_SOURCE);
    this.#insertPassage = database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)');
    this.#insertMeasure = database.prepare('INSERT INTO measures VALUES (?, ?, ?, ?, ?)');
    this.#insertTopic = database.prepare('INSERT INTO measure_topics VALUES (?, ?)');
    this.#insertNearCopy = database.prepare('INSERT INTO near_copies VALUES (?, ?, ?)');
    this.#insertFile = database.prepare(
      `INSERT INTO files VALUES (@fileId, @name, @path, @sha256, '[]')
       ON CONFLICT DO UPDATE SET name = @name, path = @path, sha256 = @sha256`,
    );
    this.#setErrors = database.prepare('UPDATE files SET errors = ? WHERE file_id = ?');
    this.#findReport = database
      .prepare<[string], number>('SELECT report_index FROM reports WHERE report_id = ?')
      .pluck();
    this.#nextPosition = database
      .prepare<[number], number>('SELECT max(position) + 1 FROM sources WHERE report_index = ?')
      .pluck();
  }

  /** The first numbers that were not given so far. */
  get next(): Readonly<NextNumbers> {
    return this.#next;
  }

  /** Number of a report that is there, by its id. */
  find(reportId: string): number | null {
    return this.#findReport.get(reportId) ?? null;
  }

  /** Note a file, or what has changed of it. */
  putFile(file: CatalogFile): void {
    this.#insertFile.run(file);
  }

  /** Note what could not be read of a file. */
  putErrors(fileId: number, errors: ReportError[]): void {
    const written = errors.map(({ file, reason }) => ({ file, reason }));
    this.#setErrors.run(JSON.stringify(written), fileId);
  }

  /** Add a report with its first source; gives its number. */
  add(
    report: Report,
    passages: HashedPassage[],
    { fileId, signature }: { fileId: number; signature: Uint32Array },
  ): number {
    const reportIndex = this.#next.report++;
    const { place, dateInferred, origin, turns, readings, dropped } = report;
    const { speakers, attendees, roles, conveyed, reporters, editors } = report;
    const { reportId, title, body, script, published, meetingDate, chair, url, site } = report;
    const { level, ordinal, meetingName } = report;
    const folded = foldedRecord(report);
    this.#insertReport.run({
      ...{ reportId, title, script, published, meetingDate, chair, url, site },
      ...{ level, ordinal, meetingName },
      ...place,
      reportIndex,
      dateInferred: dateInferred ? 1 : 0,
      lists: JSON.stringify({ speakers, attendees, roles, conveyed, reporters, editors }),
      firstPassage: this.#next.passage,
      passageCount: passages.length,
      foldedPlace: folded.place,
      foldedTitle: folded.title,
    });
    this.#insertText.run({
      reportIndex,
      body,
      turns: JSON.stringify(turns),
      readings: JSON.stringify(readings),
      dropped: JSON.stringify(dropped),
      signature: Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength),
      origin: JSON.stringify(flatOrigin(origin)),
    });
    for (const name of folded.people) this.#insertPerson.run(name, reportIndex);
    for (const source of report.sources) this.addSource(reportIndex, source, fileId);
    for (const { start, end, speaker, textHash } of passages) {
      this.#insertPassage.run(this.#next.passage++, reportIndex, start, end, speaker, textHash);
    }
    for (const { start, end, speaker, topics } of report.measures) {
      const measureId = this.#nextMeasure++;
      this.#insertMeasure.run(measureId, reportIndex, start, end, speaker);
      for (const topic of topics) this.#insertTopic.run(topic, measureId);
    }
    return reportIndex;
  }

  /** Add a place where the text of a report stands as well. */
  addSource(reportIndex: number, source: Source, fileId: number): void {
    const position = this.#nextPosition.get(reportIndex) ?? 0;
    this.#insertSource.run({ ...source, reportIndex, position, fileId });
  }

  /** Link two reports that say nearly the same. */
  linkNearCopies(reportIndex: number, otherIndex: number, similarity: number): void {
    this.#insertNearCopy.run(reportIndex, otherIndex, similarity);
    this.#insertNearCopy.run(otherIndex, reportIndex, similarity);
  }

  /** Make the file whole. */
  close(): void {
    this.database.exec('COMMIT');
    this.database.close();
  }

  /** Let go of a file that is not to become whole; nothing happens to one that is. */
  abandon(): void {
    this.database.close();
  }
}

/** A database that is ready to be written; it is closed again when that fails. */
function beginCatalog(file: string, isNew: boolean): Database.Database {
  const database = new Database(file);
  try {
    // The file is made aside and synced when it is whole: no journal is needed on the way.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    // Looking for rows that still refer to a removed one would go through whole tables.
    database.pragma('foreign_keys = OFF');
    if (isNew) database.exec(SCHEMA);
    database.exec('BEGIN');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
