import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ReportError } from '../../reports/errors.ts';
import { readErrors, readReportIds } from '../catalog/catalog-known.ts';
import { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import { KeptVectors } from '../embedding/kept-vectors.ts';
import { KnownVectors } from '../embedding/known-vectors.ts';
import type { ManyEmbedders } from '../embedding/many-embedders.ts';
import { CATALOG_FILE, FORMAT_VERSION, IndexError, METRIC, RULES_VERSION } from '../format.ts';
import { nextGeneration } from '../index-folder.ts';
import { beginBuild, publish } from '../publish/publish.ts';
import { type BuildBase, chooseBase } from './build-base.ts';
import type { InputFile } from './build-plan.ts';
import { type BuildOptions, type BuildResult, BuildStopped } from './build-result.ts';
import { GenerationWriter } from './generation-write.ts';
import { readFiles } from './read-files.ts';
import type { ServedGeneration } from './served.ts';

/** What a build begins with, under the lock. */
interface Beginning {
  inputs: InputFile[];
  /** Over the inputs, for the manifest. */
  hash: string;
  /** The generation before, or why there is none. */
  served: ServedGeneration | string;
  /** May be loading the model already. */
  many: ManyEmbedders;
}

/** Build and publish a generation, by the holder of the lock. */
export async function buildChanged(
  options: BuildOptions,
  { inputs, hash, served, many }: Beginning,
): Promise<BuildResult> {
  const { indexFolder, embedder, full = false, signal } = options;
  const base = await chooseBase(served, { inputs, embedder, full });
  const building = await beginBuild(indexFolder);
  const kept = new KeptVectors(indexFolder, embedder);
  try {
    const written = await writeGeneration(building, base, { ...options, kept, many });
    const before = typeof served === 'string' ? new Set<string>() : reportIdsOf(served.folder);
    const now = reportIdsOf(building);
    options.onProgress?.('check', 0, 1);
    const { embedded, errors, ...counts } = written;
    const manifest = await publish(indexFolder, building, {
      format: FORMAT_VERSION,
      rules: RULES_VERSION,
      generation: await nextGeneration(indexFolder),
      inputs: hash,
      model: {
        name: embedder.name,
        sha256: embedder.sha256,
        dimension: embedder.dimension,
        metric: METRIC,
      },
      counts: { files: inputs.length, ...counts },
    });
    // From here on it is served: nothing may fail that a next build can make good.
    removeKept(kept);
    options.onProgress?.('publish', 1, 1);
    return {
      manifest,
      mode: base.reason === null ? 'incremental' : 'full',
      reason: base.reason,
      reports: compared(before, now),
      passages: { embedded, reused: counts.passages - embedded },
      errors,
    };
  } catch (error) {
    if (signal?.aborted) throw new BuildStopped(kept.close(), { cause: error });
    throw error;
  } finally {
    // First, as keeping vectors takes room that a full disk does not have.
    // What cannot be removed now is removed by the next build.
    await rm(building, { recursive: true, force: true }).catch(() => {});
    kept.close();
  }
}

function removeKept(kept: KeptVectors): void {
  try {
    kept.remove();
  } catch {
    // The next build finds the vectors, and removes them.
  }
}

async function writeGeneration(
  folder: string,
  { plan, open }: BuildBase,
  options: BuildOptions & { kept: KeptVectors; many: ManyEmbedders },
): Promise<{ reports: number; passages: number; embedded: number; errors: ReportError[] }> {
  const { embedder, signal, kept, many, onProgress = () => {} } = options;
  const known = new KnownVectors(kept);
  const parts = await open(folder, known).catch((error: unknown) => {
    known.close();
    throw error;
  });
  let embedded = 0;
  const queue = new EmbeddingQueue({
    embed: texts => embedder.embedPassages(texts),
    startMany: many.count > 0 ? () => many.start() : null,
    deliver: async (vector, textHash, isNew) => {
      signal?.throwIfAborted();
      await parts.graph.add(vector);
      if (!isNew) return;
      kept.keep(textHash, vector);
      embedded++;
    },
  });
  try {
    const { catalog } = parts;
    for (const file of plan.files) catalog.putFile(file);
    const writer = new GenerationWriter(folder, { ...parts, queue, known });
    await readFiles(
      plan.readings,
      { catalog, writer },
      { signal, onProgress: (done, total) => onProgress('read', done, total) },
    );
    signal?.throwIfAborted();
    const counts = await writer.finish((done, total) => onProgress('embed', done, total));
    const errors = readErrors(path.join(folder, CATALOG_FILE));
    if (counts.reports === 0) throw nothingRead(plan.readings.length, errors);
    return { ...counts, embedded, errors };
  } finally {
    await many.close();
    known.close();
    parts.catalog.abandon();
    await parts.graph.close();
  }
}

function nothingRead(files: number, errors: ReportError[]): IndexError {
  const reasons = errors.slice(0, 3).map(error => error.message);
  return new IndexError(`none of ${files} files could be read: ${reasons.join('; ')}`);
}

function reportIdsOf(folder: string): Set<string> {
  return readReportIds(path.join(folder, CATALOG_FILE));
}

function compared(before: Set<string>, now: Set<string>): BuildResult['reports'] {
  const kept = [...now].filter(id => before.has(id)).length;
  return { added: now.size - kept, removed: before.size - kept, kept };
}
