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

/** A question as the database is asked it. */
interface Question {
  generation: StoredGeneration;
  /** Its words, each as often as it weighs. */
  text: string;
  vector: Float32Array;
  words: string[];
  /** What each word counts but for how often it stands in a passage or report. */
  factors: Record<keyof TermCounts, number[]>;
}

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
  const question: Question = {
    generation,
    text: known.map(({ word, weight }) => repeated(word, weight)).join(''),
    vector,
    words: known.map(({ word }) => word),
    factors: { passages: factorsOf('passages'), reports: factorsOf('reports') },
  };
  // At once, on as many connections as there are to spare.
  const [passages, reports, nearest] = await Promise.all([
    bestByWords(store, question, 'passages', limits.passages),
    bestByWords(store, question, 'reports', limits.reports),
    nearestPassages(store, question, limits.nearest),
  ]);
  const statement = evidenceStatement(modelId, model.dimension);
  const values = [
    generation.generation,
    [...passages, ...nearest],
    [...reports, ...reportIndexes],
    vectorText(vector.length === model.dimension ? vector : new Float32Array(model.dimension)),
    question.words,
    ...[question.factors.passages, average(generation, 'passages')],
    ...[question.factors.reports, average(generation, 'reports')],
  ];
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

/** The best of a table by the words of a question, by their exact scores. */
async function bestByWords(
  store: Store,
  { generation, text, words, factors }: Question,
  table: 'passages' | 'reports',
  limit: number,
): Promise<number[]> {
  if (text === '' || limit === 0) return [];
  const id = table === 'passages' ? 'passage_id' : 'report_index';
  const rows =
    table === 'passages'
      ? 'yinju_index.passages d JOIN yinju_index.reports r USING (report_index)'
      : 'yinju_index.reports d JOIN yinju_index.reports r USING (report_index)';
  const sql = `SELECT taken.id FROM (
      SELECT d.${id} AS id, d.terms, d.term_count FROM ${rows}
      WHERE d.from_generation <= $1 AND ${VISIBLE_REPORT}
      ORDER BY yinju_index.term_text(d.terms) <@> to_bm25query($2, 'yinju_index.${table}_by_terms')
      LIMIT ${TAKEN * Number(limit)}
    ) AS taken, yinju_index.bm25(taken.terms, taken.term_count, $3, $4::text[], $5::float8[]) AS exact
    WHERE exact.score > 0 ORDER BY exact.score DESC, taken.id LIMIT ${Number(limit)}`;
  const found = await read<{ id: number }>(
    store,
    { name: `${table}-by-words-${limit}`, text: sql },
    [generation.generation, text, average(generation, table), words, factors[table]],
  );
  return found.map(row => row.id);
}

async function nearestPassages(
  store: Store,
  { generation, vector }: Question,
  limit: number,
): Promise<number[]> {
  const { modelId, model } = generation;
  const isNumeric = vector.length === model.dimension && vector.every(Number.isFinite);
  const hasDirection = vector.some(value => value !== 0);
  if (!isNumeric || !hasDirection || limit === 0) return [];
  const [number, length] = [Number(modelId), Number(model.dimension)];
  const text = `SELECT p.passage_id AS id
    FROM yinju_index.vectors v JOIN yinju_index.passages p USING (text_hash)
      JOIN yinju_index.reports r USING (report_index)
    WHERE v.model_id = ${number} AND ${VISIBLE_REPORT}
    ORDER BY v.embedding::halfvec(${length}) <#> $2::halfvec(${length}) LIMIT ${Number(limit)}`;
  const name = `nearest-${number}-${length}-${limit}`;
  const values = [generation.generation, vectorText(vector)];
  return (await read<{ id: number }>(store, { name, text }, values)).map(row => row.id);
}

/**
 * All scores of some passages and of all passages of some reports. The model's number and dimension
 * stand in the text, as its graph is found by them.
 */
function evidenceStatement(modelId: number, dimension: number): Statement {
  const [model, length] = [Number(modelId), Number(dimension)];
  const text = `
    WITH candidates AS MATERIALIZED (
      SELECT p.*
      FROM yinju_index.passages p JOIN yinju_index.reports r USING (report_index)
      WHERE ${VISIBLE_REPORT} AND p.passage_id IN (
        SELECT unnest($2::integer[]) UNION
        SELECT passage_id FROM yinju_index.passages WHERE report_index = ANY ($3::integer[])
      )
    ),
    whole AS MATERIALIZED (
      SELECT r.report_index, exact.*
      FROM yinju_index.reports r,
        yinju_index.bm25(r.terms, r.term_count, $9, $5::text[], $8::float8[]) AS exact
      WHERE r.report_index IN (SELECT report_index FROM candidates)
    )
    SELECT c.passage_id, c.report_index, own.score, own.covered, whole.score AS report_score,
      whole.covered AS report_covered,
      coalesce(-(v.embedding::halfvec(${length}) <#> $4::halfvec(${length})), 0) AS dense
    FROM candidates c JOIN whole USING (report_index)
      LEFT JOIN yinju_index.vectors v ON v.model_id = ${model} AND v.text_hash = c.text_hash,
      yinju_index.bm25(c.terms, c.term_count, $7, $5::text[], $6::float8[]) AS own
    ORDER BY c.passage_id`;
  return { name: `evidence-${model}-${length}`, text };
}
