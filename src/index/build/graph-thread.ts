import { Worker } from 'node:worker_threads';
import { IndexError } from '../format.ts';
import type { RoundedVectors } from '../vectors.ts';

/** What the thread begins with. */
export interface GraphBeginning {
  dimension: number;
  /** Verified files of the generation before, and the passages that are taken out of it. */
  before: { graphFile: string; rounded: Uint8Array; removed: readonly number[] } | null;
  /** Shared; 1 as soon as the graph is given up. */
  givenUp: Int32Array;
}

/** Vectors to add, one behind the other, or the file to write at the end, or nothing more. */
export type GraphRequest = { vectors: Float32Array } | { graphFile: string } | 'end';

/** How many vectors were added, all vectors rounded at the end, or why there will be no answer. */
export type GraphAnswer =
  | { added: number }
  | { rounded: RoundedVectors }
  | { problem: string; code: string | null; isKnown: boolean };

/** Compiled, as Node 20 runs no TypeScript; from `src` and from `dist` alike. */
const THREAD = new URL('../../../dist/index/build/graph-worker.js', import.meta.url);
const BATCH_VECTORS = 32;
/** Vectors on the way: a few MiB at most, and enough that the thread need not wait. */
const MOST_UNDERWAY = 4096;

/**
 * Builds the graph in a thread of its own, which takes as long as reading and cutting: every vector
 * in the order in which it is added, so the same graph as here.
 */
export class GraphThread {
  readonly #worker: Worker;
  readonly #dimension: number;
  #batch: Float32Array;
  #batched = 0;
  #underway = 0;
  #failure: Error | null = null;
  #rounded: RoundedVectors | null = null;
  readonly #givenUp = new Int32Array(new SharedArrayBuffer(4));
  readonly #ended: Promise<void>;
  /** Has who waits look again. */
  #wake: () => void = () => {};

  /** Of the generation before the bytes are handed over: they are empty here afterwards. */
  constructor({ dimension, before }: Omit<GraphBeginning, 'givenUp'>) {
    this.#dimension = dimension;
    this.#batch = new Float32Array(BATCH_VECTORS * dimension);
    this.#worker = new Worker(THREAD, {
      env: {},
      execArgv: [],
      workerData: { dimension, before, givenUp: this.#givenUp } satisfies GraphBeginning,
      transferList: before ? [before.rounded.buffer as ArrayBuffer] : [],
    });
    this.#worker.on('message', (answer: GraphAnswer) => this.#take(answer));
    this.#worker.on('error', error =>
      this.#fail(
        new IndexError(`the thread of the graph failed: ${error.message}`, { cause: error }),
      ),
    );
    this.#ended = new Promise(resolve => {
      this.#worker.on('exit', code => {
        this.#fail(new IndexError(`the thread of the graph ended with ${code}`));
        resolve();
      });
    });
  }

  /**
   * Add the unit vector of the next passage; waits while too many are on the way. Throws what the
   * thread has failed with, IndexError for what is no vector.
   */
  async add(vector: Float32Array): Promise<void> {
    if (vector.length !== this.#dimension) {
      throw new IndexError(`a vector of ${vector.length} numbers where ${this.#dimension} are due`);
    }
    this.#batch.set(vector, this.#batched * this.#dimension);
    if (++this.#batched === BATCH_VECTORS) this.#send();
    await this.#until(() => this.#underway < MOST_UNDERWAY);
  }

  /** Write the graph of all that were added; gives them rounded. The caller verifies the file. */
  async finish(graphFile: string): Promise<RoundedVectors> {
    this.#send();
    this.#worker.postMessage({ graphFile } satisfies GraphRequest);
    await this.#until(() => this.#rounded !== null);
    return this.#rounded as RoundedVectors;
  }

  /**
   * End the thread, after the vector or file that it is at: the native library ends the whole
   * process when its thread is ended in the middle.
   */
  async close(): Promise<void> {
    this.#failure ??= new IndexError('the graph was given up');
    Atomics.store(this.#givenUp, 0, 1);
    this.#worker.postMessage('end' satisfies GraphRequest);
    await this.#ended;
  }

  #send(): void {
    if (this.#batched === 0) return;
    const vectors = this.#batch.slice(0, this.#batched * this.#dimension);
    this.#underway += this.#batched;
    this.#batched = 0;
    this.#worker.postMessage({ vectors } satisfies GraphRequest, [vectors.buffer]);
  }

  async #until(isReady: () => boolean): Promise<void> {
    while (!isReady()) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    if (this.#failure) throw this.#failure;
  }

  #take(answer: GraphAnswer): void {
    if ('added' in answer) this.#underway -= answer.added;
    else if ('rounded' in answer) this.#rounded = answer.rounded;
    else this.#fail(failureOf(answer));
    this.#wake();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}

/** The thread's error as it would have been thrown here. */
function failureOf({ problem, code, isKnown }: Extract<GraphAnswer, { problem: string }>): Error {
  if (isKnown) return new IndexError(problem);
  return Object.assign(new Error(problem), code === null ? {} : { code });
}
