import type { Store } from '../../postgres/connect.ts';
import { FORMAT_VERSION, type Manifest, METRIC } from '../format.ts';
import { read } from './reading.ts';

/** What is known of a generation as a whole. */
export interface StoredGeneration {
  generation: number;
  /** Null while it is built. */
  publishedAt: Date | null;
  rules: number;
  inputs: string;
  modelId: number;
  model: Manifest['model'];
  counts: Manifest['counts'];
  /** Terms of all passages and of all reports, repeats included. */
  terms: { passages: number; reports: number };
  /** The first numbers that were never given. */
  next: { passage: number; report: number };
}

interface Row {
  generation: number;
  published_at: Date | null;
  rules: number;
  inputs: string;
  model_id: number;
  name: string;
  sha256: string;
  dimension: number;
  files: number;
  reports: number;
  passages: number;
  report_terms: number;
  passage_terms: number;
  next_report: number;
  next_passage: number;
}

/** `bigint` would come as text; no corpus has more terms than a number holds. */
const COLUMNS = `generation, published_at, rules, inputs, model_id, name, sha256, dimension, files,
  reports, passages, report_terms::float8 AS report_terms, passage_terms::float8 AS passage_terms,
  next_report, next_passage`;
const TABLES = 'yinju_index.generations JOIN yinju_index.models USING (model_id)';

/** The published generations, the newest first. */
export async function publishedGenerations(store: Store): Promise<StoredGeneration[]> {
  const text = `SELECT ${COLUMNS} FROM ${TABLES} WHERE published_at IS NOT NULL ORDER BY generation DESC`;
  return (await read<Row>(store, { name: 'generations', text }, [])).map(fromRow);
}

/** A generation, published or not; null where there is none of this number. */
export async function generationOf(store: Store, number: number): Promise<StoredGeneration | null> {
  const text = `SELECT ${COLUMNS} FROM ${TABLES} WHERE generation = $1`;
  const [row] = await read<Row>(store, { name: 'generation', text }, [number]);
  return row ? fromRow(row) : null;
}

function fromRow(row: Row): StoredGeneration {
  return {
    generation: row.generation,
    publishedAt: row.published_at,
    rules: row.rules,
    inputs: row.inputs,
    modelId: row.model_id,
    model: { name: row.name, sha256: row.sha256, dimension: row.dimension, metric: METRIC },
    counts: { files: row.files, reports: row.reports, passages: row.passages },
    terms: { passages: row.passage_terms, reports: row.report_terms },
    next: { passage: row.next_passage, report: row.next_report },
  };
}

/** What files would have as a manifest. */
export function manifestOf(stored: StoredGeneration): Manifest {
  const { generation, rules, inputs, model, counts } = stored;
  return { format: FORMAT_VERSION, rules, generation, inputs, model, counts, files: [] };
}
