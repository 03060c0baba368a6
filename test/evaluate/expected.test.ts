import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BENCHMARK, GOLD } from '../../src/evaluate/benchmark.ts';
import {
  type Expected,
  newLines,
  readExpected,
  shortfalls,
  shortfallText,
} from '../../src/evaluate/expected.ts';
import { IndexError } from '../../src/index/format.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const EXPECTED: Expected = {
  main: {
    'reply.answer@1': { value: 0.63, least: 0.625 },
    'absent.absentAnswered': { value: 0.36, most: 0.37 },
    'latency.p50': { value: 3, most: 6 },
  },
  gold: { right: { value: 36, least: 35 } },
};
const GOOD = {
  main: { 'reply.answer@1': 0.625, 'absent.absentAnswered': 0.37, 'latency.p50': 5.9 },
  gold: { right: 35 },
};
const texts = (main: Record<string, number>) =>
  shortfalls({ ...GOOD, main: { ...GOOD.main, ...main } }, EXPECTED).map(shortfallText);

describe('expected numbers', () => {
  it('are met at their bounds and beyond', () => {
    expect(shortfalls(GOOD, EXPECTED)).toEqual([]);
    expect(texts({ 'reply.answer@1': 0.9, 'absent.absentAnswered': 0 })).toEqual([]);
  });

  it('that are not met are named with both bounds, each by itself', () => {
    expect(texts({ 'reply.answer@1': 0.6249, 'absent.absentAnswered': 0.3812 })).toEqual([
      'main reply.answer@1 is 0.625, below 0.625 (0.63 is expected)',
      'main absent.absentAnswered is 0.381, above 0.37 (0.36 is expected)',
    ]);
  });

  it('are not met by what is no number or was not measured', () => {
    expect(texts({ 'reply.answer@1': Number.NaN })).toHaveLength(1);
    expect(shortfalls({ gold: {} }, EXPECTED).map(shortfallText)).toEqual([
      'gold right was not measured; 36 is expected',
    ]);
  });

  it('are not asked of a setting that was skipped', () => {
    expect(shortfalls({ gold: { right: 36 } }, EXPECTED)).toEqual([]);
  });
});

describe('lines to write for other numbers', () => {
  it('have the same room, and leave out what is as expected and what is of the machine', () => {
    const measured = {
      main: { 'reply.answer@1': 0.7, 'absent.absentAnswered': 0.3601, 'latency.p50': 1 },
      gold: { right: 37, questions: 37 },
    };
    expect(newLines(measured, EXPECTED)).toEqual({
      main: ['"reply.answer@1": { "value": 0.7, "least": 0.695 }'],
      gold: ['"right": { "value": 37, "least": 36 }', '"questions": { "value": 37 }'],
    });
  });
});

describe('the file of expected numbers', () => {
  it('that is shipped is one, and of known settings', async () => {
    const expected = await readExpected('bench/expected.json');
    const known = [...BENCHMARK.map(({ name }) => name), GOLD.name];
    expect(Object.keys(expected).sort()).toEqual(known.sort());
    for (const numbers of Object.values(expected)) {
      for (const { least, most } of Object.values(numbers)) expect(least ?? most).toBeDefined();
    }
  });

  it.each([
    ['is no JSON', '{'],
    ['has a bound on the wrong side', '{"main":{"a":{"value":1,"least":2}}}'],
    ['has a bound that nobody knows', '{"main":{"a":{"value":1,"lest":1}}}'],
  ])('is refused when it %s', async (_, text) => {
    const file = path.join(await tempFolder(), 'expected.json');
    await writeFile(file, text);
    await expect(readExpected(file)).rejects.toThrow(IndexError);
  });
});
