import type pg from 'pg';
import { NearCopies } from '../../../reports/near-copies.ts';
import { type BuildPlan, type InputFile, planAll, planChanges } from '../../build/build-plan.ts';
import { type BuildResult, BuildStopped } from '../../build/build-result.ts';
import { readFiles } from '../../build/read-files.ts';
import type { Embedder } from '../../embedder.ts';
import { EmbeddingQueue } from '../../embedding/embedding-queue.ts';
import type { ManyEmbedders } from '../../embedding/many-embedders.ts';
import { IndexError, METRIC, RULES_VERSION } from '../../format.ts';
import { manifestOf, type StoredGeneration } from '../stored-generation.ts';
import { applyRemovals, removeAll } from './apply-plan.ts';
import { type Begun, beginGeneration, forgetUnpublished } from './begin.ts';
import { checkGeneration, countHeld } from './check.ts';
import { FileRows, readErrors } from './file-rows.ts';
import { knownFiles, knownNearCopies } from './known-rows.ts';
import { countTerms } from './lexicon-rows.ts';
import { comparedWithBefore, noteHeld, publishGeneration } from './publish.ts';
import { analyze, makeSearchIndexes } from './search-indexes.ts';
import type { StoredBuildOptions } from './stored-build-options.ts';
import { StoredWriter } from './stored-writer.ts';
import { deleteOld } from './tidy.ts';
import { VectorStore } from './vector-store.ts';

/** What a build begins with, under the lock. */
interface Beginning {
  inputs: InputFile[];
  hash: string;
  /** The generation before. */
  served: StoredGeneration | null;
  many: ManyEmbedders;
}

/** Build and publish a generation, on the connection that has the lock. */
export async function buildGeneration(
  client: pg.ClientBase,
  options: StoredBuildOptions,
  { inputs, hash, served, many }: Beginning,
): Promise<BuildResult> {
  const { store, embedder, signal, onProgress } = options;
  const before = served ?? NOTHING;
  const reason = reasonForAll(served, embedder, options.full ?? false);
  const begun = await beginGeneration(client, {
    published: before.generation,
    inputs: hash,
    embedder,
  });
  const { generation, modelId } = begun;
  const vectors = new VectorStore(store, modelId, embedder.dimension);
  try {
    const plan =
      reason === null
        ? await planChanges(await knownFiles(client, before.generation), inputs)
        : planAll(inputs);
    if (reason === null) await applyRemovals(client, generation, plan.removals);
    else await removeAll(client, generation);
    const isAnew = reason !== null;
    const parts = { client, begun, plan, before, vectors, many, isAnew };
    const next = await writeReports(parts, options);
    signal?.throwIfAborted();
    onProgress?.('check', 0, 1);
    await countTerms(client, generation);
    const { files, reports, passages, ...terms } = await countHeld(client, generation);
    if (reports === 0) throw await nothingRead(client, generation, plan.readings.length);
    const stored: StoredGeneration = {
      ...{ generation, publishedAt: null, rules: RULES_VERSION, inputs: hash, modelId, next },
      model: { ...modelOf(embedder), metric: METRIC },
      counts: { files, reports, passages },
      terms: { reports: terms.reportTerms, passages: terms.passageTerms },
    };
    await noteHeld(client, stored);
    await makeSearchIndexes(client, modelId, embedder.dimension);
    if (isAnew) await analyze(client);
    await checkGeneration(store, stored);
    const compared = await comparedWithBefore(client, generation, reports);
    const errors = await readErrors(client, generation);
    signal?.throwIfAborted();
    await publishGeneration(client, generation);
    // From here on it is served: nothing may fail that a next build can make good.
    await deleteOld(client, begun).catch(() => {});
    onProgress?.('publish', 1, 1);
    return {
      manifest: manifestOf(stored),
      mode: reason === null ? 'incremental' : 'full',
      reason,
      reports: compared,
      passages: { embedded: vectors.stored, reused: passages - vectors.stored },
      errors,
    };
  } catch (error) {
    await vectors.finish().catch(() => {});
    // Where the connection is gone, the next build does it.
    await forgetUnpublished(client).catch(() => {});
    if (!signal?.aborted) throw error;
    throw new BuildStopped(vectors.stored, { cause: error });
  }
}

const NOTHING = { generation: 0, next: { report: 0, passage: 0 } };

function reasonForAll(
  served: StoredGeneration | null,
  embedder: Embedder,
  full: boolean,
): string | null {
  if (!served) return 'no index before';
  if (served.model.sha256 !== embedder.sha256) return 'the model changed';
  if (full) return 'a full build was asked for';
  if (served.rules !== RULES_VERSION) {
    return `rules changed from ${served.rules} to ${RULES_VERSION}`;
  }
  return null;
}

interface Writing {
  client: pg.ClientBase;
  begun: Begun;
  plan: BuildPlan;
  before: Pick<StoredGeneration, 'next'>;
  vectors: VectorStore;
  many: ManyEmbedders;
  /** Nothing of the generation before is gone on from. */
  isAnew: boolean;
}

/** Read and write what the plan names; gives the first numbers that were not given. */
async function writeReports(
  { client, begun, plan, before, vectors, many, isAnew }: Writing,
  { embedder, signal, onProgress = () => {} }: StoredBuildOptions,
): Promise<StoredGeneration['next']> {
  const { generation } = begun;
  const queue = new EmbeddingQueue({
    embed: texts => embedder.embedPassages(texts),
    startMany: many.count > 0 ? () => many.start() : null,
    deliver: (vector, hash, isNew) => {
      signal?.throwIfAborted();
      if (isNew) vectors.add(hash, vector);
    },
  });
  const nearCopies = isAnew ? new NearCopies() : await knownNearCopies(client, generation);
  const writer = new StoredWriter({
    ...{ client, generation, nearCopies, vectors, queue, next: before.next },
  });
  const files = new FileRows();
  for (const file of plan.files) files.put(file);
  await readFiles(
    plan.readings,
    { catalog: files, writer },
    { signal, onProgress: (done, total) => onProgress('read', done, total) },
  );
  signal?.throwIfAborted();
  await writer.finish((done, total) => onProgress('embed', done, total));
  await files.write(client, generation);
  return writer.next;
}

function modelOf({ name, sha256, dimension }: Embedder) {
  return { name, sha256, dimension };
}

async function nothingRead(
  client: pg.ClientBase,
  generation: number,
  files: number,
): Promise<IndexError> {
  const errors = await readErrors(client, generation);
  const reasons = errors.slice(0, 3).map(error => error.message);
  return new IndexError(`none of ${files} files could be read: ${reasons.join('; ')}`);
}
