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
import { LexicalFile } from './lexical/lexical-file.ts';
import { PASSAGES, REPORTS } from './lexical/lexical-format.ts';
import { openDense } from './vectors.ts';

/**
 * Open the files of a generation, after every one was compared with the manifest. Throws DamageError
 * when one is missing or not what was built, or they do not fit together.
 */
export async function loadGeneration(folder: string, manifest: Manifest): Promise<GenerationFiles> {
  const rounded = await verifiedFiles(folder, manifest);
  const lexical = new LexicalFile(path.join(folder, LEXICAL_FILE));
  try {
    return await openFiles(folder, manifest, { rounded, lexical });
  } catch (error) {
    lexical.close();
    throw error;
  }
}

async function openFiles(
  folder: string,
  manifest: Manifest,
  { rounded, lexical }: { rounded: Uint8Array; lexical: LexicalFile },
): Promise<GenerationFiles> {
  const { passages, reports } = manifest.counts;
  const { living, documents } = lexical.size(PASSAGES);
  if (living !== passages || lexical.size(REPORTS).living !== reports) {
    throw new DamageError(
      `lexical.bin does not hold ${passages} passages of ${reports} reports: ${REBUILD}`,
    );
  }
  // Removed passages keep their numbers.
  const graph = path.join(folder, GRAPH_FILE);
  const dense = await openDense(graph, rounded, manifest.model.dimension, documents);
  const passageScores = new LexicalIndex(lexical, PASSAGES);
  // Each of these takes milliseconds for which questions would wait.
  await setImmediate();
  const reportScores = new LexicalIndex(lexical, REPORTS);
  await setImmediate();
  const catalog = new Catalog(path.join(folder, CATALOG_FILE));
  const records = await catalog.readRecords();
  const passageRanges = catalog.passageRanges();
  await setImmediate();
  return {
    manifest,
    catalog,
    records,
    passageRanges,
    passages: passageScores,
    reports: reportScores,
    dense,
  };
}

/**
 * Compare the files of a generation with its manifest; gives the bytes of vectors.i8, the only ones
 * that are held in memory as they are. They are hashed in pieces, so that questions are answered
 * meanwhile. Throws DamageError.
 */
export async function verifiedFiles(folder: string, manifest: Manifest): Promise<Uint8Array> {
  let rounded: Uint8Array = new Uint8Array();
  for (const name of DATA_FILES) {
    const keep = name === VECTORS_FILE;
    const expected = manifest.files.find(file => file.name === name);
    const bytes = await readChecked(path.join(folder, name), expected, keep);
    if (keep) rounded = bytes;
  }
  return rounded;
}
