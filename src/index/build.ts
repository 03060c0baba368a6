import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deduplicate } from '../reports/deduplicate.ts';
import type { ReportError } from '../reports/errors.ts';
import { READ_FORMATS } from '../reports/extract.ts';
import { findReportFiles, hashFile, type ReportFile } from '../reports/files.ts';
import { readReports } from '../reports/read.ts';
import { foldText } from '../text/fold.ts';
import { sha256 } from '../text/hash.ts';
import { terms } from '../text/terms.ts';
import type { Report } from '../types.ts';
import { CatalogWriter } from './catalog-write.ts';
import type { Embedder } from './embedder.ts';
import {
  CATALOG_FILE,
  FORMAT_VERSION,
  GRAPH_FILE,
  IndexError,
  LEXICAL_FILE,
  type Manifest,
  METRIC,
  RULES_VERSION,
  VECTORS_FILE,
} from './format.ts';
import { LexicalBuilder } from './lexical-build.ts';
import { encodeLexical } from './lexical-format.ts';
import { verifiedFiles } from './open.ts';
import {
  beginBuild,
  currentGeneration,
  generationFolder,
  nextGeneration,
  publish,
  readManifest,
} from './publish.ts';
import { type PassageSpan, passageHeader, splitReport } from './split.ts';
import { DenseBuilder } from './vectors.ts';

export type BuildStep = 'read' | 'embed';

export interface BuildOptions {
  /** Folders and files with reports. */
  inputs: string[];
  indexFolder: string;
  embedder: Embedder;
  /** Build even when nothing changed since the served generation. */
  full?: boolean;
  onProgress?: (step: BuildStep, done: number, total: number) => void;
}

export interface BuildResult {
  manifest: Manifest;
  /** True when the served generation was built from the same inputs and stays. */
  unchanged: boolean;
  /** Files and lines that could not be read; the others are in the index. */
  errors: ReportError[];
}

/** Small batches: larger ones are slower, padded to their longest text, and hold more memory. */
const EMBEDDING_BATCH = 8;

/**
 * Build a generation from report files and publish it. Nothing is published, and the generation
 * before stays served, when anything fails. Throws IndexError when there is nothing to index, and
 * ReportError for a path that does not exist.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildResult> {
  const { indexFolder, embedder, onProgress = () => {} } = options;
  const files = await findReportFiles(options.inputs);
  if (files.length === 0) {
    throw new IndexError(`no reports in ${options.inputs.join(', ')}: put ${READ_FORMATS} there`);
  }
  const inputs = await hashInputs(files, embedder);
  const served = options.full ? null : await servedManifest(indexFolder);
  if (served?.inputs === inputs) return { manifest: served, unchanged: true, errors: [] };
  const { reports, errors } = await readAll(files, onProgress);
  if (reports.length === 0) {
    const reasons = errors.slice(0, 3).map(error => error.message);
    throw new IndexError(`none of ${files.length} files could be read: ${reasons.join('; ')}`);
  }
  const building = await beginBuild(indexFolder);
  try {
    for (const source of reports.flatMap(report => report.sources)) {
      source.path = path.relative(indexFolder, source.path);
    }
    const passages = await writeGeneration(building, reports, embedder, onProgress);
    const manifest = await publish(indexFolder, building, {
      format: FORMAT_VERSION,
      rules: RULES_VERSION,
      generation: await nextGeneration(indexFolder),
      inputs,
      model: {
        name: embedder.name,
        sha256: embedder.sha256,
        dimension: embedder.dimension,
        metric: METRIC,
      },
      counts: { files: files.length, reports: reports.length, passages },
    });
    return { manifest, unchanged: false, errors };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function hashInputs(files: ReportFile[], embedder: Embedder): Promise<string> {
  const lines = [`${FORMAT_VERSION} ${RULES_VERSION} ${embedder.sha256}`];
  for (const file of files) lines.push(`${await hashFile(file)} ${file.name}`);
  return sha256(lines.join('\n'));
}

/** Manifest of the served generation; null when there is none that is whole. */
async function servedManifest(indexFolder: string): Promise<Manifest | null> {
  const generation = await currentGeneration(indexFolder);
  if (generation === null) return null;
  const folder = path.join(indexFolder, generationFolder(generation));
  try {
    const manifest = await readManifest(folder);
    await verifiedFiles(folder, manifest);
    return manifest;
  } catch (error) {
    if (error instanceof IndexError) return null;
    throw error;
  }
}

async function readAll(
  files: ReportFile[],
  onProgress: NonNullable<BuildOptions['onProgress']>,
): Promise<{ reports: Report[]; errors: ReportError[] }> {
  const reports: Report[] = [];
  const errors: ReportError[] = [];
  for (const [index, file] of files.entries()) {
    const result = await readReports(file);
    reports.push(...result.reports);
    errors.push(...result.errors);
    onProgress('read', index + 1, files.length);
  }
  return { reports: deduplicate(reports), errors };
}

async function writeGeneration(
  folder: string,
  reports: Report[],
  embedder: Embedder,
  onProgress: NonNullable<BuildOptions['onProgress']>,
): Promise<number> {
  const catalog = new CatalogWriter(path.join(folder, CATALOG_FILE));
  const passageTerms = new LexicalBuilder();
  const reportTerms = new LexicalBuilder();
  const texts: string[] = [];
  for (const report of reports) {
    const spans = splitReport(report);
    catalog.add(report, spans);
    reportTerms.add(terms(foldText(`${passageHeader(report, null)}\n${report.body}`)));
    for (const span of spans) {
      const text = indexedText(report, span);
      passageTerms.add(terms(foldText(text)));
      texts.push(text);
    }
  }
  catalog.close();
  await writeFile(
    path.join(folder, LEXICAL_FILE),
    encodeLexical([passageTerms.build(), reportTerms.build()]),
  );
  const dense = new DenseBuilder(embedder.dimension, texts.length);
  for (let start = 0; start < texts.length; start += EMBEDDING_BATCH) {
    const batch = texts.slice(start, start + EMBEDDING_BATCH);
    for (const vector of await embedder.embedPassages(batch)) dense.add(vector);
    onProgress('embed', Math.min(texts.length, start + EMBEDDING_BATCH), texts.length);
  }
  dense.writeGraph(path.join(folder, GRAPH_FILE));
  await writeFile(path.join(folder, VECTORS_FILE), dense.roundedBytes());
  return texts.length;
}

/** A passage as it is searched: its header, then its words. */
function indexedText(report: Report, span: PassageSpan): string {
  return `${passageHeader(report, span.speaker)}\n${report.body.slice(span.start, span.end)}`;
}
