import type pg from 'pg';
import type { Removals } from '../../catalog/catalog-remove.ts';
import { VISIBLE } from '../reading.ts';

/** What was in the generation before and is not in the one that is built; nobody sees it yet. */
export async function applyRemovals(
  client: pg.ClientBase,
  generation: number,
  removals: Removals,
): Promise<void> {
  const { reports, files, sources, moved } = removals;
  await end(client, generation, 'reports', 'report_index = ANY ($2::integer[])', [reports]);
  await end(client, generation, 'sources', 'report_index = ANY ($2::integer[])', [reports]);
  await end(client, generation, 'files', 'file_id = ANY ($2::integer[])', [files]);
  const ended = [...sources, ...moved];
  await end(
    client,
    generation,
    'sources',
    '(report_index, position) IN (SELECT * FROM unnest($2::integer[], $3::integer[]))',
    [ended.map(source => source.reportIndex), ended.map(source => source.position)],
  );
  // A source whose line is another now is the same but for that.
  await client.query(
    `INSERT INTO yinju_index.sources
     SELECT s.report_index, s.position, s.file_id, s.entry, moved.line, moved.encoding, s.sha256, s.url,
       s.site, s.external_id, $1
     FROM yinju_index.sources s
       JOIN unnest($2::integer[], $3::integer[], $4::integer[], $5::text[])
         AS moved(report_index, position, line, encoding) USING (report_index, position)
     WHERE s.to_generation = $1`,
    [
      generation,
      moved.map(source => source.reportIndex),
      moved.map(source => source.position),
      moved.map(source => source.line),
      moved.map(source => source.encoding),
    ],
  );
}

/** Nothing of the generation before is in the one that is built. */
export async function removeAll(client: pg.ClientBase, generation: number): Promise<void> {
  for (const table of ['reports', 'sources', 'files']) {
    await end(client, generation, table, 'true', []);
  }
}

/** End the rows of the generation before for which a condition holds. */
async function end(
  client: pg.ClientBase,
  generation: number,
  table: string,
  condition: string,
  values: unknown[],
): Promise<void> {
  await client.query(
    `UPDATE yinju_index.${table} SET to_generation = $1 WHERE ${VISIBLE} AND ${condition}`,
    [generation, ...values],
  );
}
