/** docs/performance.md, whose measured parts are written by the benchmark alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exponent, plot } from './plot.js';
import { productModule, ROOT } from './product.js';
import { figure, table } from './table.js';

const REPORT = path.join(ROOT, 'docs', 'performance.md');
const PLOT = path.join(ROOT, 'docs', 'images', 'scale');
const BYTES_A_MIB = 1024 * 1024;

/** @param {import('./peers.js').Measured[]} measured ours first */
export function peersTable(measured) {
  const [ours] = measured;
  if (!ours) return '';
  const times = (/** @type {number} */ value, /** @type {number} */ own) =>
    `${figure(value)} (${figure(value / own, 2)}×)`;
  return table([
    [
      '',
      'ndcg@10',
      'recall@10',
      'p50 ms',
      'p99 ms',
      'build s',
      'resident MiB',
      'disk MiB',
      'cold start ms',
    ],
    ...measured.map(each => [
      each.name,
      each['ndcg@10'].toFixed(3),
      each['recall@10'].toFixed(3),
      times(each.p50, ours.p50),
      times(each.p99, ours.p99),
      times(each.buildSeconds, ours.buildSeconds),
      times(each.rssMiB, ours.rssMiB),
      times(each.bytes / BYTES_A_MIB, ours.bytes / BYTES_A_MIB),
      times(each.coldStartMs, ours.coldStartMs),
    ]),
  ]);
}

/** @param {Awaited<ReturnType<typeof import('./peers.js').measurePeers>>} result */
export function writePeers({ measured, passages, questions }) {
  replacePart('peers', [
    `${conditions()}: ${passages} passages, ${questions} questions. In brackets: how many times Yinju’s, in the same run.`,
    '',
    peersTable(measured),
    '',
    ...measured.map(({ name, how }) => `- **${name}**: ${how}`),
  ]);
}

/**
 * @param {import('./scale.js').Size[]} measured
 * @returns {Promise<string>} the table
 */
export async function writeScale(measured) {
  const sizes = measured.map(({ passages }) => passages);
  const of = (/** @type {'p50' | 'p99' | 'rssMiB' | 'buildSeconds' | 'buildPeakMiB'} */ key) =>
    measured.map(each => each[key]);
  const rows = table([
    [
      'passages',
      'p50 ms',
      'p99 ms',
      'build s',
      'passages a second',
      'peak of the build MiB',
      'resident MiB',
      'disk MiB',
      'cold start ms',
      'dense recall@10',
    ],
    ...measured.map(each => [
      `${each.passages}${each.real ? '' : ' *'}`,
      figure(each.p50),
      figure(each.p99),
      figure(each.buildSeconds),
      Math.round(each.passages / each.buildSeconds),
      Math.round(each.buildPeakMiB),
      Math.round(each.rssMiB),
      Math.round(each.bytes / BYTES_A_MIB),
      Math.round(each.coldStartMs),
      each.denseRecall.toFixed(3),
    ]),
  ]);
  const svg = await plot(sizes, [
    {
      title: 'Milliseconds a question',
      lines: [
        { name: 'p50', values: of('p50') },
        { name: 'p99', values: of('p99') },
      ],
    },
    {
      title: 'MiB',
      lines: [
        { name: 'resident, answering', values: of('rssMiB') },
        { name: 'peak of the build', values: of('buildPeakMiB') },
      ],
    },
  ]);
  const { renderPng } = await productModule('picture/render');
  writeFileSync(`${PLOT}.svg`, svg);
  writeFileSync(`${PLOT}.png`, await renderPng(svg));
  const grows = (/** @type {Parameters<typeof of>[0]} */ key) => exponent(sizes, of(key));
  replacePart('scale', [
    `${conditions()}. Real news of 2012–2026; sizes with * repeat them with other numbers and given names. ` +
      'Asked: 200 of its headlines, each answered whole.',
    '',
    rows,
    '',
    `With n passages p50 grows as n^${grows('p50')}, p99 as n^${grows('p99')}, the build as n^${grows('buildSeconds')}, ` +
      `resident memory as n^${grows('rssMiB')}.`,
    '',
    '![Time and memory by passages](images/scale.png)',
  ]);
  return rows;
}

function conditions() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const [cpu] = os.cpus();
  return (
    `${new Date().toISOString().slice(0, 10)}, Yinju ${version}, Node ${process.versions.node}, ` +
    `${os.cpus().length} cores (${cpu?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB`
  );
}

/**
 * @param {string} name
 * @param {string[]} lines
 */
function replacePart(name, lines) {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- end of ${name} -->`];
  const before = readFileSync(REPORT, 'utf8');
  const [start, stop] = [before.indexOf(begin), before.indexOf(end)];
  if (start === -1 || stop === -1) throw new Error(`${REPORT} has lost its marks of ${name}`);
  const part = [begin, '', ...lines, '', ''].join('\n');
  writeFileSync(REPORT, before.slice(0, start) + part + before.slice(stop));
}
