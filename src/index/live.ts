import { IndexError, messageOf } from './format.ts';
import { type Generations, generationsInFolder } from './generations.ts';
import type { ModelIdentity } from './open.ts';
import type { ReportIndex } from './report-index.ts';

const POLL_MS = 2_000;

export interface LiveIndexOptions {
  /** What is wrong with the index though it is served. */
  onWarning?: (message: string) => void;
  /** A new generation is served from now on. */
  onSwap?: (swap: { from: number; to: number; milliseconds: number }) => void;
  /** A new generation cannot be served, and the one before stays; told once for each. */
  onRefused?: (generation: number, reason: string) => void;
  /** Time between two looks at what is served. Default 2000. */
  pollMs?: number;
}

/** A generation and how many requests read it. */
interface Served {
  index: ReportIndex;
  requests: number;
}

/**
 * The served generation of an index, always the newest: which one that is, is looked at every two
 * seconds, because notices of the file system get lost on network and overlay disks. A new generation
 * is opened beside the old one; a request keeps the one it began with, which is closed after its last
 * request.
 */
export class LiveIndex {
  readonly #generations: Generations;
  readonly #options: LiveIndexOptions;
  #served: Served;
  /** State of the generations when it was last acted on. */
  #seen: string;
  #refused: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  private constructor(
    generations: Generations,
    options: LiveIndexOptions,
    index: ReportIndex,
    seen: string,
  ) {
    this.#generations = generations;
    this.#options = options;
    this.#served = { index, requests: 0 };
    this.#seen = seen;
    this.#schedule();
  }

  /** Open what an index folder serves, and watch for the next. Throws IndexError when there is none. */
  static open(
    indexFolder: string,
    model: ModelIdentity,
    options: LiveIndexOptions = {},
  ): Promise<LiveIndex> {
    return LiveIndex.of(generationsInFolder(indexFolder, model, options.onWarning), options);
  }

  /**
   * Open what is served, and watch for the next; the generations are closed with the index. Throws
   * IndexError when there is none.
   */
  static async of(generations: Generations, options: LiveIndexOptions = {}): Promise<LiveIndex> {
    try {
      const seen = await generations.state();
      return new LiveIndex(generations, options, await generations.openServed(), seen);
    } catch (error) {
      generations.close();
      throw error;
    }
  }

  /** Number of the generation that new requests read. */
  get generation(): number {
    return this.#served.index.generation;
  }

  /** Do something with one generation, which stays open until it is done. */
  async use<T>(work: (index: ReportIndex) => Promise<T>): Promise<T> {
    const served = this.#served;
    served.requests++;
    try {
      return await work(served.index);
    } finally {
      served.requests--;
      this.#closeUnused(served);
    }
  }

  /** When what is served was published; null where that is not known. */
  builtAt(): Promise<Date | null> {
    return this.#generations.builtAt();
  }

  /** Look at what is published now; resolves when that is served or refused. */
  async refresh(): Promise<void> {
    const state = await this.#generations.state();
    if (state === this.#seen || state === '') return;
    const number = await this.#generations.newest();
    if (number === null) return;
    // Also under the same number: the folder may have been built again from nothing.
    if (await this.#swap(number)) this.#seen = state;
  }

  /** Watch no more; the index is closed after the last request. */
  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#closeUnused(this.#served);
  }

  /** False when it failed in a way that may pass. */
  async #swap(number: number): Promise<boolean> {
    const started = performance.now();
    try {
      const index = await this.#generations.open(number);
      const old = this.#served;
      if (this.#closed) {
        index.close();
        return true;
      }
      this.#served = { index, requests: 0 };
      this.#closeUnused(old);
      this.#refused = null;
      const milliseconds = Math.round(performance.now() - started);
      this.#options.onSwap?.({ from: old.index.generation, to: number, milliseconds });
      return true;
    } catch (error) {
      const reason = messageOf(error);
      const refusal = `${number} ${reason}`;
      if (refusal !== this.#refused) this.#options.onRefused?.(number, reason);
      this.#refused = refusal;
      return error instanceof IndexError;
    }
  }

  #closeUnused(served: Served): void {
    const isWanted = served === this.#served && !this.#closed;
    if (isWanted || served.requests > 0) return;
    served.index.close();
    if (served === this.#served) this.#generations.close();
  }

  #schedule(): void {
    // A bot that has nothing else to do may end.
    this.#timer = setTimeout(async () => {
      await this.refresh().catch(() => {});
      if (!this.#closed) this.#schedule();
    }, this.#options.pollMs ?? POLL_MS).unref();
  }
}
