import type pg from 'pg';

/**
 * Count in how many more, or fewer, passages and reports every term stands than in the generation before.
 * `ts_stat` takes a query as text; the number in it is our own.
 */
export async function countTerms(client: pg.ClientBase, generation: number): Promise<void> {
  const g = Number(generation);
  const passages = 'SELECT p.terms FROM yinju_index.passages p';
  const reports = 'SELECT terms FROM yinju_index.reports';
  await client.query(
    `INSERT INTO yinju_index.lexicon (term, generation, passages, reports)
     SELECT word, $1, sum(passages), sum(reports) FROM (
       SELECT word, ndoc AS passages, 0 AS reports
         FROM ts_stat('${passages} WHERE p.from_generation = ${g}') UNION ALL
       SELECT word, -ndoc, 0 FROM ts_stat('${passages} JOIN yinju_index.reports r USING (report_index)
         WHERE r.to_generation = ${g}') UNION ALL
       SELECT word, 0, ndoc FROM ts_stat('${reports} WHERE from_generation = ${g}') UNION ALL
       SELECT word, 0, -ndoc FROM ts_stat('${reports} WHERE to_generation = ${g}')
     ) AS changes GROUP BY word HAVING sum(passages) <> 0 OR sum(reports) <> 0`,
    [generation],
  );
}
