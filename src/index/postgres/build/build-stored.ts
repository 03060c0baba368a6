import type pg from 'pg';
import { isLost } from '../../../postgres/lost.ts';
import { withClient } from '../../../postgres/query.ts';
import { StoreError } from '../../../postgres/store-error.ts';
import type { BuildResult } from '../../build/build-result.ts';
import { findInputs, inputsHash } from '../../build/input-files.ts';
import { LocalEmbedders } from '../../embedding/local-embedders.ts';
import { HandOut } from '../spread/hand-out.ts';
import { manifestOf, publishedGenerations, type StoredGeneration } from '../stored-generation.ts';
import { lockBuilds, unlockBuilds } from './build-lock.ts';
import { readErrors } from './file-rows.ts';
import type { StoredBuildOptions } from './stored-build-options.ts';

/**
 * Bring the index in a database up to date with report files, and publish it; the rest is as with
 * buildIndex. Throws StoreError when the connection is lost: then nothing is published.
 */
export async function buildStored(options: StoredBuildOptions): Promise<BuildResult> {
  const { store, embedder, indexFolder } = options;
  const inputs = await findInputs(options.inputs, indexFolder);
  const hash = inputsHash(inputs, embedder.sha256);
  const [served] = await publishedGenerations(store);
  if (!options.full && served?.inputs === hash) return unchanged(store.pool, served);
  options.signal?.throwIfAborted();
  try {
    return await withClient(store, client => buildLocked(client, options, { inputs, hash }));
  } catch (error) {
    if (!isLost(error)) throw error;
    throw new StoreError(
      `the connection to the database at ${store.place} was lost: the index is as it was, ` +
        'and what was embedded is kept; run npm run index again',
      { cause: error },
    );
  }
}

async function buildLocked(
  client: pg.PoolClient,
  options: StoredBuildOptions,
  { inputs, hash }: { inputs: Awaited<ReturnType<typeof findInputs>>; hash: string },
): Promise<BuildResult> {
  await lockBuilds(client);
  const { store, embedder } = options;
  const many = new HandOut({ store, embedder, local: new LocalEmbedders(embedder.recipe) });
  try {
    // The model is loaded while it is found out what changed.
    many.prepare();
    const [served = null] = await publishedGenerations(options.store);
    // Another build may have done it meanwhile.
    if (!options.full && served?.inputs === hash) return await unchanged(client, served);
    // What reads reports takes as long to load as finding out that there is nothing to read.
    const { buildGeneration } = await import('./build-generation.ts');
    return await buildGeneration(client, options, { inputs, hash, served, many });
  } finally {
    await many.close();
    await unlockBuilds(client).catch(() => {});
  }
}

async function unchanged(
  client: pg.Pool | pg.PoolClient,
  served: StoredGeneration,
): Promise<BuildResult> {
  const { reports, passages } = served.counts;
  return {
    manifest: manifestOf(served),
    mode: 'unchanged',
    reason: null,
    reports: { added: 0, removed: 0, kept: reports },
    passages: { embedded: 0, reused: passages },
    errors: await readErrors(client, served.generation),
  };
}
