/**
 * `npm run test:faults`: runs the suites and prints what they counted. `--full` runs every case;
 * other words choose suites by their file names.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startVitest } from 'vitest/node';

const words = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'yinju-fault-counts-'));
const counts = path.join(folder, 'counts.jsonl');
process.env.YINJU_FAULT_COUNTS = counts;
process.env.YINJU_FAULTS = words.includes('--full') ? 'full' : 'usual';
const started = performance.now();
const vitest = await startVitest(
  'test',
  words.filter(word => word !== '--full'),
  { config: 'vitest.faults.config.ts', watch: false },
);
await vitest.close();
console.log(table(rows(counts)));
rmSync(folder, { recursive: true, force: true });

function rows(file) {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map(line => JSON.parse(line)).sort((a, b) => (a.kind < b.kind ? -1 : 1));
  } catch {
    return [];
  }
}

function table(found) {
  const line = ({ kind, cases, wrong, seen }) =>
    `${kind.padEnd(52)}${String(cases).padStart(6)}${String(cases - wrong).padStart(7)}` +
    `${String(wrong).padStart(7)}  ${seen}`;
  const sum = key => found.reduce((total, row) => total + row[key], 0);
  const seconds = Math.round((performance.now() - started) / 1000);
  return [
    `\n${'fault'.padEnd(52)} cases  right  wrong  of these`,
    ...found.map(line),
    line({ kind: 'all', cases: sum('cases'), wrong: sum('wrong'), seen: `${seconds} s` }),
  ].join('\n');
}
