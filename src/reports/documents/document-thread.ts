import { Worker } from 'node:worker_threads';

const THREAD = new URL('../../../src/reports/documents/worker/main.js', import.meta.url);
/** Of the memory a document may take, what JavaScript objects may; the rest is for buffers. */
const HEAP_SHARE = 0.6;
const YOUNG_MIB = 32;
const WATCH_EVERY_MS = 50;

export interface ThreadLimits {
  milliseconds: number;
  memoryMiB: number;
}

/** What the thread answers: the text, or why there is none. */
export type ThreadAnswer = { text: string } | { problem: string; detail: string };

/**
 * One thread that reads documents, one after the other. It is started when the first one comes,
 * kept for the next, and replaced after one that it did not survive. It never keeps the process alive.
 */
export class DocumentThread {
  #worker: Promise<Worker> | null = null;
  #memoryMiB = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** Ask when all before have been answered. Never rejects for what a document does. */
  ask(request: object, transfer: ArrayBuffer[], limits: ThreadLimits): Promise<ThreadAnswer> {
    const answer = this.#last.then(() => this.#askNow(request, transfer, limits));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** End the thread when all have been answered. */
  async close(): Promise<void> {
    await this.#last;
    await this.#end();
  }

  async #askNow(
    request: object,
    transfer: ArrayBuffer[],
    limits: ThreadLimits,
  ): Promise<ThreadAnswer> {
    if (this.#memoryMiB !== limits.memoryMiB) await this.#end();
    this.#memoryMiB = limits.memoryMiB;
    this.#worker ??= startWorker(limits.memoryMiB);
    const worker = await this.#worker.catch(async (error: unknown) => {
      await this.#end();
      throw error;
    });
    worker.ref();
    const { answer, survived } = await answerOf(worker, limits, () =>
      worker.postMessage(request, transfer),
    );
    worker.unref();
    if (!survived) await this.#end();
    return answer;
  }

  async #end(): Promise<void> {
    const worker = await this.#worker?.catch(() => null);
    this.#worker = null;
    await worker?.terminate();
  }
}

/** A worker that has loaded its parsers, so that they count for no document's time. */
async function startWorker(memoryMiB: number): Promise<Worker> {
  const worker = new Worker(THREAD, {
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(1, Math.floor(memoryMiB * HEAP_SHARE) - YOUNG_MIB),
      maxYoungGenerationSizeMb: YOUNG_MIB,
    },
  });
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`the reading thread ended with ${code}`)));
  });
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

/**
 * The worker's answer, or the limit it went over. V8 limits the worker's objects only, so buffers
 * are watched from here: what the whole process grows by while the document is read.
 */
function answerOf(
  worker: Worker,
  { milliseconds, memoryMiB }: ThreadLimits,
  start: () => void,
): Promise<{ answer: ThreadAnswer; survived: boolean }> {
  return new Promise(resolve => {
    const before = process.memoryUsage.rss();
    const settle = (answer: ThreadAnswer, survived: boolean) => {
      clearTimeout(clock);
      clearInterval(watch);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve({ answer, survived });
    };
    const fail = (problem: string, detail: string) => settle({ problem, detail }, false);
    const onMessage = (answer: ThreadAnswer) => settle(answer, true);
    const onError = (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken', error.message);
    const onExit = (code: number) => fail('broken', `the reading thread ended with ${code}`);
    const clock = setTimeout(() => fail('time', 'time limit'), milliseconds);
    const watch = setInterval(() => {
      const grown = (process.memoryUsage.rss() - before) / 1024 ** 2;
      if (grown > memoryMiB) fail('memory', `the process grew by ${Math.round(grown)} MiB`);
    }, WATCH_EVERY_MS);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    start();
  });
}
