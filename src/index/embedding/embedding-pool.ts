import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EmbedderRecipe } from '../embedder.ts';
import { IndexError } from '../format.ts';

/** What a process of the pool is asked. */
export interface EmbedRequest {
  id: number;
  texts: string[];
}

/** What it answers: vectors in the order of the texts, or why there are none. */
export type EmbedAnswer = { id: number } & ({ vectors: Float32Array[] } | { problem: string });

/** Compiled, as Node 20 runs no TypeScript; from `src` and from `dist` alike. */
const PROCESS_FILE = fileURLToPath(
  new URL('../../../dist/index/embedding/embed-process.js', import.meta.url),
);
/** The next batch is there when one is done. */
const BATCHES_A_PROCESS = 2;

interface Job {
  request: EmbedRequest;
  resolve: (vectors: Float32Array[]) => void;
  reject: (error: IndexError) => void;
}

/**
 * Processes that embed at the same time. Not threads: a crash of the native runtime ends one of
 * them, and not the build without a word.
 */
export class EmbeddingPool {
  readonly #recipe: EmbedderRecipe;
  readonly #most: number;
  readonly #processes: PoolProcess[] = [];
  readonly #queue: Job[] = [];
  #nextId = 0;
  #failure: IndexError | null = null;

  /** Start the first process at once, others when there is work for them. */
  constructor(recipe: EmbedderRecipe, most: number) {
    this.#recipe = recipe;
    this.#most = most;
    this.#start();
  }

  /** Vectors of a batch of texts. Rejects with IndexError when a process fails. */
  embed(texts: string[]): Promise<Float32Array[]> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#queue.push({ request: { id: this.#nextId++, texts }, resolve, reject });
      this.#handOut();
      if (this.#queue.length > 0 && this.#processes.length < this.#most) {
        this.#start();
        this.#handOut();
      }
    });
  }

  /** End all processes; what was not embedded is rejected. */
  close(): void {
    this.#fail(new IndexError('embedding was stopped'));
  }

  #start(): void {
    const recipe = JSON.stringify(this.#recipe);
    const child = fork(PROCESS_FILE, [recipe], { serialization: 'advanced' });
    const process = new PoolProcess(
      child,
      () => this.#handOut(),
      error => this.#fail(error),
    );
    this.#processes.push(process);
  }

  #handOut(): void {
    for (let round = 0; round < BATCHES_A_PROCESS; round++) {
      for (const process of this.#processes) {
        if (process.underway > round) continue;
        const job = this.#queue.shift();
        if (!job) return;
        process.give(job);
      }
    }
  }

  #fail(error: IndexError): void {
    this.#failure ??= error;
    for (const process of this.#processes) process.end(error);
    for (const job of this.#queue.splice(0)) job.reject(error);
  }
}

/** One process and the batches that it was given. */
class PoolProcess {
  readonly #child: ChildProcess;
  readonly #jobs = new Map<number, Job>();
  #ended = false;

  constructor(child: ChildProcess, onFree: () => void, onFailure: (error: IndexError) => void) {
    this.#child = child;
    child.on('message', (answer: EmbedAnswer) => {
      const job = this.#jobs.get(answer.id);
      this.#jobs.delete(answer.id);
      if ('vectors' in answer) job?.resolve(answer.vectors);
      else job?.reject(new IndexError(answer.problem));
      onFree();
    });
    child.on('error', error => {
      if (!this.#ended) {
        onFailure(new IndexError(`no process can embed: ${error.message}`, { cause: error }));
      }
    });
    child.on('exit', (status, signal) => {
      if (this.#ended) return;
      const how = signal ? `by ${signal}` : `with status ${status}`;
      onFailure(
        new IndexError(
          `a process that embeds ended ${how}: run npm run index again, what is embedded is kept`,
        ),
      );
    });
  }

  get underway(): number {
    return this.#jobs.size;
  }

  give(job: Job): void {
    this.#jobs.set(job.request.id, job);
    this.#child.send(job.request, error => {
      if (!error) return;
      this.#jobs.delete(job.request.id);
      job.reject(new IndexError(`a process that embeds is gone: ${error.message}`));
    });
  }

  end(error: IndexError): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const job of this.#jobs.values()) job.reject(error);
    this.#jobs.clear();
    this.#child.kill();
  }
}
