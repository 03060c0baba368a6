import Database from 'better-sqlite3';
import type { OriginRun, Report } from '../types.ts';
import { SCHEMA } from './catalog-schema.ts';
import type { PassageSpan } from './split.ts';

/** Writes the catalog of a generation; numbers reports and passages in the order they come. */
export class CatalogWriter {
  readonly #database: Database.Database;
  readonly #insertReport: Database.Statement;
  readonly #insertSource: Database.Statement;
  readonly #insertPassage: Database.Statement;
  readonly #insertMeasure: Database.Statement;
  readonly #insertTopic: Database.Statement;
  readonly #insertNearCopy: Database.Statement;
  #reports = 0;
  #passages = 0;
  #measures = 0;

  constructor(file: string) {
    this.#database = new Database(file);
    // The file is made aside and synced when it is whole: no journal is needed on the way.
    this.#database.pragma('journal_mode = OFF');
    this.#database.pragma('synchronous = OFF');
    this.#database.exec(SCHEMA);
    this.#insertReport = this.#database.prepare(
      `INSERT INTO reports VALUES (@reportIndex, @reportId, @title, @body, @origin, @script,
        @published, @meetingDate, @dateInferred, @province, @city, @county, @level, @ordinal,
        @meetingName, @chair, @lists, @turns, @readings, @dropped, @url, @site, @firstPassage,
        @passageCount)`,
    );
    this.#insertSource = this.#database.prepare(
      `INSERT INTO sources VALUES (@reportIndex, @position, @file, @path, @entry, @line, @encoding, @sha256, @url,
        @site, @externalId)`,
    );
    this.#insertPassage = this.#database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?, ?)');
    this.#insertMeasure = this.#database.prepare('INSERT INTO measures VALUES (?, ?, ?, ?, ?)');
    this.#insertTopic = this.#database.prepare('INSERT INTO measure_topics VALUES (?, ?)');
    this.#insertNearCopy = this.#database.prepare('INSERT INTO near_copies VALUES (?, ?, ?)');
    this.#database.exec('BEGIN');
  }

  add(report: Report, passages: PassageSpan[]): void {
    const reportIndex = this.#reports++;
    const { place, dateInferred, origin, turns, readings, dropped } = report;
    const { speakers, attendees, roles, conveyed, reporters, editors } = report;
    const { reportId, title, body, script, published, meetingDate, chair, url, site } = report;
    const { level, ordinal, meetingName } = report;
    this.#insertReport.run({
      ...{ reportId, title, body, script, published, meetingDate, chair, url, site },
      ...{ level, ordinal, meetingName },
      ...place,
      reportIndex,
      origin: JSON.stringify(flatOrigin(origin)),
      dateInferred: dateInferred ? 1 : 0,
      lists: JSON.stringify({ speakers, attendees, roles, conveyed, reporters, editors }),
      turns: JSON.stringify(turns),
      readings: JSON.stringify(readings),
      dropped: JSON.stringify(dropped),
      firstPassage: this.#passages,
      passageCount: passages.length,
    });
    for (const [position, source] of report.sources.entries()) {
      this.#insertSource.run({ ...source, reportIndex, position });
    }
    for (const { start, end, speaker } of passages) {
      this.#insertPassage.run(this.#passages++, reportIndex, start, end, speaker);
    }
    for (const { start, end, speaker, topics } of report.measures) {
      const measureId = this.#measures++;
      this.#insertMeasure.run(measureId, reportIndex, start, end, speaker);
      for (const topic of topics) this.#insertTopic.run(topic, measureId);
    }
  }

  /** Link two reports that say nearly the same. */
  linkNearCopies(reportIndex: number, otherIndex: number, similarity: number): void {
    this.#insertNearCopy.run(reportIndex, otherIndex, similarity);
    this.#insertNearCopy.run(otherIndex, reportIndex, similarity);
  }

  /** Make the file whole. */
  close(): void {
    this.#database.exec('COMMIT');
    this.#database.close();
  }
}

function flatOrigin(origin: OriginRun[]): number[] {
  return origin.flatMap(run => [run.start, run.length, run.sourceStart, run.sourceLength]);
}
