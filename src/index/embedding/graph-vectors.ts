import { closeSync, openSync, readSync } from 'node:fs';
import { IndexError } from '../format.ts';

/** uint64 numbers at the beginning of what hnswlib writes, and the length of that beginning. */
const HEAD = { elements: 2, elementBytes: 3, label: 4, vector: 5, bytes: 96 };
const WORD = 8;

/**
 * Vectors of a generation to the bit, one by one from the file of its graph, those of removed passages
 * included: the graph need not be loaded for a few of them.
 */
export class GraphVectors {
  readonly #file: number;
  readonly #dimension: number;
  readonly #head: readonly number[];

  /** Open a verified file. Throws the system's error when it cannot be read. */
  constructor(graphFile: string, dimension: number) {
    this.#file = openSync(graphFile, 'r');
    this.#dimension = dimension;
    const head = Buffer.alloc(HEAD.bytes);
    try {
      readSync(this.#file, head, 0, HEAD.bytes, 0);
    } catch (error) {
      this.close();
      throw error;
    }
    this.#head = Array.from({ length: HEAD.vector + 1 }, (_, i) =>
      Number(head.readBigUInt64LE(i * WORD)),
    );
  }

  /** Vector of a passage. Throws IndexError when the file does not have it. */
  vector(passageId: number): Float32Array {
    const element = Buffer.alloc(this.#head[HEAD.elementBytes] ?? 0);
    // Passages are added in the order of their numbers, so each is the element of its number.
    const position = HEAD.bytes + passageId * element.length;
    const bytes = readSync(this.#file, element, 0, element.length, position);
    const label = this.#head[HEAD.label] ?? 0;
    const isThere = passageId < (this.#head[HEAD.elements] ?? 0) && bytes === element.length;
    if (!isThere || element.readBigUInt64LE(label) !== BigInt(passageId)) {
      throw new IndexError(`vectors.hnsw has no vector of passage ${passageId}`);
    }
    const vector = this.#head[HEAD.vector] ?? 0;
    return Float32Array.from({ length: this.#dimension }, (_, i) =>
      element.readFloatLE(vector + 4 * i),
    );
  }

  close(): void {
    try {
      closeSync(this.#file);
    } catch {
      // Nothing was written that could be lost.
    }
  }
}
