import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import { IndexError } from '../../format.ts';
import { vectorText } from '../evidence.ts';

/** So many vectors are lost at most when a build dies. */
const BATCH = 256;
/** Stands for a vector that the database has. */
const THERE = new Float32Array();

/** Puts the vectors of a model into the database, by their texts, while more are computed. */
export class VectorStore {
  readonly #store: Store;
  readonly #modelId: number;
  readonly #dimension: number;
  #pending: { hash: Uint8Array; vector: Float32Array }[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #stored = 0;

  constructor(store: Store, modelId: number, dimension: number) {
    this.#store = store;
    this.#modelId = modelId;
    this.#dimension = dimension;
  }

  /** How many were put there. */
  get stored(): number {
    return this.#stored;
  }

  /** For every text what stands for its vector where that is known, else null. */
  async known(hashes: Uint8Array[]): Promise<(Float32Array | null)[]> {
    const rows = await query<{ hash: string }>(
      this.#store,
      `SELECT encode(text_hash, 'hex') AS hash FROM yinju_index.vectors
       WHERE model_id = $1 AND text_hash = ANY ($2::bytea[])`,
      [this.#modelId, hashes.map(hash => Buffer.from(hash))],
    );
    const found = new Set(rows.map(({ hash }) => hash));
    return hashes.map(hash => (found.has(Buffer.from(hash).toString('hex')) ? THERE : null));
  }

  /** Take a vector; it is written with the next batch. Throws IndexError for what is none. */
  add(hash: Uint8Array, vector: Float32Array): void {
    if (vector.length !== this.#dimension || !vector.every(Number.isFinite)) {
      throw new IndexError(`no vector of ${this.#dimension} numbers came from the model`);
    }
    this.#pending.push({ hash, vector });
    if (this.#pending.length >= BATCH) this.#write();
  }

  /** Resolves when all that were added are there; throws what went wrong on the way. */
  async finish(): Promise<void> {
    if (this.#pending.length > 0) this.#write();
    await this.#writing;
  }

  #write(): void {
    const batch = this.#pending;
    this.#pending = [];
    this.#writing = this.#writing.then(() => this.#insert(batch));
    // Who finishes is told.
    this.#writing.catch(() => {});
  }

  async #insert(batch: { hash: Uint8Array; vector: Float32Array }[]): Promise<void> {
    // A text of no known token has no direction, and is near nothing.
    const directed = batch.filter(({ vector }) => vector.some(value => value !== 0));
    await query(
      this.#store,
      `INSERT INTO yinju_index.vectors (model_id, text_hash, embedding)
       SELECT $1, hash, embedding::halfvec FROM unnest($2::bytea[], $3::text[]) AS new(hash, embedding)
       ON CONFLICT DO NOTHING`,
      [
        this.#modelId,
        directed.map(({ hash }) => Buffer.from(hash)),
        directed.map(({ vector }) => vectorText(vector)),
      ],
    );
    this.#stored += batch.length;
  }
}
