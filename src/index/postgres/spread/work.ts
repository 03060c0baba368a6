import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../../postgres/connect.ts';
import { StoreError } from '../../../postgres/store-error.ts';
import type { Embedder } from '../../embedder.ts';
import { IndexError } from '../../format.ts';
import type { Batch } from './batch.ts';
import { openWorkQueue, type WorkQueue } from './work-queue.ts';

/** How soon a worker with nothing to do sees that a build hands out batches. */
const IDLE_MS = 500;

export interface WorkOptions {
  store: Store;
  embedder: Embedder;
  /** Ends the work after the batch in hand. */
  signal: AbortSignal;
  /** Told after every batch. */
  onBatch?: (texts: number) => void;
}

/**
 * Embed what builds hand out, until the signal comes. Throws IndexError for a build with another model
 * or when the model cannot embed (the batch goes to somebody else), StoreError when the database has no
 * work queue or does not answer.
 */
export async function work({ store, embedder, signal, onBatch }: WorkOptions): Promise<void> {
  const queue = await openWorkQueue(store);
  if (!queue) {
    throw new StoreError(`the database at ${store.place} has no work queue; run yinju migrate`);
  }
  while (!signal.aborted) {
    const batch = await queue.take();
    if (batch) {
      await embedBatch(queue, embedder, batch);
      onBatch?.(batch.texts.length);
    } else {
      await sleep(IDLE_MS, undefined, { signal }).catch(() => {});
    }
  }
}

async function embedBatch(queue: WorkQueue, embedder: Embedder, batch: Batch): Promise<void> {
  let vectors: Float32Array[];
  try {
    refuseOtherModel(embedder, batch);
    vectors = await embedder.embedPassages(batch.texts);
  } catch (error) {
    await queue.giveBack(batch.id);
    throw error;
  }
  await queue.bring(batch.id, vectors);
}

function refuseOtherModel({ name, sha256, dimension }: Embedder, { model }: Batch): void {
  if (model.sha256 === sha256 && model.dimension === dimension) return;
  throw new IndexError(
    `the build uses the embedding model ${described(model)}, this worker has ` +
      `${described({ name, sha256, dimension })}: give both the same program and EMBEDDING_MODEL`,
  );
}

function described({ name, sha256, dimension }: Batch['model']): string {
  return `${name} (${sha256.slice(0, 12)}, ${dimension} numbers)`;
}
