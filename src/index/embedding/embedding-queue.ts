import { setImmediate } from 'node:timers/promises';

/** Gives the vectors of some texts, in their order. */
export type EmbedTexts = (texts: string[]) => Promise<Float32Array[]>;

export interface EmbeddingQueueOptions {
  /** Embeds a batch here and now. */
  embed: EmbedTexts;
  /** Starts what embeds batches beside this process, with the first text; null where there is none. */
  startMany: (() => EmbedTexts) | null;
  /** Takes the vectors in the order in which they were added; ends the work by throwing. */
  deliver: (vector: Float32Array, textHash: Uint8Array, isNew: boolean) => Promise<void> | void;
}

const BATCH_TEXTS = 32;
/** Passages on the way: enough to keep many processes busy, a few MiB. */
const MOST_WAITING = 8192;
/** Vectors delivered with every passage that is added, when so many are there. */
const DELIVERIES_AT_ONCE = 8;
/** Answers of other processes arrive while this one rests. */
const REST_EVERY_MS = 10;

interface Waiting {
  text: string;
  textHash: Uint8Array;
  isNew: boolean;
  vector: Float32Array | null;
  /** Settles when the vector is there; null while nobody was given the text. */
  embedding: Promise<void> | null;
}

/**
 * Embeds passages while more are added, and delivers their vectors in order, however many embed.
 * Adding waits while too many are on the way.
 */
export class EmbeddingQueue {
  readonly #options: EmbeddingQueueOptions;
  readonly #waiting: Waiting[] = [];
  readonly #notGiven: Waiting[] = [];
  #many: EmbedTexts | null = null;
  #added = 0;
  #restedAt = performance.now();

  constructor(options: EmbeddingQueueOptions) {
    this.#options = options;
  }

  /** Add the next passage; its vector when that is known. */
  async add(text: string, textHash: Uint8Array, known: Float32Array | null): Promise<void> {
    const isNew = known === null;
    const waiting: Waiting = { text, textHash, isNew, vector: known, embedding: null };
    this.#waiting.push(waiting);
    this.#added++;
    if (isNew) {
      this.#notGiven.push(waiting);
      // Even for one text: they load the model while this process has other things to do.
      this.#many ??= this.#options.startMany?.() ?? null;
    }
    if (this.#many && this.#notGiven.length >= BATCH_TEXTS) this.#give(this.#many);
    for (let i = 0; i < DELIVERIES_AT_ONCE && this.#waiting[0]?.vector; i++) await this.#deliver();
    while (this.#waiting.length > MOST_WAITING) await this.#deliver();
    if (performance.now() - this.#restedAt > REST_EVERY_MS) await this.#rest();
  }

  /** Deliver all that were added, telling how many of how many are. */
  async finish(onProgress: (done: number, total: number) => void): Promise<void> {
    const many = this.#many;
    while (many && this.#notGiven.length > 0) this.#give(many);
    while (this.#waiting.length > 0) {
      await this.#deliver();
      if (performance.now() - this.#restedAt < REST_EVERY_MS) continue;
      onProgress(this.#added - this.#waiting.length, this.#added);
      await this.#rest();
    }
    onProgress(this.#added, this.#added);
  }

  /** Deliver the first that waits, when it is embedded. */
  async #deliver(): Promise<void> {
    const first = this.#waiting[0];
    if (!first) return;
    if (!first.vector) {
      if (!first.embedding) this.#give(this.#options.embed);
      await first.embedding;
    }
    if (!first.vector) throw new Error(`no vector came for passage ${this.#added}`);
    this.#waiting.shift();
    await this.#options.deliver(first.vector, first.textHash, first.isNew);
  }

  /** Have the next batch embedded. */
  #give(embed: EmbedTexts): void {
    const batch = this.#notGiven.splice(0, BATCH_TEXTS);
    const embedding = embed(batch.map(({ text }) => text)).then(vectors => {
      for (const [i, waiting] of batch.entries()) waiting.vector = vectors[i] ?? null;
    });
    // Who waits for the vector gets the failure; nobody may wait any more.
    embedding.catch(() => {});
    for (const waiting of batch) waiting.embedding = embedding;
  }

  async #rest(): Promise<void> {
    await setImmediate();
    this.#restedAt = performance.now();
  }
}
