import Database from 'better-sqlite3';
import { ReportError } from '../../reports/errors.ts';
import type { CatalogFile } from './catalog-write.ts';

/** Where a report of a catalog was read from. */
export interface KnownSource {
  reportIndex: number;
  /** The source with the lowest is the one that the report was read from. */
  position: number;
  fileId: number;
  entry: string | null;
  line: number | null;
  encoding: string;
  sha256: string;
}

/** What of a catalog tells which files must be read again. */
export interface KnownFiles {
  files: CatalogFile[];
  /** In order of reports, then of position. */
  sources: KnownSource[];
  /** First passage and number of passages of the reports that have any. */
  passages: Map<number, readonly [first: number, count: number]>;
}

/** Read what a catalog knows of its files. */
export function readKnownFiles(catalogFile: string): KnownFiles {
  return reading(catalogFile, database => ({
    files: database
      .prepare<[], CatalogFile>('SELECT file_id AS fileId, name, path, sha256 FROM files')
      .all(),
    sources: database
      .prepare<[], KnownSource>(
        `SELECT report_index AS reportIndex, position, file_id AS fileId, entry, line, encoding, sha256
         FROM sources ORDER BY report_index, position`,
      )
      .all(),
    passages: new Map(
      database
        .prepare<[], [number, number, number]>(
          'SELECT report_index, min(passage_id), count(*) FROM passages GROUP BY report_index',
        )
        .raw()
        .all()
        .map(([reportIndex, first, count]) => [reportIndex, [first, count]]),
    ),
  }));
}

/** What could not be read of the files of a catalog. */
export function readErrors(catalogFile: string): ReportError[] {
  const lists = reading(catalogFile, database =>
    database.prepare<[], string>('SELECT errors FROM files ORDER BY name, path').pluck().all(),
  );
  return lists
    .flatMap(list => JSON.parse(list) as Pick<ReportError, 'file' | 'reason'>[])
    .map(({ file, reason }) => new ReportError(file, reason));
}

/** Ids of all reports of a catalog. */
export function readReportIds(catalogFile: string): Set<string> {
  return reading(
    catalogFile,
    database =>
      new Set(database.prepare<[], string>('SELECT report_id FROM reports').pluck().all()),
  );
}

/** By what near copies are found, of every report. */
export function readSignatures(catalogFile: string): [reportIndex: number, Uint32Array][] {
  const rows = reading(catalogFile, database =>
    database
      .prepare<[], [number, Buffer]>(
        'SELECT report_index, signature FROM texts ORDER BY report_index',
      )
      .raw()
      .all(),
  );
  return rows.map(([reportIndex, bytes]) => [
    reportIndex,
    new Uint32Array(new Uint8Array(bytes).buffer),
  ]);
}

function reading<Result>(file: string, read: (database: Database.Database) => Result): Result {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
