import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { NearCopies } from '../../reports/near-copies.ts';
import { readKnownFiles, readSignatures } from '../catalog/catalog-known.ts';
import { applyRemovals } from '../catalog/catalog-remove.ts';
import { CatalogWriter } from '../catalog/catalog-write.ts';
import type { Embedder } from '../embedder.ts';
import type { KnownVectors } from '../embedding/known-vectors.ts';
import { CATALOG_FILE, GRAPH_FILE, LEXICAL_FILE, RULES_VERSION } from '../format.ts';
import { LexicalFile } from '../lexical/lexical-file.ts';
import { PASSAGES, REPORTS } from '../lexical/lexical-format.ts';
import { type BuildPlan, type InputFile, planAll, planChanges } from './build-plan.ts';
import type { GenerationParts } from './generation-write.ts';
import { GraphThread } from './graph-thread.ts';
import type { ServedGeneration } from './served.ts';

/** Removed passages keep their numbers; when these are more than so large a share, all are new. */
const MOST_HOLES = 0.1;

/** What a build begins with. */
export interface BuildBase {
  /** Why all is built anew; null when the generation before is gone on from. */
  reason: string | null;
  plan: BuildPlan;
  /** Make the parts that the generation is written with, in its folder. */
  open: (folder: string, known: KnownVectors) => Promise<OpenedParts>;
}

type OpenedParts = Omit<GenerationParts, 'queue' | 'known'>;

interface Choice {
  inputs: InputFile[];
  embedder: Embedder;
  /** Asked for by a person. */
  full: boolean;
}

/** Decide what a build goes on from: the generation before, or nothing but its vectors. */
export async function chooseBase(
  served: ServedGeneration | string,
  { inputs, embedder, full }: Choice,
): Promise<BuildBase> {
  if (typeof served === 'string') return anew(served, inputs, embedder);
  const { rules, model } = served.manifest;
  if (model.sha256 !== embedder.sha256 || model.dimension !== embedder.dimension) {
    return anew('the model changed', inputs, embedder);
  }
  if (full) return anew('a full build was asked for', inputs, embedder, served);
  if (rules !== RULES_VERSION) {
    const reason = `rules changed from ${rules} to ${RULES_VERSION}`;
    return anew(reason, inputs, embedder, served);
  }
  return goOn(served, inputs, embedder);
}

/** Build from nothing; a generation of the same model lends its vectors. */
function anew(
  reason: string,
  inputs: InputFile[],
  embedder: Embedder,
  lender: ServedGeneration | null = null,
): BuildBase {
  const open: BuildBase['open'] = async (folder, known) => {
    if (lender) known.addGeneration(lender.folder, embedder.dimension);
    return {
      catalog: new CatalogWriter(path.join(folder, CATALOG_FILE)),
      nearCopies: new NearCopies(),
      graph: new GraphThread({ dimension: embedder.dimension, before: null }),
      before: null,
    };
  };
  return { reason, plan: planAll(inputs), open };
}

/** Build what changed, unless that leaves too many holes. */
async function goOn(
  served: ServedGeneration,
  inputs: InputFile[],
  embedder: Embedder,
): Promise<BuildBase> {
  const catalogFile = path.join(served.folder, CATALOG_FILE);
  const known = readKnownFiles(catalogFile);
  const plan = await planChanges(known, inputs);
  const removed = plan.removals.reports.flatMap(reportIndex => {
    const [first, count] = known.passages.get(reportIndex) ?? [0, 0];
    return Array.from({ length: count }, (_, i) => first + i);
  });
  const lexicalFile = path.join(served.folder, LEXICAL_FILE);
  const { passages, reports } = documentsOf(lexicalFile);
  const holes = passages.documents - passages.living + removed.length;
  if (holes > MOST_HOLES * passages.documents) {
    const reason = `more than ${100 * MOST_HOLES} % of the passages were removed`;
    return anew(reason, inputs, embedder, served);
  }
  const before: GenerationParts['before'] = {
    lexicalFile,
    next: { passage: passages.documents, report: reports.documents },
    removed: { passages: removed, reports: plan.removals.reports },
  };
  return {
    reason: null,
    plan,
    open: (folder, vectors) => copyOf(served, folder, vectors, { plan, before }),
  };
}

function documentsOf(lexicalFile: string) {
  const file = new LexicalFile(lexicalFile);
  const [passages, reports] = [file.size(PASSAGES), file.size(REPORTS)];
  file.close();
  return { passages, reports };
}

async function copyOf(
  served: ServedGeneration,
  folder: string,
  known: KnownVectors,
  { plan, before }: { plan: BuildPlan; before: NonNullable<GenerationParts['before']> },
): Promise<OpenedParts> {
  const { dimension } = served.manifest.model;
  // Before the catalog, which would stay open if this failed.
  known.addGeneration(served.folder, dimension);
  const from = path.join(served.folder, CATALOG_FILE);
  const to = path.join(folder, CATALOG_FILE);
  await copyFile(from, to);
  const catalog = new CatalogWriter(to, before.next);
  applyRemovals(catalog, plan.removals);
  const nearCopies = new NearCopies();
  const removedReports = new Set(before.removed.reports);
  for (const [reportIndex, signature] of readSignatures(from)) {
    if (!removedReports.has(reportIndex)) nearCopies.addEarlier(reportIndex, signature);
  }
  const graph = new GraphThread({
    dimension,
    before: {
      graphFile: path.join(served.folder, GRAPH_FILE),
      rounded: served.rounded,
      removed: before.removed.passages,
    },
  });
  return { catalog, nearCopies, graph, before };
}
