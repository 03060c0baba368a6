import hnswlib, { type HierarchicalNSW } from 'hnswlib-node';
import { IndexError } from './format.ts';
import type { Scored } from './lexical.ts';

/** Graph parameters after Malkov and Yashunin (2018); recall@10 ≥ 0.99 against exact search. */
const M = 16;
const EF_CONSTRUCTION = 200;
const EF_SEARCH = 128;
const RANDOM_SEED = 100;
const INT8_STEPS = 127;

/**
 * The dense index: a graph that finds near vectors, and all vectors rounded to 8 bits for scoring
 * passages that were found otherwise. The native library neither checks nor reports much
 * (failed saves, damaged files, wrong dimensions), so it is used nowhere else: files are verified
 * by their hashes before it sees them, and it always loads into a new object.
 */
export class DenseIndex {
  readonly #graph: HierarchicalNSW;
  readonly #vectors: Int8Array;
  readonly #scales: Float32Array;
  readonly #dimension: number;
  readonly #count: number;

  constructor(graph: HierarchicalNSW, rounded: RoundedVectors, dimension: number) {
    this.#graph = graph;
    this.#graph.setEf(EF_SEARCH);
    this.#vectors = rounded.vectors;
    this.#scales = rounded.scales;
    this.#dimension = dimension;
    this.#count = rounded.scales.length;
  }

  /** The passages nearest to a unit vector with their cosines, best first, ties by number. */
  nearest(vector: Float32Array, limit: number): Scored[] {
    const isNumeric = vector.length === this.#dimension && vector.every(Number.isFinite);
    const hasDirection = vector.some(value => value !== 0);
    if (!isNumeric || !hasDirection || this.#count === 0) return [];
    const { neighbors } = this.#graph.searchKnn([...vector], Math.min(limit, this.#count));
    return neighbors
      .map(id => ({ id, score: this.similarity(vector, id) }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }

  /** Cosine of a unit vector and a passage's, from the rounded vectors. */
  similarity(vector: Float32Array, passageId: number): number {
    const from = passageId * this.#dimension;
    let sum = 0;
    for (let i = 0; i < this.#dimension; i++) {
      sum += (vector[i] as number) * (this.#vectors[from + i] as number);
    }
    return sum * (this.#scales[passageId] ?? 0);
  }
}

/** Vectors as 8-bit integers; `vectors[i] * scales[passage]` is the component. */
export interface RoundedVectors {
  vectors: Int8Array;
  scales: Float32Array;
}

/** Collects vectors in passage order and writes the two files of the dense index. */
export class DenseBuilder {
  readonly #graph: HierarchicalNSW;
  readonly #vectors: Int8Array;
  readonly #scales: Float32Array;
  readonly #dimension: number;
  #count = 0;

  constructor(dimension: number, passages: number) {
    this.#dimension = dimension;
    this.#graph = new hnswlib.HierarchicalNSW('cosine', dimension);
    this.#graph.initIndex(Math.max(1, passages), M, EF_CONSTRUCTION, RANDOM_SEED);
    this.#vectors = new Int8Array(dimension * passages);
    this.#scales = new Float32Array(passages);
  }

  add(vector: Float32Array): void {
    if (vector.length !== this.#dimension) {
      throw new IndexError(`a vector of ${vector.length} numbers where ${this.#dimension} are due`);
    }
    if (!vector.every(Number.isFinite)) {
      throw new IndexError(`the vector of passage ${this.#count} holds what is no number`);
    }
    const passageId = this.#count++;
    this.#graph.addPoint([...vector], passageId);
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / INT8_STEPS;
    this.#scales[passageId] = scale;
    for (const [i, value] of vector.entries()) {
      this.#vectors[passageId * this.#dimension + i] = scale === 0 ? 0 : Math.round(value / scale);
    }
  }

  /** Save the graph. The library reports no failure: the caller verifies size and content. */
  writeGraph(file: string): void {
    this.#graph.writeIndexSync(file);
  }

  /** Bytes of `vectors.i8`: float32 scale of every passage, then its int8 components. */
  roundedBytes(): Uint8Array {
    return Buffer.concat([
      new Uint8Array(this.#scales.buffer),
      new Uint8Array(this.#vectors.buffer),
    ]);
  }
}

/** Open the dense index from verified files. Throws IndexError when they do not fit together. */
export function openDense(
  graphFile: string,
  rounded: Uint8Array,
  dimension: number,
  passages: number,
): DenseIndex {
  if (rounded.length !== passages * (4 + dimension)) {
    throw new IndexError(
      `vectors.i8 holds ${rounded.length} bytes, not those of ${passages} vectors`,
    );
  }
  const graph = new hnswlib.HierarchicalNSW('cosine', dimension);
  graph.readIndexSync(graphFile);
  if (graph.getCurrentCount() !== passages || graph.getNumDimensions() !== dimension) {
    throw new IndexError(`vectors.hnsw holds ${graph.getCurrentCount()} of ${passages} vectors`);
  }
  // Typed arrays need aligned memory, which a part of a pooled buffer need not be.
  const bytes = rounded.byteOffset % 4 === 0 ? rounded : new Uint8Array(rounded);
  return new DenseIndex(
    graph,
    {
      scales: new Float32Array(bytes.buffer, bytes.byteOffset, passages),
      vectors: new Int8Array(bytes.buffer, bytes.byteOffset + 4 * passages, dimension * passages),
    },
    dimension,
  );
}
