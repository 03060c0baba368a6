/** Every system on the same passages, questions and machine, one after the other. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './corpus.js';
import { compileProduct, productModule } from './product.js';
import { SYSTEMS } from './systems/all.js';

const MEASURE = fileURLToPath(new URL('measure.js', import.meta.url));

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {string} how
 * @property {number} ndcg@10 over passages, binary gain
 * @property {number} recall@10
 * @property {number} p50 milliseconds a question
 * @property {number} p99
 * @property {number} buildSeconds
 * @property {number} rssMiB resident after all questions
 * @property {number} bytes on disk
 * @property {number} coldStartMs from the start of the process to the first answer
 */

/**
 * @param {string} bench folder of the benchmark
 * @param {string} work
 * @param {number} every only every so many questions are asked
 * @param {(line: string) => void} onProgress
 */
export async function measurePeers(bench, work, every, onProgress) {
  compileProduct();
  process.env.YINJU_BENCH_DATA = bench;
  rmSync(work, { recursive: true, force: true });
  /** @type {Awaited<ReturnType<typeof prepare>> | null} */
  let counts = null;
  /** @type {Measured[]} */
  const measured = [];
  for (const id of SYSTEMS) {
    const { name, how, buildSeconds } = run(['build', id, work]);
    // Ours is built first, and its passages are everyone's.
    counts ??= await prepare(bench, path.join(work, id), work, every);
    const asked = run(['ask', id, work]);
    measured.push({
      name,
      how,
      ...(await judge(asked, work)),
      buildSeconds,
      bytes: sizeOf(path.join(work, id)),
    });
    onProgress(name);
  }
  return { ...counts, measured };
}

/** @param {string[]} args */
function run(args) {
  const child = spawnSync(process.execPath, ['--max-old-space-size=8192', MEASURE, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${args.join(' ')} failed`);
  return JSON.parse(child.stdout.trimEnd().split('\n').at(-1) ?? '');
}

async function judge({ found, milliseconds, coldStartMs, rssMiB }, work) {
  const { meanMetrics, percentile, rankingMetrics } = await productModule('evaluate/metrics');
  const questions = JSON.parse(readFileSync(path.join(work, 'questions.json'), 'utf8'));
  const metrics = meanMetrics(
    found.map((ids, i) => rankingMetrics(ids, new Set(questions[i].passages))),
  );
  return {
    'ndcg@10': metrics['ndcg@10'],
    'recall@10': metrics['recall@10'],
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    rssMiB,
    coldStartMs,
  };
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce(
      (sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size,
      0,
    );
}
