import type { KnownSource } from './catalog-known.ts';
import type { CatalogWriter } from './catalog-write.ts';

/** What is taken out of a catalog, or stands elsewhere now. */
export interface Removals {
  files: number[];
  reports: number[];
  /** Of reports that stay. */
  sources: KnownSource[];
  /** Sources with the line and encoding that they have now. */
  moved: KnownSource[];
}

/** Take out what is no longer there. */
export function applyRemovals(writer: CatalogWriter, removals: Removals): void {
  const { database } = writer;
  const ofReport = [
    'DELETE FROM measure_topics WHERE measure_id IN (SELECT measure_id FROM measures WHERE report_index = @report)',
    'DELETE FROM measures WHERE report_index = @report',
    `DELETE FROM near_copies WHERE report_index IN
       (SELECT other_index FROM near_copies WHERE report_index = @report) AND other_index = @report`,
    'DELETE FROM near_copies WHERE report_index = @report',
    'DELETE FROM sources WHERE report_index = @report',
    `DELETE FROM passages WHERE passage_id >= (SELECT first_passage FROM reports WHERE report_index = @report)
       AND passage_id < (SELECT first_passage + passage_count FROM reports WHERE report_index = @report)`,
    'DELETE FROM people WHERE report_index = @report',
    'DELETE FROM texts WHERE report_index = @report',
    'DELETE FROM reports WHERE report_index = @report',
  ].map(sql => database.prepare(sql));
  for (const report of removals.reports) {
    for (const statement of ofReport) statement.run({ report });
  }
  const removeSource = database.prepare(
    'DELETE FROM sources WHERE report_index = @reportIndex AND position = @position',
  );
  for (const source of removals.sources) removeSource.run(source);
  const moveSource = database.prepare(
    `UPDATE sources SET line = @line, encoding = @encoding
     WHERE report_index = @reportIndex AND position = @position`,
  );
  for (const source of removals.moved) moveSource.run(source);
  const removeFile = database.prepare('DELETE FROM files WHERE file_id = ?');
  for (const fileId of removals.files) removeFile.run(fileId);
}
