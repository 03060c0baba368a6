import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../../postgres/connect.ts';
import type { Embedder } from '../../embedder.ts';
import type { EmbedTexts } from '../../embedding/embedding-queue.ts';
import type { ManyEmbedders } from '../../embedding/many-embedders.ts';
import { IndexError } from '../../format.ts';
import { vectorsOf } from './batch.ts';
import type { WorkQueue } from './work-queue.ts';

/** What the embedding queue asks for at a time, joined to be worth the way. */
const ASKED_A_BATCH = 4;
/** A second one is there when one is done. */
const HERE_A_PROCESS = 2;
/** How often it is looked for vectors and for who takes batches. */
const LOOK_MS = 100;
/** What nobody has taken for so long is embedded here, as soon as there is nothing else to embed. */
const MOMENT_MS = 1_000;
/** Several workers have had it by then, and died; or its row is gone. */
const GIVEN_UP_MS = 100_000;
const EXPIRE_EVERY_MS = 5_000;

/** Texts that were asked for together. */
interface Asked {
  texts: string[];
  resolve: (vectors: Float32Array[]) => void;
  reject: (error: unknown) => void;
}

/** A batch that was handed out. */
interface Out {
  asked: Asked[];
  at: number;
}

export interface HandOutOptions {
  store: Store;
  embedder: Embedder;
  /** What embeds on this machine. */
  local: ManyEmbedders;
}

/**
 * Embeds on this machine, and hands out through the database what this machine is not fast enough for.
 * Without a worker one batch a second goes that way and comes back. Where the database has no work queue,
 * or fails in it, all is embedded here: the build's own statements tell of a database that is away.
 */
export class HandOut implements ManyEmbedders {
  readonly #options: HandOutOptions;
  readonly #waiting: Asked[] = [];
  readonly #out = new Map<string, Out>();
  #here = 0;
  #embedHere: EmbedTexts | null = null;
  #looking: Promise<void> | null = null;
  #closing = new AbortController();

  constructor(options: HandOutOptions) {
    this.#options = options;
  }

  get count(): number {
    return Math.max(1, this.#options.local.count);
  }

  prepare(): void {
    this.#options.local.prepare();
  }

  start(): EmbedTexts {
    const { local, embedder } = this.#options;
    this.#embedHere ??= local.count > 0 ? local.start() : texts => embedder.embedPassages(texts);
    return texts => this.#embed(texts);
  }

  /** End the work; what was handed out is taken back, what was not embedded is rejected. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#options.local.close();
    this.#recall();
    const stopped = new IndexError('embedding was stopped');
    for (const asked of this.#waiting.splice(0)) asked.reject(stopped);
    await this.#looking;
  }

  #embed(texts: string[]): Promise<Float32Array[]> {
    return new Promise((resolve, reject) => {
      if (this.#closing.signal.aborted) {
        reject(new IndexError('embedding was stopped'));
        return;
      }
      this.#waiting.push({ texts, resolve, reject });
      this.#fillHere();
      if (this.#waiting.length > 0) this.#looking ??= this.#look().catch(() => this.#recall());
    });
  }

  #fillHere(): void {
    while (this.#hasRoom) {
      const asked = this.#waiting.shift();
      if (!asked) return;
      this.#embedAsked(asked);
    }
  }

  get #hasRoom(): boolean {
    return this.#here < this.count * HERE_A_PROCESS && !this.#closing.signal.aborted;
  }

  #embedAsked({ texts, resolve, reject }: Asked): void {
    this.#here++;
    const settle = (tell: () => void) => {
      this.#here--;
      tell();
      this.#fillHere();
    };
    (this.#embedHere as EmbedTexts)(texts).then(
      vectors => settle(() => resolve(vectors)),
      error => settle(() => reject(error)),
    );
  }

  /** Whatever is out is embedded here. */
  #recall(): void {
    for (const { asked } of this.#out.values()) this.#waiting.unshift(...asked);
    this.#out.clear();
    this.#fillHere();
  }

  async #look(): Promise<void> {
    // Most builds never come here, and pg-boss takes its time to load.
    const { openWorkQueue } = await import('./work-queue.ts');
    const queue = await openWorkQueue(this.#options.store);
    if (!queue) return;
    await queue.clear();
    const { signal } = this.#closing;
    let expiredAt = 0;
    while (!signal.aborted) {
      if (performance.now() - expiredAt > EXPIRE_EVERY_MS && this.#out.size > 0) {
        await queue.takeFromTheDead();
        expiredAt = performance.now();
      }
      await this.#collect(queue);
      if (this.#waiting.length + this.#out.size > 0) await this.#share(queue);
      await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
    await queue.clear();
  }

  /** Take the vectors that workers have brought. */
  async #collect(queue: WorkQueue): Promise<void> {
    if (this.#out.size === 0) return;
    const brought = await queue.brought();
    for (const { id, data } of brought) {
      // Who was slow may bring what somebody else has brought before.
      const out = this.#out.get(id);
      if (!out) continue;
      const count = out.asked.reduce((sum, { texts }) => sum + texts.length, 0);
      const vectors = vectorsOf(data, { count, dimension: this.#options.embedder.dimension });
      this.#out.delete(id);
      for (const { texts, resolve } of out.asked) resolve(vectors.splice(0, texts.length));
    }
    await queue.forget(brought.map(({ id }) => id));
  }

  /** Have as much lie ready as workers take, and take back what lies there while nothing is to do here. */
  async #share(queue: WorkQueue): Promise<void> {
    const untaken = this.#out.size === 0 ? 0 : await queue.untaken();
    const taken = Math.max(0, this.#out.size - untaken);
    await this.#offer(queue, 2 * taken + 1 - untaken);
    if (this.#waiting.length > 0 || !this.#hasRoom) return;
    const now = performance.now();
    for (const [id, { asked, at }] of this.#out) {
      if (now - at > GIVEN_UP_MS) this.#takeHere(id, asked);
    }
    const oldest = this.#out.values().next().value;
    if (untaken === 0 || !oldest || now - oldest.at < MOMENT_MS) return;
    const batch = await queue.take();
    if (!batch) return;
    const out = this.#out.get(batch.id);
    if (out) this.#takeHere(batch.id, out.asked);
    await queue.forget([batch.id]);
  }

  async #offer(queue: WorkQueue, most: number): Promise<void> {
    const { embedder } = this.#options;
    const batches = [];
    while (batches.length < most && this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0, ASKED_A_BATCH);
      const id = randomUUID();
      this.#out.set(id, { asked, at: performance.now() });
      batches.push({ id, model: embedder, texts: asked.flatMap(({ texts }) => texts) });
    }
    if (batches.length > 0) await queue.offer(batches);
  }

  #takeHere(id: string, asked: Asked[]): void {
    this.#out.delete(id);
    this.#waiting.unshift(...asked);
    this.#fillHere();
  }
}
