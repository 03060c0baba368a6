import path from 'node:path';
import { type BuildOptions, type BuildResult, BuildStopped, buildIndex } from '../index/build.ts';
import { type Embedder, loadEmbedder } from '../index/embedder.ts';
import { modelEntry } from '../index/embedding/models.ts';
import { currentGeneration } from '../index/index-folder.ts';
import { BuildProgress } from './progress.ts';
import type { Settings } from './settings.ts';
import { StoppedError } from './stop.ts';

/** The embedding model that the settings name, with a bar while it is downloaded. */
export async function openEmbedder(settings: Settings): Promise<Embedder> {
  const progress = new BuildProgress();
  try {
    return await loadEmbedder(modelEntry(settings.EMBEDDING_MODEL ?? null), {
      remoteHost: settings.HF_ENDPOINT,
      onDownload: (file, percent) => progress.show(`Downloading ${file}`, percent, 100),
    });
  } finally {
    progress.stop();
  }
}

interface BuildRequest {
  inputs: string[];
  indexFolder: string;
  full?: boolean;
  signal?: AbortSignal;
  /** Address of the database that has the index; without one it stands in the folder. */
  storeUrl?: string | undefined;
}

/**
 * Build the index and say how far it is, on a bar unless it is told elsewhere. Throws StoppedError
 * when the signal stops it.
 */
export async function build(
  request: BuildRequest,
  embedder: Embedder,
  onProgress?: (step: string, done: number, total: number) => void,
): Promise<BuildResult> {
  const progress = new BuildProgress();
  const { signal } = request;
  try {
    signal?.throwIfAborted();
    const options = { ...request, embedder, onProgress: onProgress ?? progress.advance };
    const result = await (request.storeUrl
      ? buildInStore(request.storeUrl, options)
      : buildIndex(options));
    progress.stop();
    if (!onProgress) {
      for (const error of result.errors) process.stderr.write(`skipped ${error.message}\n`);
    }
    return result;
  } catch (error) {
    if (!signal?.aborted) throw error;
    const kept = error instanceof BuildStopped ? error.kept : 0;
    throw new StoppedError(await whatStays(request, kept), { cause: error });
  } finally {
    progress.stop();
  }
}

/** Who has no database need not wait for its client to be read. */
async function buildInStore(url: string, options: BuildOptions): Promise<BuildResult> {
  const { buildAt } = await import('../index/postgres/build/build-at.ts');
  return buildAt(url, options);
}

async function whatStays(
  { indexFolder, storeUrl }: BuildRequest,
  embeddings: number,
): Promise<string> {
  const current = storeUrl ? null : await currentGeneration(indexFolder);
  let index = current === null ? 'there is no index yet' : `generation ${current} is as it was`;
  if (storeUrl) index = 'the index in the database is as it was';
  if (embeddings === 0) return `Stopped: ${index}.`;
  return `Stopped: ${index}; ${embeddings} embeddings are kept, and npm run index goes on from there.`;
}

/** Say what is wrong though the command goes on. */
export function warn(message: string): void {
  process.stderr.write(`warning: ${message}\n`);
}

/** A folder given on the command line is meant from where the person stands. */
export function fromHere(given: string): string {
  return path.resolve(given);
}
