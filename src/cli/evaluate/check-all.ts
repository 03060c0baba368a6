import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../../evaluate/benchmark.ts';
import {
  type Expected,
  newLines,
  readExpected,
  type Shortfall,
  shortfalls,
  shortfallText,
} from '../../evaluate/expected.ts';
import { IndexError } from '../../index/format.ts';
import { table } from '../columns.ts';
import { openEmbedder } from '../open.ts';
import { readSettings } from '../settings.ts';
import { measureAll } from './all-settings.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where the data of the benchmark is looked for: beside this repository, for it is not part of it. */
export const DEFAULT_BENCH = path.resolve(ROOT, '../shared/bench');
const EXPECTED_FILE = path.join(ROOT, 'bench/expected.json');
const DECIMALS = 3;
const WHOLE_FROM = 100;

/**
 * Measure all settings, print one table, and name every number that is worse than
 * bench/expected.json accepts; then the process will end with status 1.
 */
export async function checkAll(options: { bench?: string; json?: true }): Promise<void> {
  const bench = options.bench ?? DEFAULT_BENCH;
  if (options.bench === undefined && !existsSync(bench)) {
    process.stdout.write(`Nothing is measured: there is no benchmark in ${bench} (--bench).\n`);
    return;
  }
  const expected = await readExpected(EXPECTED_FILE);
  const settings = readSettings();
  const { measured, skipped } = await measureAll({
    bench,
    indexesFolder: settings.INDEX_DIR,
    embedder: await openEmbedder(settings),
    onSetting: name => process.stderr.write(`measuring ${name}\n`),
  });
  if (Object.keys(measured).length === 0) {
    throw new IndexError(
      `${bench} holds none of the benchmark: ${skipped[0]?.missing} is not there`,
    );
  }
  const worse = shortfalls(measured, expected);
  const print = options.json ? JSON.stringify({ measured, skipped, worse }) : null;
  process.stdout.write(print ? `${print}\n` : measuredText(measured, expected, worse));
  for (const { setting, missing } of skipped) {
    process.stderr.write(`skipped ${setting}: ${missing} is not there\n`);
  }
  for (const shortfall of worse) process.stderr.write(`✗ ${shortfallText(shortfall)}\n`);
  if (worse.length > 0) process.exitCode = 1;
}

/** A row a number, a column a setting; behind it, what to write when the numbers are to stay. */
export function measuredText(measured: Measured, expected: Expected, worse: Shortfall[]): string {
  const settings = Object.keys(measured);
  const numbers = [...new Set(settings.flatMap(name => Object.keys(measured[name] ?? {})))];
  const isWorse = (setting: string, number: string) =>
    worse.some(shortfall => shortfall.setting === setting && shortfall.number === number);
  const cell = (setting: string, number: string) => {
    const value = measured[setting]?.[number];
    if (value === undefined) return '';
    return `${isWorse(setting, number) ? '✗ ' : ''}${shown(value)}`;
  };
  const rows = numbers.map(number => [number, ...settings.map(setting => cell(setting, number))]);
  const lines = Object.entries(newLines(measured, expected)).flatMap(([setting, changed]) => [
    `  "${setting}":`,
    ...changed.map(line => `    ${line},`),
  ]);
  const count = Object.values(expected).reduce((sum, all) => sum + Object.keys(all).length, 0);
  const verb = worse.length === 1 ? 'is' : 'are';
  return [
    table([['', ...settings], ...rows]),
    worse.length > 0
      ? `\n${worse.length} of ${count} expected numbers ${verb} worse than is accepted.\n`
      : `\nNo number is worse than is accepted (${count} expected).\n`,
    lines.length > 0
      ? `\nNot as in bench/expected.json; to expect them:\n${lines.join('\n')}\n`
      : '',
  ].join('');
}

function shown(value: number): string {
  return Number.isInteger(value) || value >= WHOLE_FROM
    ? value.toFixed(0)
    : value.toFixed(DECIMALS);
}
