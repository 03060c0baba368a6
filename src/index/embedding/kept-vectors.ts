import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Holds what builds that did not end have embedded. */
export const UNFINISHED_FILE = 'unfinished.sqlite';

/** Embedding so many texts is lost at most. */
const BATCH_VECTORS = 256;
const HASH_BYTES = 16;

/** Vectors of one batch, and the hashes of their texts, one behind the other. */
interface Batch {
  text_hashes: Buffer;
  vectors: Buffer;
  check_hash: Buffer;
}

/**
 * Vectors of a build under way, by the hash of their text, on the disk: when the build does not end,
 * however that comes, the next one takes them. Made with the first batch, removed by a build that
 * ends well.
 */
export class KeptVectors {
  readonly #file: string;
  readonly #model: { sha256: string; dimension: number };
  /** By the hash of the text, as a binary string. */
  readonly #found = new Map<string, Float32Array>();
  #database: Database.Database | null = null;
  #pending: [textHash: Uint8Array, vector: Float32Array][] = [];
  #kept = 0;

  /** Read what is there for a model. */
  constructor(indexFolder: string, model: { sha256: string; dimension: number }) {
    this.#file = path.join(indexFolder, UNFINISHED_FILE);
    this.#model = model;
    if (existsSync(this.#file)) this.#read();
    this.#kept = this.#found.size;
  }

  /** The vector of a text that an unfinished build has embedded, or null. */
  find(textHash: Uint8Array): Float32Array | null {
    if (this.#found.size === 0) return null;
    return this.#found.get(Buffer.from(textHash).toString('latin1')) ?? null;
  }

  /** Keep a vector; on the disk with the next batch. */
  keep(textHash: Uint8Array, vector: Float32Array): void {
    this.#pending.push([textHash, vector]);
    if (this.#pending.length >= BATCH_VECTORS) this.#write();
  }

  /** Close with all that was kept on the disk; gives how many vectors the next build finds. */
  close(): number {
    if (this.#pending.length > 0) this.#write();
    this.#database?.close();
    this.#database = null;
    return this.#kept;
  }

  /** Remove all that was kept: a generation has it now. */
  remove(): void {
    this.#pending = [];
    this.#kept = 0;
    this.#database?.close();
    this.#database = null;
    removeDatabase(this.#file);
  }

  #write(): void {
    const pending = this.#pending;
    this.#pending = [];
    try {
      this.#insert(pending);
      this.#kept += pending.length;
    } catch {
      // The build needs none of it: where the disk takes no more, its own files say so.
    }
  }

  #insert(batch: [textHash: Uint8Array, vector: Float32Array][]): void {
    this.#database ??= openVectors(this.#file);
    const hashes = Buffer.concat(batch.map(([hash]) => hash));
    const vectors = Buffer.concat(
      batch.map(([, { buffer, byteOffset, byteLength }]) =>
        Buffer.from(buffer, byteOffset, byteLength),
      ),
    );
    this.#database
      .prepare('INSERT INTO batches (model, text_hashes, vectors, check_hash) VALUES (?, ?, ?, ?)')
      .run(this.#model.sha256, hashes, vectors, checkHash(hashes, vectors));
  }

  /** Take what is there; a file that is damaged is begun anew, as nothing depends on it. */
  #read(): void {
    try {
      this.#database = openVectors(this.#file);
      const batches = this.#database.prepare<[string], Batch>(
        'SELECT text_hashes, vectors, check_hash FROM batches WHERE model = ?',
      );
      for (const batch of batches.iterate(this.#model.sha256)) this.#take(batch);
    } catch {
      this.#database?.close();
      this.#database = null;
      removeDatabase(this.#file);
    }
  }

  #take({ text_hashes: hashes, vectors, check_hash: expected }: Batch): void {
    const { dimension } = this.#model;
    const count = hashes.length / HASH_BYTES;
    const isWhole = vectors.length === 4 * count * dimension;
    if (!isWhole || !checkHash(hashes, vectors).equals(expected)) return;
    const numbers = new Float32Array(new Uint8Array(vectors).buffer);
    for (let i = 0; i < count; i++) {
      const key = hashes.toString('latin1', i * HASH_BYTES, (i + 1) * HASH_BYTES);
      this.#found.set(key, numbers.subarray(i * dimension, (i + 1) * dimension));
    }
  }
}

function checkHash(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function openVectors(file: string): Database.Database {
  const database = new Database(file);
  try {
    // Lasts through the end of the process at any moment. After a loss of power, batches of which
    // only a part is there are passed over.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = OFF');
    database.exec(
      `CREATE TABLE IF NOT EXISTS batches (
         batch_id    INTEGER PRIMARY KEY,
         model       TEXT NOT NULL,
         text_hashes BLOB NOT NULL,
         vectors     BLOB NOT NULL,
         check_hash  BLOB NOT NULL
       ) STRICT`,
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
