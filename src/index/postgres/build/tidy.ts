import type pg from 'pg';
import { dropGraph } from './search-indexes.ts';

/** Readers of the one before the newest end their questions on it. */
const KEPT_GENERATIONS = 2;

/**
 * Delete what only older generations than the last two have. To be called by the holder of the lock,
 * behind publishing; what is left when it fails goes with the next build.
 */
export async function deleteOld(
  client: pg.ClientBase,
  { hadLeftovers }: { hadLeftovers: boolean },
): Promise<void> {
  const { rows } = await client.query<{ generation: number }>(
    `SELECT generation FROM yinju_index.generations WHERE published_at IS NOT NULL
     ORDER BY generation DESC LIMIT ${KEPT_GENERATIONS}`,
  );
  const oldest = rows.at(-1)?.generation;
  if (oldest === undefined) return;
  await client.query('BEGIN');
  try {
    await deleteReports(client, oldest);
    for (const table of ['sources', 'files']) {
      await client.query(`DELETE FROM yinju_index.${table} WHERE to_generation <= $1`, [oldest]);
    }
    await client.query('DELETE FROM yinju_index.generations WHERE generation < $1', [oldest]);
    await joinLexicon(client, oldest);
    if (hadLeftovers) await deleteUnusedVectors(client);
    await deleteUnusedModels(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function deleteReports(client: pg.ClientBase, oldest: number): Promise<void> {
  const old = 'SELECT report_index FROM yinju_index.reports WHERE to_generation <= $1';
  await client.query(
    `WITH gone AS (DELETE FROM yinju_index.passages WHERE report_index IN (${old}) RETURNING text_hash)
     DELETE FROM yinju_index.vectors v WHERE text_hash IN (SELECT text_hash FROM gone)
       AND NOT EXISTS (SELECT FROM yinju_index.passages p JOIN yinju_index.reports r USING (report_index)
         WHERE p.text_hash = v.text_hash AND r.to_generation > $1)`,
    [oldest],
  );
  for (const table of ['measures', 'people', 'near_copies', 'sources']) {
    await client.query(`DELETE FROM yinju_index.${table} WHERE report_index IN (${old})`, [oldest]);
  }
  await client.query(`DELETE FROM yinju_index.near_copies WHERE other_index IN (${old})`, [oldest]);
  await client.query('DELETE FROM yinju_index.reports WHERE to_generation <= $1', [oldest]);
}

/** What was counted up to a generation that nobody reads alone becomes one row of each term. */
async function joinLexicon(client: pg.ClientBase, oldest: number): Promise<void> {
  await client.query(
    `WITH several AS (
       DELETE FROM yinju_index.lexicon WHERE generation <= $1 AND term IN (
         SELECT term FROM yinju_index.lexicon WHERE generation <= $1 GROUP BY term HAVING count(*) > 1)
       RETURNING term, passages, reports)
     INSERT INTO yinju_index.lexicon (term, generation, passages, reports)
     SELECT term, $1, sum(passages), sum(reports) FROM several GROUP BY term
     HAVING sum(passages) <> 0 OR sum(reports) <> 0`,
    [oldest],
  );
}

/** Of texts that a build computed which died, and that were gone when the next one came. */
async function deleteUnusedVectors(client: pg.ClientBase): Promise<void> {
  await client.query(
    `DELETE FROM yinju_index.vectors v
     WHERE NOT EXISTS (SELECT FROM yinju_index.passages p WHERE p.text_hash = v.text_hash)`,
  );
}

async function deleteUnusedModels(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ model_id: number }>(
    `SELECT model_id FROM yinju_index.models
     WHERE model_id NOT IN (SELECT model_id FROM yinju_index.generations)`,
  );
  for (const { model_id: modelId } of rows) {
    await dropGraph(client, modelId);
    await client.query('DELETE FROM yinju_index.vectors WHERE model_id = $1', [modelId]);
    await client.query('DELETE FROM yinju_index.models WHERE model_id = $1', [modelId]);
  }
}
