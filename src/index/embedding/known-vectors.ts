import path from 'node:path';
import Database from 'better-sqlite3';
import { CATALOG_FILE } from '../format.ts';
import type { KeptVectors } from './kept-vectors.ts';

type VectorOf = (passageId: number) => Float32Array;

/** Vectors that need not be computed: those of a generation, and those of builds that did not end. */
export class KnownVectors {
  readonly #kept: KeptVectors;
  #database: Database.Database | null = null;
  #passageOf: Database.Statement<[Uint8Array], number> | null = null;
  #vectorOf: VectorOf | null = null;

  constructor(kept: KeptVectors) {
    this.#kept = kept;
  }

  /** Take those of a generation as well; `vectorOf` gives the vector of one of its passages. */
  addGeneration(folder: string, vectorOf: VectorOf): void {
    this.#database = new Database(path.join(folder, CATALOG_FILE), { readonly: true });
    this.#passageOf = this.#database
      .prepare<[Uint8Array], number>('SELECT min(passage_id) FROM passages WHERE text_hash = ?')
      .pluck();
    this.#vectorOf = vectorOf;
  }

  find(textHash: Uint8Array): Float32Array | null {
    const passageId = this.#passageOf?.get(textHash) ?? null;
    return passageId === null ? this.#kept.find(textHash) : (this.#vectorOf?.(passageId) ?? null);
  }

  close(): void {
    this.#database?.close();
  }
}
