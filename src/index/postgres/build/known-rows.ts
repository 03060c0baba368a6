import type pg from 'pg';
import { NearCopies } from '../../../reports/near-copies.ts';
import type { KnownFiles, KnownSource } from '../../catalog/catalog-known.ts';
import type { CatalogFile } from '../../catalog/catalog-write.ts';
import { VISIBLE } from '../reading.ts';

/** Signatures read at a time. */
const BATCH = 5_000;

/** What a generation knows of its files. */
export async function knownFiles(client: pg.ClientBase, generation: number): Promise<KnownFiles> {
  const files = await client.query<CatalogFile>(
    `SELECT file_id AS "fileId", name, path, sha256 FROM yinju_index.files WHERE ${VISIBLE}
     ORDER BY file_id`,
    [generation],
  );
  const sources = await client.query<KnownSource>(
    `SELECT report_index AS "reportIndex", position, file_id AS "fileId", entry, line, encoding, sha256
     FROM yinju_index.sources WHERE ${VISIBLE} ORDER BY report_index, position`,
    [generation],
  );
  return { files: files.rows, sources: sources.rows, passages: new Map() };
}

/** By what near copies are found, of the reports of a generation that is being built. */
export async function knownNearCopies(
  client: pg.ClientBase,
  generation: number,
): Promise<NearCopies> {
  const copies = new NearCopies();
  for (let last = -1; ; ) {
    const { rows } = await client.query<{ report_index: number; signature: Buffer }>(
      `SELECT report_index, signature FROM yinju_index.reports
       WHERE ${VISIBLE} AND report_index > $2 ORDER BY report_index LIMIT ${BATCH}`,
      [generation, last],
    );
    for (const { report_index: reportIndex, signature } of rows) {
      copies.addEarlier(reportIndex, new Uint32Array(new Uint8Array(signature).buffer));
      last = reportIndex;
    }
    if (rows.length < BATCH) return copies;
  }
}
