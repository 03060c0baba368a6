import type { Store } from '../../postgres/connect.ts';
import { IMPACT_SCALE, inverseDocumentFrequency } from '../lexical/bm25.ts';
import type { Evidence, EvidenceRequest } from '../report-index.ts';
import type { Lexicon, TermCounts } from './lexicon.ts';
import { read, type Statement, VISIBLE_REPORT } from './reading.ts';
import type { StoredGeneration } from './stored-generation.ts';
import { storedTerm } from './term-vector.ts';

/**
 * The full-text index counts rows of other generations as well, and knows weights by repeats only: so
 * many times what is asked for is taken from it, and scored exactly.
 */
const TAKEN = 2;
/** How often a term of weight 1 stands in what the full-text index is asked. */
const REPEATS = 8;

/** What is asked of the database for one question, by the number of the parameter. */
type Parameters = [
  generation: number,
  text: string,
  vector: string,
  reportIndexes: number[],
  averages: number[],
  words: string[],
  ofPassages: number[],
  ofReports: number[],
];

interface Row {
  passage_id: number;
  report_index: number;
  score: number;
  covered: number;
  report_score: number;
  report_covered: number;
  dense: number;
}

/** Candidates for a question with all their scores, ordered by passage. */
export async function findEvidence(
  store: Store,
  generation: StoredGeneration,
  lexicon: Lexicon,
  { terms, vector, limits, reportIndexes }: EvidenceRequest,
): Promise<Evidence[]> {
  const { counts, modelId, model } = generation;
  const found = await lexicon.counts(terms.map(({ term }) => storedTerm(term)));
  const asked = terms.map(({ term, weight }, i) => ({
    word: storedTerm(term),
    weight,
    counts: found[i] as TermCounts,
  }));
  const known = asked.filter(({ counts: { passages, reports } }) => passages + reports > 0);
  const factorsOf = (part: keyof TermCounts) =>
    known.map(({ weight, counts: of }) => {
      if (of[part] <= 0) return 0;
      return weight * IMPACT_SCALE * inverseDocumentFrequency(counts[part], of[part]);
    });
  const hasDirection = vector.length === model.dimension && vector.every(Number.isFinite);
  const nearest = hasDirection && vector.some(value => value !== 0) ? limits.nearest : 0;
  const values: Parameters = [
    generation.generation,
    known.map(({ word, weight }) => repeated(word, weight)).join(''),
    vectorText(hasDirection ? vector : new Float32Array(model.dimension)),
    reportIndexes,
    [average(generation, 'passages'), average(generation, 'reports')],
    known.map(({ word }) => word),
    factorsOf('passages'),
    factorsOf('reports'),
  ];
  const statement = evidenceStatement({ ...limits, nearest }, modelId, model.dimension);
  return (await read<Row>(store, statement, values)).map(row => ({
    passageId: row.passage_id,
    reportIndex: row.report_index,
    passageLexical: row.score,
    covered: row.covered / IMPACT_SCALE,
    reportLexical: row.report_score,
    reportCovered: row.report_covered / IMPACT_SCALE,
    dense: row.dense,
  }));
}

/** A vector as pgvector reads it. */
export function vectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

function repeated(word: string, weight: number): string {
  return `${word} `.repeat(Math.max(1, Math.round(weight * REPEATS)));
}

function average({ terms, counts }: StoredGeneration, of: 'passages' | 'reports'): number {
  return terms[of] / counts[of] || 1;
}

/** The best of a table by its words, scored exactly. */
function bestByWords(table: 'passages' | 'reports', limit: number): string {
  const id = table === 'passages' ? 'passage_id' : 'report_index';
  const rows =
    table === 'passages'
      ? `yinju_index.passages d JOIN yinju_index.reports r USING (report_index)
         WHERE d.from_generation <= $1 AND ${VISIBLE_REPORT}`
      : `yinju_index.reports d WHERE d.from_generation <= $1 AND d.to_generation > $1`;
  const place = table === 'passages' ? 1 : 2;
  return `SELECT taken.id FROM (
      SELECT d.${id} AS id, d.terms, d.term_count FROM ${rows} AND $2 <> ''
      ORDER BY yinju_index.term_text(d.terms) <@> to_bm25query($2, 'yinju_index.${table}_by_terms')
      LIMIT ${TAKEN * limit}
    ) AS taken, yinju_index.bm25(taken.terms, taken.term_count, ($5::float8[])[${place}], $6::text[],
      $${6 + place}::float8[]) AS exact
    WHERE exact.score > 0 ORDER BY exact.score DESC, taken.id LIMIT ${limit}`;
}

/**
 * One statement for one question. Numbers that are no question's stand in its text: how many, which
 * model's index.
 */
function evidenceStatement(
  limits: EvidenceRequest['limits'],
  modelId: number,
  dimension: number,
): Statement {
  const numbers = [limits.passages, limits.nearest, limits.reports, modelId, dimension].map(Number);
  const [passages = 0, nearest = 0, reports = 0, model = 0, length = 0] = numbers;
  const vector = `$3::halfvec(${length})`;
  const text = `
    WITH by_words AS MATERIALIZED (${bestByWords('passages', passages)}),
    reports_by_words AS MATERIALIZED (${bestByWords('reports', reports)}),
    nearest AS MATERIALIZED (
      SELECT p.passage_id AS id
      FROM yinju_index.vectors v JOIN yinju_index.passages p USING (text_hash)
        JOIN yinju_index.reports r USING (report_index)
      WHERE v.model_id = ${model} AND ${VISIBLE_REPORT}
      ORDER BY v.embedding::halfvec(${length}) <#> ${vector} LIMIT ${nearest}
    ),
    candidates AS MATERIALIZED (
      SELECT p.*
      FROM yinju_index.passages p JOIN yinju_index.reports r USING (report_index)
      WHERE ${VISIBLE_REPORT} AND p.passage_id IN (
        SELECT id FROM by_words UNION SELECT id FROM nearest UNION
        SELECT passage_id FROM yinju_index.passages WHERE report_index IN (
          SELECT id FROM reports_by_words UNION SELECT unnest($4::integer[])
        )
      )
    ),
    whole AS MATERIALIZED (
      SELECT r.report_index, exact.*
      FROM yinju_index.reports r, yinju_index.bm25(
        r.terms, r.term_count, ($5::float8[])[2], $6::text[], $8::float8[]) AS exact
      WHERE r.report_index IN (SELECT report_index FROM candidates)
    )
    SELECT c.passage_id, c.report_index, own.score, own.covered, whole.score AS report_score,
      whole.covered AS report_covered,
      coalesce(-(v.embedding::halfvec(${length}) <#> ${vector}), 0) AS dense
    FROM candidates c JOIN whole USING (report_index)
      LEFT JOIN yinju_index.vectors v ON v.model_id = ${model} AND v.text_hash = c.text_hash,
      yinju_index.bm25(c.terms, c.term_count, ($5::float8[])[1], $6::text[], $7::float8[]) AS own
    ORDER BY c.passage_id`;
  return { name: `evidence-${numbers.join('-')}`, text };
}
