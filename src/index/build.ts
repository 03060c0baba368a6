import path from 'node:path';
import type { BuildOptions, BuildResult } from './build/build-result.ts';
import { findInputs, inputsHash } from './build/input-files.ts';
import { type ServedGeneration, servedGeneration } from './build/served.ts';
import { readErrors } from './catalog/catalog-known.ts';
import { LocalEmbedders } from './embedding/local-embedders.ts';
import { CATALOG_FILE } from './format.ts';
import { asItWas, explainDiskFailure } from './publish/disk.ts';
import { lockIndex } from './publish/lock.ts';

export {
  type BuildOptions,
  type BuildResult,
  BuildStopped,
} from './build/build-result.ts';

/**
 * Bring an index up to date with report files, and publish it: what did not change since the served
 * generation is neither read nor embedded again. Nothing is published, and the generation before
 * stays served, when anything fails. Throws BuildStopped when the signal stops it, IndexError when
 * there is nothing to index or another build runs, and ReportError for a path that does not exist.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildResult> {
  try {
    return await bringUpToDate(options);
  } catch (error) {
    throw explainDiskFailure(error, asItWas(options.indexFolder));
  }
}

async function bringUpToDate(options: BuildOptions): Promise<BuildResult> {
  const { indexFolder, embedder } = options;
  const inputs = await findInputs(options.inputs, indexFolder);
  const hash = inputsHash(inputs, embedder.sha256);
  const served = options.full ? null : await servedGeneration(indexFolder, hash);
  if (served && typeof served !== 'string') return unchanged(served);
  options.signal?.throwIfAborted();
  const lock = await lockIndex(indexFolder);
  const many = new LocalEmbedders(embedder.recipe);
  try {
    // The model is loaded while it is found out what changed.
    many.prepare();
    const now = await servedGeneration(indexFolder);
    // Another build may have done it meanwhile.
    if (!options.full && typeof now !== 'string' && now.manifest.inputs === hash) {
      return unchanged(now);
    }
    // What reads reports takes as long to load as finding out that there is nothing to read.
    const { buildChanged } = await import('./build/build-changed.ts');
    return await buildChanged(options, { inputs, hash, served: now, many });
  } finally {
    many.close();
    lock.release();
  }
}

function unchanged({ folder, manifest }: ServedGeneration): BuildResult {
  const { reports, passages } = manifest.counts;
  return {
    manifest,
    mode: 'unchanged',
    reason: null,
    reports: { added: 0, removed: 0, kept: reports },
    passages: { embedded: 0, reused: passages },
    errors: readErrors(path.join(folder, CATALOG_FILE)),
  };
}
