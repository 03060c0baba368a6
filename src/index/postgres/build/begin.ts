import { hostname } from 'node:os';
import type pg from 'pg';
import type { Embedder } from '../../embedder.ts';
import { RULES_VERSION } from '../../format.ts';

/** A generation that is being built. */
export interface Begun {
  generation: number;
  modelId: number;
  /** A build before this one died. */
  hadLeftovers: boolean;
}

/** What stands of reports that an unpublished generation added, but for its own columns. */
const OF_REPORTS = ['measures', 'people', 'near_copies', 'sources'];
const VERSIONED = ['reports', 'sources', 'files'];
const FOREVER = 2_147_483_647;

/**
 * Take out what a build that died left behind, and note that a new generation is on its way. To be called
 * by the holder of the lock; nobody reads any of it.
 */
export async function beginGeneration(
  client: pg.ClientBase,
  { published, inputs, embedder }: { published: number; inputs: string; embedder: Embedder },
): Promise<Begun> {
  const hadLeftovers = await forgetUnpublished(client);
  await client.query('BEGIN');
  try {
    const generation = published + 1;
    const modelId = await modelNumber(client, embedder);
    await client.query(
      `INSERT INTO yinju_index.generations (generation, builder, rules, inputs, model_id)
       VALUES ($1, $2, $3, $4, $5)`,
      [generation, `process ${process.pid} on ${hostname()}`, RULES_VERSION, inputs, modelId],
    );
    await client.query('COMMIT');
    return { generation, modelId, hadLeftovers };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Take out what belongs to no published generation; false when there was nothing. */
export async function forgetUnpublished(client: pg.ClientBase): Promise<boolean> {
  await client.query('BEGIN');
  try {
    const left = await client.query(
      'DELETE FROM yinju_index.generations WHERE published_at IS NULL',
    );
    const isAny = (left.rowCount ?? 0) > 0;
    if (isAny) {
      const { rows } = await client.query<{ published: number }>(
        'SELECT coalesce(max(generation), 0) AS published FROM yinju_index.generations',
      );
      await clearLeftovers(client, rows[0]?.published ?? 0);
    }
    await client.query('COMMIT');
    return isAny;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** The vectors stay: the next build has use for them. */
async function clearLeftovers(client: pg.ClientBase, published: number): Promise<void> {
  const added = 'SELECT report_index FROM yinju_index.reports WHERE from_generation > $1';
  for (const table of OF_REPORTS) {
    await client.query(`DELETE FROM yinju_index.${table} WHERE report_index IN (${added})`, [
      published,
    ]);
  }
  await client.query(`DELETE FROM yinju_index.near_copies WHERE other_index IN (${added})`, [
    published,
  ]);
  await client.query(`DELETE FROM yinju_index.passages WHERE report_index IN (${added})`, [
    published,
  ]);
  for (const table of VERSIONED) {
    await client.query(`DELETE FROM yinju_index.${table} WHERE from_generation > $1`, [published]);
    await client.query(
      `UPDATE yinju_index.${table} SET to_generation = $2
       WHERE to_generation > $1 AND to_generation < $2`,
      [published, FOREVER],
    );
  }
  await client.query('DELETE FROM yinju_index.lexicon WHERE generation > $1', [published]);
}

async function modelNumber(client: pg.ClientBase, embedder: Embedder): Promise<number> {
  const { name, sha256, dimension } = embedder;
  const { rows } = await client.query<{ model_id: number }>(
    `INSERT INTO yinju_index.models (name, sha256, dimension) VALUES ($1, $2, $3)
     ON CONFLICT (sha256) DO UPDATE SET name = $1 RETURNING model_id`,
    [name, sha256, dimension],
  );
  const [row] = rows;
  if (!row) throw new Error('no model was noted');
  return row.model_id;
}
