import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../text/hash.ts';
import { Catalog } from './catalog.ts';
import type { Embedder } from './embedder.ts';
import {
  CATALOG_FILE,
  DATA_FILES,
  FORMAT_VERSION,
  GRAPH_FILE,
  IndexError,
  LEXICAL_FILE,
  type Manifest,
  RULES_VERSION,
  VECTORS_FILE,
} from './format.ts';
import { Generation } from './generation.ts';
import { LexicalIndex } from './lexical.ts';
import { decodeLexical } from './lexical-format.ts';
import { currentGeneration, generationFolder, readManifest } from './publish.ts';
import { openDense } from './vectors.ts';

const REBUILD = 'rebuild with npm run index';

/**
 * Open the served generation of an index folder. Every file is compared with the manifest before
 * anything else reads it; a generation of another format, rule version or model is refused.
 * Throws IndexError with the reason and the remedy.
 */
export async function openIndex(
  indexFolder: string,
  embedder: Pick<Embedder, 'sha256' | 'dimension' | 'name'>,
): Promise<Generation> {
  const number = await currentGeneration(indexFolder);
  if (number === null) throw new IndexError(`no index in ${indexFolder}: run npm run index`);
  const folder = path.join(indexFolder, generationFolder(number));
  const manifest = await readManifest(folder);
  checkVersions(manifest, embedder);
  const bytes = await verifiedFiles(folder, manifest);
  const { dimension } = manifest.model;
  const { passages } = manifest.counts;
  const [passagePostings, reportPostings] = decodeLexical(bytes(LEXICAL_FILE));
  if (passagePostings?.documents !== passages || !reportPostings) {
    throw new IndexError(`lexical.bin does not hold ${passages} passages: ${REBUILD}`);
  }
  return new Generation({
    manifest,
    catalog: new Catalog(path.join(folder, CATALOG_FILE)),
    passages: new LexicalIndex(passagePostings),
    reports: new LexicalIndex(reportPostings),
    dense: openDense(path.join(folder, GRAPH_FILE), bytes(VECTORS_FILE), dimension, passages),
  });
}

/** Reasons why a generation cannot be served with this program and model. */
export function checkVersions(
  manifest: Manifest,
  embedder: Pick<Embedder, 'sha256' | 'dimension' | 'name'>,
): void {
  const { format, rules, model } = manifest;
  if (format !== FORMAT_VERSION) {
    throw new IndexError(
      `the index has format ${format}, this program reads ${FORMAT_VERSION}: ${REBUILD}`,
    );
  }
  if (rules !== RULES_VERSION) {
    throw new IndexError(`the index was built by rules ${rules}, now ${RULES_VERSION}: ${REBUILD}`);
  }
  if (model.sha256 !== embedder.sha256 || model.dimension !== embedder.dimension) {
    throw new IndexError(
      `the index was built with the model ${model.name} (${model.sha256.slice(0, 8)}), the setting ` +
        `is ${embedder.name} (${embedder.sha256.slice(0, 8)}): ${REBUILD}`,
    );
  }
}

/**
 * The files of a generation, every one compared with its manifest. Throws IndexError for one that
 * is missing, or is not what was built.
 */
export async function verifiedFiles(
  folder: string,
  manifest: Manifest,
): Promise<(name: string) => Uint8Array> {
  const bytes = new Map<string, Uint8Array>();
  for (const name of DATA_FILES) {
    const file = path.join(folder, name);
    const expected = manifest.files.find(entry => entry.name === name);
    const content = await readFile(file).catch((error: unknown) => {
      throw new IndexError(`${file} cannot be read: ${REBUILD}`, { cause: error });
    });
    if (content.length !== expected?.size || sha256(content) !== expected.sha256) {
      throw new IndexError(`${file} is damaged, it is not what was built: ${REBUILD}`);
    }
    if (name === LEXICAL_FILE || name === VECTORS_FILE) bytes.set(name, content);
  }
  return name => bytes.get(name) ?? new Uint8Array();
}
