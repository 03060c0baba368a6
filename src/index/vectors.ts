import hnswlib, { type HierarchicalNSW } from 'hnswlib-node';
import { IndexError } from './format.ts';
import { GrowingArray } from './growing-array.ts';
import { type Scored, topScores } from './lexical/lexical.ts';

/** Graph parameters after Malkov and Yashunin (2018); recall@10 ≥ 0.99 against exact search. */
const M = 16;
const EF_CONSTRUCTION = 200;
const EF_SEARCH = { few: 192, many: 384 };
/** So many vectors are many. */
const MANY = 200_000;
/**
 * So few vectors are compared one by one: it takes a millisecond, and misses none. A graph of few
 * cannot reach all when many are nearly equal, as texts of one template with other numbers are.
 */
const COMPARED_ONE_BY_ONE = 4096;
const NO_COSINE = -2;
const RANDOM_SEED = 100;
const INT8_STEPS = 127;
const FIRST_CAPACITY = 1024;
/** Of unit vectors the inner product is the cosine; it keeps them to the bit, as given. */
const SPACE = 'ip';

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
    this.#graph.setEf(rounded.scales.length < MANY ? EF_SEARCH.few : EF_SEARCH.many);
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
    if (this.#count <= COMPARED_ONE_BY_ONE) return this.#nearestOfAll(vector, limit);
    const { neighbors } = this.#graph.searchKnn([...vector], Math.min(limit, this.#count));
    return neighbors
      .map(id => ({ id, score: this.similarity(vector, id) }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }

  /** The nearest of all passages but removed ones and those without a direction. */
  #nearestOfAll(vector: Float32Array, limit: number): Scored[] {
    const cosines = Float32Array.from(this.#scales, (scale, id) =>
      scale === 0 ? NO_COSINE : this.similarity(vector, id),
    );
    return topScores(cosines, limit, NO_COSINE);
  }

  /** A passage's vector as far as it was rounded. */
  vector(passageId: number): Float32Array {
    const from = passageId * this.#dimension;
    const rounded = this.#vectors.subarray(from, from + this.#dimension);
    return Float32Array.from(rounded, value => value * (this.#scales[passageId] ?? 0));
  }

  /** Whether graph and rounded vectors are of the same vector of a passage. */
  isWhole(passageId: number): boolean {
    const scale = this.#scales[passageId] ?? 0;
    const rounded = this.vector(passageId);
    return this.#graph
      .getPoint(passageId)
      .every((value, i) => Math.abs(value - (rounded[i] ?? 0)) <= scale);
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

/** Writes the two files of the dense index: anew, or those of a generation with other passages. */
export class DenseBuilder {
  readonly #graph: HierarchicalNSW;
  readonly #dimension: number;
  readonly #scales = new GrowingArray(length => new Float32Array(length));
  readonly #vectors = new GrowingArray(length => new Int8Array(length));

  private constructor(graph: HierarchicalNSW, dimension: number) {
    this.#graph = graph;
    this.#dimension = dimension;
  }

  /** Begin with no passage. */
  static empty(dimension: number): DenseBuilder {
    const graph = new hnswlib.HierarchicalNSW(SPACE, dimension);
    graph.initIndex(FIRST_CAPACITY, M, EF_CONSTRUCTION, RANDOM_SEED);
    return new DenseBuilder(graph, dimension);
  }

  /** Begin with the passages of verified files, which stay as they are. */
  static async from(
    graphFile: string,
    rounded: Uint8Array,
    dimension: number,
  ): Promise<DenseBuilder> {
    const count = rounded.length / (4 + dimension);
    const builder = new DenseBuilder(await readGraph(graphFile, dimension, count), dimension);
    const { scales, vectors } = roundedVectors(rounded, dimension, count);
    builder.#scales.append(scales);
    builder.#vectors.append(vectors);
    return builder;
  }

  /** Add the unit vector of the next passage. Throws IndexError for what is none. */
  add(vector: Float32Array): void {
    const passageId = this.#scales.length;
    if (vector.length !== this.#dimension) {
      throw new IndexError(`a vector of ${vector.length} numbers where ${this.#dimension} are due`);
    }
    if (!vector.every(Number.isFinite)) {
      throw new IndexError(`the vector of passage ${passageId} holds what is no number`);
    }
    const capacity = this.#graph.getMaxElements();
    if (passageId >= capacity) this.#graph.resizeIndex(2 * capacity);
    this.#graph.addPoint([...vector], passageId);
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / INT8_STEPS;
    this.#scales.push(scale);
    for (const value of vector) this.#vectors.push(scale === 0 ? 0 : Math.round(value / scale));
  }

  /** Never find a passage again. Its number stays taken. */
  remove(passageId: number): void {
    this.#graph.markDelete(passageId);
    this.#scales.set(passageId, 0);
  }

  /** Save the graph. The library reports no failure: the caller verifies size and content. */
  writeGraph(file: string): void {
    this.#graph.resizeIndex(Math.max(1, this.#scales.length));
    this.#graph.writeIndexSync(file);
  }

  /** All vectors, rounded. */
  rounded(): RoundedVectors {
    return { scales: this.#scales.values(), vectors: this.#vectors.values() };
  }
}

/** Bytes of `vectors.i8`, in pieces: float32 scale of every passage, then its int8 components. */
export function roundedBytes({ scales, vectors }: RoundedVectors): Uint8Array[] {
  return [scales, vectors].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/**
 * Open the dense index from verified files; `passages` counts removed ones as well. The graph is
 * read in a thread of its own, so questions go on meanwhile. Throws IndexError when the files do
 * not fit together.
 */
export async function openDense(
  graphFile: string,
  rounded: Uint8Array,
  dimension: number,
  passages: number,
): Promise<DenseIndex> {
  if (rounded.length !== passages * (4 + dimension)) {
    throw new IndexError(
      `vectors.i8 holds ${rounded.length} bytes, not those of ${passages} vectors`,
    );
  }
  const graph = await readGraph(graphFile, dimension, passages);
  return new DenseIndex(graph, roundedVectors(rounded, dimension, passages), dimension);
}

async function readGraph(
  file: string,
  dimension: number,
  passages: number,
): Promise<HierarchicalNSW> {
  const graph = new hnswlib.HierarchicalNSW(SPACE, dimension);
  // Nothing else may know this object before it is read: using it meanwhile ends the process.
  await graph.readIndex(file);
  if (graph.getCurrentCount() !== passages || graph.getNumDimensions() !== dimension) {
    throw new IndexError(`vectors.hnsw holds ${graph.getCurrentCount()} of ${passages} vectors`);
  }
  return graph;
}

function roundedVectors(file: Uint8Array, dimension: number, passages: number): RoundedVectors {
  // Typed arrays need aligned memory, which a part of a pooled buffer need not be.
  const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  return {
    scales: new Float32Array(bytes.buffer, bytes.byteOffset, passages),
    vectors: new Int8Array(bytes.buffer, bytes.byteOffset + 4 * passages, dimension * passages),
  };
}
