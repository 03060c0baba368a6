import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Catalog } from './catalog/catalog.ts';
import { readChecked } from './checked-file.ts';
import {
  CATALOG_FILE,
  DATA_FILES,
  DamageError,
  GRAPH_FILE,
  LEXICAL_FILE,
  type Manifest,
  REBUILD,
  VECTORS_FILE,
} from './format.ts';
import type { GenerationFiles } from './generation.ts';
import { LexicalIndex } from './lexical/lexical.ts';
import { decodeLexical } from './lexical/lexical-format.ts';
import { openDense } from './vectors.ts';

/** Files that are held in memory; the others are opened by SQLite and the graph's library. */
const HELD_FILES: readonly string[] = [LEXICAL_FILE, VECTORS_FILE];

/**
 * Open the files of a generation, after every one was compared with the manifest. Throws DamageError
 * when one is missing or not what was built, or they do not fit together.
 */
export async function loadGeneration(folder: string, manifest: Manifest): Promise<GenerationFiles> {
  const bytes = await verifiedFiles(folder, manifest);
  const { dimension } = manifest.model;
  const { passages, reports } = manifest.counts;
  const [passagePostings, reportPostings] = decodeLexical(bytes(LEXICAL_FILE));
  if (passagePostings?.living !== passages || reportPostings?.living !== reports) {
    throw new DamageError(
      `lexical.bin does not hold ${passages} passages of ${reports} reports: ${REBUILD}`,
    );
  }
  // Removed passages keep their numbers.
  const numbers = passagePostings.lengths.length;
  const graph = path.join(folder, GRAPH_FILE);
  const dense = await openDense(graph, bytes(VECTORS_FILE), dimension, numbers);
  const passageScores = await LexicalIndex.load(passagePostings);
  const reportScores = await LexicalIndex.load(reportPostings);
  const catalog = new Catalog(path.join(folder, CATALOG_FILE));
  const records = await catalog.readRecords();
  const reportIndexes = catalog.reportIndexes();
  // Each of these takes milliseconds for which questions would wait.
  await setImmediate();
  const passageRanges = catalog.passageRanges();
  await setImmediate();
  return {
    manifest,
    catalog,
    records,
    reportIndexes,
    passageRanges,
    passages: passageScores,
    reports: reportScores,
    dense,
  };
}

/**
 * Compare the files of a generation with its manifest; gives the bytes of those that are held in
 * memory. They are hashed in pieces, so that questions are answered meanwhile. Throws DamageError.
 */
export async function verifiedFiles(
  folder: string,
  manifest: Manifest,
): Promise<(name: string) => Uint8Array> {
  const held = new Map<string, Uint8Array>();
  for (const name of DATA_FILES) {
    const keep = HELD_FILES.includes(name);
    const expected = manifest.files.find(file => file.name === name);
    const bytes = await readChecked(path.join(folder, name), expected, keep);
    if (keep) held.set(name, bytes);
  }
  return name => held.get(name) ?? new Uint8Array();
}
