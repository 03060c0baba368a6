import type pg from 'pg';
import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import { IndexError, withoutRemedy } from '../../format.ts';
import { selfCheck } from '../../publish/self-check.ts';
import { PostgresGeneration } from '../postgres-generation.ts';
import { VISIBLE, VISIBLE_REPORT } from '../reading.ts';
import type { StoredGeneration } from '../stored-generation.ts';

/** What a generation that is being built holds. */
export interface Held {
  files: number;
  reports: number;
  passages: number;
  reportTerms: number;
  passageTerms: number;
}

/** Count what a generation holds, by its rows. */
export async function countHeld(client: pg.ClientBase, generation: number): Promise<Held> {
  const { rows } = await client.query<Held>(
    `SELECT
       (SELECT count(*)::integer FROM yinju_index.files WHERE ${VISIBLE}) AS files,
       (SELECT count(*)::integer FROM yinju_index.reports WHERE ${VISIBLE}) AS reports,
       (SELECT count(*)::integer FROM yinju_index.passages p JOIN yinju_index.reports r
          USING (report_index) WHERE ${VISIBLE_REPORT}) AS passages,
       (SELECT coalesce(sum(term_count), 0)::float8 FROM yinju_index.reports WHERE ${VISIBLE})
         AS "reportTerms",
       (SELECT coalesce(sum(p.term_count), 0)::float8 FROM yinju_index.passages p
          JOIN yinju_index.reports r USING (report_index) WHERE ${VISIBLE_REPORT}) AS "passageTerms"`,
    [generation],
  );
  const [held] = rows;
  if (!held) throw new Error('nothing was counted');
  return held;
}

/**
 * Try a generation before it is published, as it will be read: the texts are what was sent, every report
 * has its passages, and passages are found by their own words and vectors. Throws IndexError when it
 * does not know what it holds.
 */
export async function checkGeneration(store: Store, stored: StoredGeneration): Promise<void> {
  try {
    await checkTexts(store, stored.generation);
    await askGoldenQuestions(store, stored);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    throw new IndexError(
      `${withoutRemedy(error)}: the new index was not published, and the one before is as it was`,
      { cause: error },
    );
  }
}

async function checkTexts(store: Store, generation: number): Promise<void> {
  const [wrong] = await query<{ texts: number; passages: number }>(
    store,
    `SELECT (SELECT count(*)::integer FROM yinju_index.reports WHERE from_generation = $1
        AND body_sha256 <> sha256(convert_to(body, 'UTF8'))) AS texts,
      (SELECT count(*)::integer FROM yinju_index.reports r WHERE ${VISIBLE} AND passage_count <>
        (SELECT count(*) FROM yinju_index.passages p WHERE p.report_index = r.report_index)) AS passages`,
    [generation],
  );
  if (wrong?.texts) throw new IndexError(`${wrong.texts} texts are not what was sent`);
  if (wrong?.passages) throw new IndexError(`${wrong.passages} reports lack passages`);
}

async function askGoldenQuestions(store: Store, stored: StoredGeneration): Promise<void> {
  const index = new PostgresGeneration(store, stored);
  const vectorOf = async (passageId: number): Promise<Float32Array> => {
    const [row] = await query<{ vector: string }>(
      store,
      `SELECT v.embedding::text AS vector FROM yinju_index.passages p JOIN yinju_index.vectors v
         ON v.text_hash = p.text_hash AND v.model_id = $2 WHERE p.passage_id = $1`,
      [passageId, stored.modelId],
    );
    // Without a direction there is none.
    if (!row) return new Float32Array(stored.model.dimension);
    return Float32Array.from(JSON.parse(row.vector) as number[]);
  };
  const [counted] = await query<Pick<Held, 'reports' | 'passages'> & { ofReports: number }>(
    store,
    `SELECT count(*)::integer AS reports, coalesce(sum(passage_count), 0)::integer AS "ofReports",
       (SELECT count(*)::integer FROM yinju_index.passages p JOIN yinju_index.reports r
          USING (report_index) WHERE ${VISIBLE_REPORT}) AS passages
     FROM yinju_index.reports WHERE ${VISIBLE}`,
    [stored.generation],
  );
  await selfCheck(index, {
    reports: counted?.reports ?? 0,
    passagesOfReports: counted?.ofReports ?? 0,
    passages: counted?.passages ?? 0,
    dense: {
      vector: vectorOf,
      isWhole: async id => (await vectorOf(id)).length === stored.model.dimension,
    },
  });
}
