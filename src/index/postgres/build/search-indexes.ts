import type pg from 'pg';

/** A graph as dense as the local one. */
const GRAPH = 'm = 16, ef_construction = 128';
const BM25 = `text_config = 'simple', k1 = 1.2, b = 0.75`;
const TABLES = ['reports', 'passages', 'vectors', 'people', 'measures', 'lexicon', 'sources'];

/**
 * Make what searches by words and by vectors, where it is not there: behind the rows of a first build,
 * which takes less than row by row. Later builds add to it.
 */
export async function makeSearchIndexes(
  client: pg.ClientBase,
  modelId: number,
  dimension: number,
): Promise<void> {
  for (const table of ['passages', 'reports']) {
    await client.query(
      `CREATE INDEX IF NOT EXISTS ${table}_by_terms ON yinju_index.${table}
       USING bm25 (yinju_index.term_text(terms)) WITH (${BM25})`,
    );
  }
  const [model, length] = [Number(modelId), Number(dimension)];
  await client.query(
    `CREATE INDEX IF NOT EXISTS ${graphName(model)} ON yinju_index.vectors
     USING hnsw ((embedding::halfvec(${length})) halfvec_ip_ops) WITH (${GRAPH}) WHERE model_id = ${model}`,
  );
}

/** Tell the planner what there is; between builds of everything the server does that by itself. */
export async function analyze(client: pg.ClientBase): Promise<void> {
  for (const table of TABLES) await client.query(`ANALYZE yinju_index.${table}`);
}

/** Take away the graph of a model that no generation has any more. */
export async function dropGraph(client: pg.ClientBase, modelId: number): Promise<void> {
  await client.query(`DROP INDEX IF EXISTS yinju_index.${graphName(Number(modelId))}`);
}

function graphName(modelId: number): string {
  return `vectors_of_model_${modelId}`;
}
