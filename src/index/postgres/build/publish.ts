import type pg from 'pg';
import type { BuildResult } from '../../build/build-result.ts';
import type { StoredGeneration } from '../stored-generation.ts';

/** Note what a generation holds; nobody reads it yet. */
export async function noteHeld(client: pg.ClientBase, stored: StoredGeneration): Promise<void> {
  const { generation, counts, terms, next } = stored;
  await client.query(
    `UPDATE yinju_index.generations SET files = $2, reports = $3, passages = $4, report_terms = $5,
       passage_terms = $6, next_report = $7, next_passage = $8 WHERE generation = $1`,
    [
      ...[generation, counts.files, counts.reports, counts.passages],
      ...[terms.reports, terms.passages, next.report, next.passage],
    ],
  );
}

/** From here on readers see the generation, whole. */
export async function publishGeneration(client: pg.ClientBase, generation: number): Promise<void> {
  await client.query(
    'UPDATE yinju_index.generations SET published_at = now() WHERE generation = $1',
    [generation],
  );
}

/** How the reports of a generation differ from those of the one before, by their texts. */
export async function comparedWithBefore(
  client: pg.ClientBase,
  generation: number,
  reports: number,
): Promise<BuildResult['reports']> {
  const { rows } = await client.query<{ added: number; removed: number }>(
    `SELECT count(*) FILTER (WHERE has AND NOT had)::integer AS added,
       count(*) FILTER (WHERE had AND NOT has)::integer AS removed
     FROM (SELECT bool_or(from_generation = $1) AS has, bool_or(to_generation = $1) AS had
       FROM yinju_index.reports WHERE from_generation = $1 OR to_generation = $1
       GROUP BY report_id) AS changed`,
    [generation],
  );
  const { added = 0, removed = 0 } = rows[0] ?? {};
  return { added, removed, kept: reports - added };
}
