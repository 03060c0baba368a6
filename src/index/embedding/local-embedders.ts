import { availableParallelism } from 'node:os';
import type { EmbedderRecipe } from '../embedder.ts';
import { EmbeddingPool } from './embedding-pool.ts';
import type { EmbedTexts } from './embedding-queue.ts';
import type { ManyEmbedders } from './many-embedders.ts';

/** More would wait for the one process that reads and builds the graph. */
const MOST_PROCESSES = 4;
/** One core reads and builds, the others embed; a second process would only share a single core. */
const PROCESSES = Math.min(MOST_PROCESSES, availableParallelism() - 1);

/** A pool of processes of this machine that is started when it is needed. */
export class LocalEmbedders implements ManyEmbedders {
  readonly #recipe: EmbedderRecipe | undefined;
  #pool: EmbeddingPool | null = null;

  constructor(recipe: EmbedderRecipe | undefined) {
    this.#recipe = recipe;
  }

  get count(): number {
    return this.#recipe ? PROCESSES : 0;
  }

  prepare(): void {
    if (this.count > 0) this.start();
  }

  start(): EmbedTexts {
    if (!this.#recipe) throw new TypeError('an embedder without a recipe is in one process only');
    this.#pool ??= new EmbeddingPool(this.#recipe, PROCESSES);
    const pool = this.#pool;
    return texts => pool.embed(texts);
  }

  close(): void {
    this.#pool?.close();
  }
}
