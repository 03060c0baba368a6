import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findInputs, inputsHash } from '../../index/build/input-files.ts';
import type { Embedder } from '../../index/embedder.ts';
import { IndexError } from '../../index/format.ts';
import { connectToSearch, openStored } from '../../index/postgres/open-stored.ts';
import { storedBytes } from '../../index/postgres/stored-bytes.ts';
import { publishedGenerations } from '../../index/postgres/stored-generation.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import { disconnect, type Store } from '../../postgres/connect.ts';
import { checkMigrated } from '../../postgres/migrate.ts';
import { build } from '../open.ts';
import type { IndexCost } from './benchmark-index.ts';

const COST_FILE = 'cost-in-database.json';
const BYTES_A_MIB = 1024 * 1024;

interface Benchmark {
  corpus: string[];
  indexFolder: string;
  embedder: Embedder;
}

/**
 * An index over a benchmark's corpora in a database; one that is there is used again. Throws IndexError
 * when the database has an index of anything else, which is not to be lost.
 */
export async function storedBenchmark(
  url: string,
  benchmark: Benchmark,
): Promise<{ index: ReportIndex; cost: IndexCost; close: () => Promise<void> }> {
  const store = connectToSearch(url);
  try {
    await checkMigrated(store, 'index');
    await refuseOther(store, benchmark);
    const cost = await buildAndMeasure(url, store, benchmark);
    const index = await openStored(store, benchmark.embedder);
    return { index, cost, close: () => disconnect(store) };
  } catch (error) {
    await disconnect(store);
    throw error;
  }
}

async function refuseOther(store: Store, { corpus, indexFolder, embedder }: Benchmark) {
  const [newest] = await publishedGenerations(store);
  if (!newest) return;
  const hash = inputsHash(await findInputs(corpus, indexFolder), embedder.sha256);
  if (newest.inputs === hash) return;
  throw new IndexError(
    `the database at ${store.place} has another index: name an empty one by STORE_URL to evaluate in`,
  );
}

async function buildAndMeasure(
  storeUrl: string,
  store: Store,
  { corpus: inputs, indexFolder, embedder }: Benchmark,
): Promise<IndexCost> {
  const started = performance.now();
  const file = path.join(indexFolder, COST_FILE);
  const { manifest, mode } = await build({ inputs, indexFolder, storeUrl }, embedder);
  if (mode === 'unchanged') return JSON.parse(await readFile(file, 'utf8')) as IndexCost;
  const cost: IndexCost = {
    seconds: (performance.now() - started) / 1000,
    bytes: await storedBytes(store),
    passages: manifest.counts.passages,
    peakRssMiB: process.resourceUsage().maxRSS / (BYTES_A_MIB / 1024),
  };
  await mkdir(indexFolder, { recursive: true });
  await writeFile(file, JSON.stringify(cost));
  return cost;
}
