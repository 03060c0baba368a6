import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from './connect.ts';
import { isLost, isOvertaken, isRefused } from './lost.ts';
import { StoreError } from './store-error.ts';

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/**
 * Do what is safe to repeat until the connection holds, waiting longer each time. Throws StoreError when
 * it has not held for the store's patience, and every other error at once.
 */
export async function persist<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + store.patienceMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (isRefused(error)) throw refusedError(store, error);
      if (!isLost(error) && !isOvertaken(error)) throw error;
      // Not all at the same moment, after a server has come back.
      const pause = wait * (0.5 + Math.random());
      if (performance.now() + pause > until) throw lostError(store, error);
      await sleep(pause);
    }
  }
}

/** The one error for a database that does not answer. */
export function lostError({ place }: Store, error: unknown): StoreError {
  return new StoreError(
    `the database at ${place} does not answer: ${wordsOf(error)}; see that it runs and that STORE_URL leads there`,
    { cause: error },
  );
}

function refusedError({ place }: Store, error: unknown): StoreError {
  return new StoreError(
    `the database at ${place} does not let us in: ${wordsOf(error)}; correct STORE_URL, or what the server allows`,
    { cause: error },
  );
}

function wordsOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || 'no connection';
}
