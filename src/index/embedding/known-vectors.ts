import path from 'node:path';
import Database from 'better-sqlite3';
import { CATALOG_FILE, GRAPH_FILE } from '../format.ts';
import { GraphVectors } from './graph-vectors.ts';
import type { KeptVectors } from './kept-vectors.ts';

/** Vectors that need not be computed: those of a generation, and those of builds that did not end. */
export class KnownVectors {
  readonly #kept: KeptVectors;
  #database: Database.Database | null = null;
  #passageOf: Database.Statement<[Uint8Array], number> | null = null;
  #vectors: GraphVectors | null = null;

  constructor(kept: KeptVectors) {
    this.#kept = kept;
  }

  /** Take those of a verified generation as well. */
  addGeneration(folder: string, dimension: number): void {
    this.#database = new Database(path.join(folder, CATALOG_FILE), { readonly: true });
    this.#passageOf = this.#database
      .prepare<[Uint8Array], number>('SELECT min(passage_id) FROM passages WHERE text_hash = ?')
      .pluck();
    this.#vectors = new GraphVectors(path.join(folder, GRAPH_FILE), dimension);
  }

  find(textHash: Uint8Array): Float32Array | null {
    const passageId = this.#passageOf?.get(textHash) ?? null;
    return passageId === null
      ? this.#kept.find(textHash)
      : (this.#vectors?.vector(passageId) ?? null);
  }

  close(): void {
    this.#database?.close();
    this.#vectors?.close();
  }
}
