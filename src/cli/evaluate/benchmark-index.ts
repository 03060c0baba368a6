import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../../index/embedder.ts';
import { openIndex } from '../../index/open.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import { sha256 } from '../../text/hash.ts';
import { build } from '../open.ts';

/** What building the index of a benchmark took; kept beside it for later runs. */
export interface IndexCost {
  seconds: number;
  bytes: number;
  passages: number;
  peakRssMiB: number;
}

const COST_FILE = 'cost.json';
const NAME_DIGITS = 12;
const BYTES_A_MIB = 1024 * 1024;

/**
 * An index over a benchmark's corpora, in a folder of its own or in a database; one that is there is
 * used again. Close it when it is through.
 */
export async function benchmarkIndex(
  corpus: string[],
  { indexesFolder, storeUrl }: { indexesFolder: string; storeUrl?: string | undefined },
  embedder: Embedder,
): Promise<{ index: ReportIndex; cost: IndexCost; close: () => Promise<void> }> {
  const name = sha256(corpus.join('\n')).slice(0, NAME_DIGITS);
  const indexFolder = path.join(indexesFolder, `evaluate-${name}`);
  if (storeUrl) {
    const { storedBenchmark } = await import('./stored-benchmark.ts');
    return storedBenchmark(storeUrl, { corpus, indexFolder, embedder });
  }
  const cost = await buildAndMeasure(corpus, indexFolder, embedder);
  const index = await openIndex(indexFolder, embedder);
  return { index, cost, close: async () => index.close() };
}

async function buildAndMeasure(
  inputs: string[],
  indexFolder: string,
  embedder: Embedder,
): Promise<IndexCost> {
  const started = performance.now();
  const file = path.join(indexFolder, COST_FILE);
  // A run that died before it wrote the cost leaves an index of unknown cost: build it again.
  const full = !existsSync(file);
  const { manifest, mode } = await build({ inputs, indexFolder, full }, embedder);
  if (mode === 'unchanged') return JSON.parse(await readFile(file, 'utf8')) as IndexCost;
  const cost: IndexCost = {
    seconds: (performance.now() - started) / 1000,
    bytes: manifest.files.reduce((sum, { size }) => sum + size, 0),
    passages: manifest.counts.passages,
    peakRssMiB: process.resourceUsage().maxRSS / (BYTES_A_MIB / 1024),
  };
  await writeFile(file, JSON.stringify(cost));
  return cost;
}
