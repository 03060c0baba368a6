import { z } from 'zod';

/** Version of the files of a generation; a reader refuses any other. */
export const FORMAT_VERSION = 7;
/**
 * Version of the rules that turn files into passages and terms (reading, cleaning, folding,
 * splitting). Raise it with every change of a rule: indexes built before are then rebuilt.
 */
export const RULES_VERSION = 3;
export const METRIC = 'cosine';
/** The remedy for whatever is wrong with an index: the report files are the truth. */
export const REBUILD = 'rebuild with npm run index';

export const MANIFEST_FILE = 'manifest.json';
export const CATALOG_FILE = 'catalog.sqlite';
export const LEXICAL_FILE = 'lexical.bin';
export const GRAPH_FILE = 'vectors.hnsw';
export const VECTORS_FILE = 'vectors.i8';
/** Every file of a generation but its manifest. */
export const DATA_FILES = [CATALOG_FILE, LEXICAL_FILE, GRAPH_FILE, VECTORS_FILE] as const;
/** Names the generation that is served. */
export const CURRENT_FILE = 'CURRENT';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const Manifest = z.object({
  format: z.number().int(),
  rules: z.number().int(),
  /** Monotonic number of the generation in its index folder. */
  generation: z.number().int().positive(),
  /** Hash of everything the generation was built from: an equal one needs no rebuild. */
  inputs: Sha256,
  model: z.object({
    name: z.string(),
    /** Hash over weights, tokenizer and configuration. */
    sha256: Sha256,
    dimension: z.number().int().positive(),
    metric: z.string(),
  }),
  counts: z.object({
    files: z.number().int(),
    reports: z.number().int(),
    passages: z.number().int(),
  }),
  files: z.array(z.object({ name: z.enum(DATA_FILES), size: z.number().int(), sha256: Sha256 })),
});

export type Manifest = z.infer<typeof Manifest>;

/** An index that cannot be built, found or trusted. The message says why and what to do. */
export class IndexError extends Error {
  override name = 'IndexError';
}

/** A generation that is not what was built: bytes changed, a file missing, a manifest unreadable. */
export class DamageError extends IndexError {}

/** A whole generation that this program or model cannot serve, made by others. */
export class MismatchError extends IndexError {}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What an error says, in one line. */
export function lineOf(error: unknown): string {
  return messageOf(error).split('\n')[0] ?? '';
}

/** What an error says, less the remedy: for a message that tells what to do itself. */
export function withoutRemedy(error: unknown): string {
  return messageOf(error).replace(`: ${REBUILD}`, '');
}
