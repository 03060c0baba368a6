/** What the benchmark takes from the product, as it was compiled for its command line. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const YINJU = path.join(ROOT, 'bin', 'yinju.js');
/** Packages of the product, such as better-sqlite3: peers that are built on one use the same. */
export const requireOfProduct = createRequire(path.join(ROOT, 'package.json'));

/** Compile the product when its sources are newer than what was compiled. */
export function compileProduct() {
  const run = spawnSync(process.execPath, [YINJU, '--version'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.status !== 0) throw new Error('the product does not compile');
}

/** @param {string} module such as `search/search`, from `src` */
export function productModule(module) {
  return import(pathToFileURL(path.join(ROOT, 'dist', `${module}.js`)).href);
}

/** The model that is shipped. */
export async function openEmbedder() {
  const { loadEmbedder } = await productModule('index/embedder');
  const { modelEntry } = await productModule('index/embedding/models');
  return loadEmbedder(modelEntry(null));
}

/** The index terms of the product: pairs of neighbouring characters of the folded text. */
export async function openTerms() {
  const { foldText } = await productModule('text/fold');
  const { terms } = await productModule('text/terms');
  return (/** @type {string} */ text) => /** @type {string[]} */ (terms(foldText(text)));
}
