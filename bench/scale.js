/** How time and memory grow with the corpus. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeReports } from './news.js';
import { compileProduct, productModule, YINJU } from './product.js';

const MEASURE = fileURLToPath(new URL('measure.js', import.meta.url));
const MEASURE_DENSE = fileURLToPath(new URL('measure-dense.js', import.meta.url));
const QUESTIONS = 200;
const PEAK_EVERY_MS = 200;
const KIB_A_MIB = 1024;

/**
 * @typedef {object} Size
 * @property {number} passages
 * @property {boolean} real false where reports are repeated with other numbers and names
 * @property {number} buildSeconds
 * @property {number} buildPeakMiB of the process that builds; those that embed take 200 MiB each
 * @property {number} bytes
 * @property {number} p50 milliseconds
 * @property {number} p99
 * @property {number} rssMiB
 * @property {number} coldStartMs
 * @property {number} denseRecall share of the ten nearest passages that the dense index finds
 */

/**
 * @param {string} news
 * @param {string} work
 * @param {number[]} sizes passages, about
 * @param {(line: string) => void} onProgress
 * @returns {Promise<Size[]>}
 */
export async function measureScale(news, work, sizes, onProgress) {
  compileProduct();
  const { percentile } = await productModule('evaluate/metrics');
  const measured = [];
  for (const size of sizes) {
    const folder = path.join(work, String(size));
    mkdirSync(folder, { recursive: true });
    const reports = path.join(folder, 'reports.jsonl');
    const { titles, real } = await writeReports(news, reports, size);
    const questions = path.join(folder, 'questions.json');
    const step = Math.max(1, Math.floor(titles.length / QUESTIONS));
    const asked = titles.filter((_, i) => i % step === 0).slice(0, QUESTIONS);
    writeFileSync(questions, JSON.stringify(asked.map(text => ({ text, passages: [] }))));
    const indexFolder = path.join(folder, 'yinju');
    const built = await build(reports, indexFolder);
    const ask = JSON.parse(run([MEASURE, 'ask', 'yinju', folder]));
    const denseRecall = Number(run([MEASURE_DENSE, indexFolder, questions]));
    measured.push({
      ...built,
      real,
      bytes: sizeOf(indexFolder),
      p50: percentile(ask.milliseconds, 0.5),
      p99: percentile(ask.milliseconds, 0.99),
      rssMiB: ask.rssMiB,
      coldStartMs: ask.coldStartMs,
      denseRecall,
    });
    onProgress(`${built.passages} passages`);
    rmSync(folder, { recursive: true });
  }
  return measured;
}

/**
 * @param {string} reports
 * @param {string} indexFolder
 */
async function build(reports, indexFolder) {
  const started = performance.now();
  const args = ['index', '--full', '--index', indexFolder, '--reports', reports, '--json'];
  const child = spawn(process.execPath, [YINJU, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    printed = (printed + text).slice(-4096);
  });
  let buildPeakMiB = 0;
  const timer = setInterval(() => {
    buildPeakMiB = Math.max(buildPeakMiB, peakMiB(child.pid ?? 0));
  }, PEAK_EVERY_MS);
  const code = await new Promise(resolve => child.once('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`yinju index failed: ${printed}`);
  const { passages } = JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '');
  return { passages, buildSeconds: (performance.now() - started) / 1000, buildPeakMiB };
}

/** @param {number} process */
function peakMiB(process) {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) / KIB_A_MIB;
  } catch {
    return 0;
  }
}

/** @param {string[]} args */
function run(args) {
  const child = spawnSync(process.execPath, ['--max-old-space-size=16384', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${args.join(' ')} failed`);
  return child.stdout.trimEnd().split('\n').at(-1) ?? '';
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
