import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CURRENT_FILE, IndexError, messageOf } from './format.ts';
import { currentGeneration } from './index-folder.ts';
import { type ModelIdentity, openGeneration, openIndex } from './open.ts';
import type { ReportIndex } from './report-index.ts';

const POLL_MS = 2_000;

export interface LiveIndexOptions {
  /** What is wrong with the index though it is served. */
  onWarning?: (message: string) => void;
  /** A new generation is served from now on. */
  onSwap?: (swap: { from: number; to: number; milliseconds: number }) => void;
  /** A new generation cannot be served, and the one before stays; told once for each. */
  onRefused?: (generation: number, reason: string) => void;
  /** Time between two looks at CURRENT. Default 2000. */
  pollMs?: number;
}

/** A generation and how many requests read it. */
interface Served {
  index: ReportIndex;
  requests: number;
}

/**
 * The served generation of an index folder, always the newest: CURRENT is looked at every two
 * seconds, by its state, because notices of the file system get lost on network and overlay disks.
 * A new generation is opened beside the old one; a request keeps the one it began with, which is
 * closed after its last request.
 */
export class LiveIndex {
  readonly #indexFolder: string;
  readonly #model: ModelIdentity;
  readonly #options: LiveIndexOptions;
  #served: Served;
  /** State of CURRENT when it was last acted on. */
  #seen: string;
  #refused: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  private constructor(
    indexFolder: string,
    model: ModelIdentity,
    options: LiveIndexOptions,
    index: ReportIndex,
    seen: string,
  ) {
    this.#indexFolder = indexFolder;
    this.#model = model;
    this.#options = options;
    this.#served = { index, requests: 0 };
    this.#seen = seen;
    this.#schedule();
  }

  /** Open the served generation and watch for the next. Throws IndexError when there is none. */
  static async open(
    indexFolder: string,
    model: ModelIdentity,
    options: LiveIndexOptions = {},
  ): Promise<LiveIndex> {
    const seen = await stateOfCurrent(indexFolder);
    const index = await openIndex(indexFolder, model, options.onWarning);
    return new LiveIndex(indexFolder, model, options, index, seen);
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

  /** Look at CURRENT now; resolves when what it names is served or refused. */
  async refresh(): Promise<void> {
    const state = await stateOfCurrent(this.#indexFolder);
    if (state === this.#seen || state === '') return;
    const number = await currentGeneration(this.#indexFolder);
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
      const index = await openGeneration(this.#indexFolder, number, this.#model);
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
    if (!isWanted && served.requests === 0) served.index.close();
  }

  #schedule(): void {
    // A bot that has nothing else to do may end.
    this.#timer = setTimeout(async () => {
      await this.refresh().catch(() => {});
      if (!this.#closed) this.#schedule();
    }, this.#options.pollMs ?? POLL_MS).unref();
  }
}

/** Changes whenever CURRENT is written; empty where there is none or it cannot be seen. */
async function stateOfCurrent(indexFolder: string): Promise<string> {
  const state = await stat(path.join(indexFolder, CURRENT_FILE), { bigint: true }).catch(
    () => null,
  );
  return state ? `${state.ino} ${state.mtimeNs} ${state.size}` : '';
}
