/**
 * `npm run bench`: Yinju side by side with what people would use instead, at 22,000 passages. Prints
 * a table and writes docs/performance.md. `--json` prints the measurements and writes nothing, and asks
 * a third of the questions to be done in five minutes. `--scale` measures growing corpora instead,
 * `--sizes 1000,22000` only these. `--data DIR` is the folder of the benchmark, `--news FILE` the news.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measurePeers } from './peers.js';
import { ROOT } from './product.js';
import { peersTable, writePeers, writeScale } from './report.js';
import { measureScale } from './scale.js';

const SHARED = path.join(ROOT, '..', 'shared');
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,10000,22000,100000,300000,1000000' },
    data: { type: 'string', default: path.join(SHARED, 'bench') },
    news: { type: 'string', default: path.join(SHARED, 'train', 'news-2012-2026.jsonl.xz') },
  },
});
const needed = values.scale ? values.news : path.join(values.data, 'ncp', 'queries.jsonl');
if (!existsSync(needed)) {
  process.stderr.write(`nothing is measured: there is no ${needed} (see --data and --news)\n`);
  process.exit(1);
}
const work = mkdtempSync(path.join(tmpdir(), 'yinju-bench-'));
const tell = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
try {
  if (values.scale) {
    const sizes = values.sizes.split(',').map(Number);
    const measured = await measureScale(path.resolve(values.news), work, sizes, tell);
    if (values.json) process.stdout.write(`${JSON.stringify(measured)}\n`);
    else process.stdout.write(`${await writeScale(measured)}\n`);
  } else {
    const result = await measurePeers(path.resolve(values.data), work, values.json ? 3 : 1, tell);
    if (values.json) process.stdout.write(`${JSON.stringify(result.measured)}\n`);
    else {
      process.stdout.write(`${peersTable(result.measured)}\n`);
      writePeers(result);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit(0);
