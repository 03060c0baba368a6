import path from 'node:path';
import { type BuildResult, buildIndex } from '../index/build.ts';
import { type Embedder, loadEmbedder } from '../index/embedder.ts';
import { modelEntry } from '../index/models.ts';
import { BuildProgress } from './progress.ts';
import type { Settings } from './settings.ts';

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

/** Build the index, say how far it is and name the files that could not be read. */
export async function build(
  options: { inputs: string[]; indexFolder: string; full?: boolean },
  embedder: Embedder,
): Promise<BuildResult> {
  const progress = new BuildProgress();
  try {
    const result = await buildIndex({ ...options, embedder, onProgress: progress.advance });
    progress.stop();
    for (const error of result.errors) process.stderr.write(`skipped ${error.message}\n`);
    return result;
  } finally {
    progress.stop();
  }
}

/** A folder given on the command line is meant from where the person stands. */
export function fromHere(given: string): string {
  return path.resolve(given);
}
