import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/reports/read.ts';
import { foldText } from '../../src/text/fold.ts';
import type { Report } from '../../src/types.ts';

interface ExpectedMeasure {
  speaker: string | null;
  contains: string;
  topics: string[];
}
interface Expected {
  file: string;
  attendees?: string[];
  conveyed?: string[];
  reporters?: string[];
  editors?: string[];
  measures?: ExpectedMeasure[];
}

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, 'test/fixtures/records');
const shared = path.join(root, '../shared');
const seedsThere = existsSync(path.join(shared, 'gold/seeds.json'));
const comparable = (text: string) => foldText(text).replaceAll(/\s/gu, '');
const sorted = (names: string[]) => names.map(comparable).sort();

function load(file: string): Expected[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Expected[];
}

async function read(folder: string, file: string): Promise<Report> {
  const { reports } = await readReports({ path: path.join(folder, file), name: file });
  const [report] = reports;
  if (!report) throw new Error(`${file} was not read`);
  return report;
}

function expectPeople(report: Report, expected: Expected): void {
  for (const field of ['attendees', 'reporters', 'editors'] as const) {
    const names = expected[field];
    if (names) expect(sorted(report[field]), field).toEqual(sorted(names));
  }
  if (expected.conveyed) {
    const conveyed = report.conveyed.map(comparable);
    expect(conveyed).toEqual(expect.arrayContaining(expected.conveyed.map(comparable)));
  }
}

describe('people and conveyed meetings of the fixture reports', () => {
  it.each(load(path.join(fixtures, 'expected.json')))('$file', async expected => {
    expectPeople(await read(fixtures, expected.file), expected);
  });
});

describe('measures of the fixture reports', () => {
  const wanted = load(path.join(fixtures, 'expected.json')).flatMap(({ file, measures = [] }) =>
    measures.map(measure => ({ file, ...measure })),
  );

  it('are found with their topics, all but a few', async () => {
    const missed: string[] = [];
    for (const { file, contains, topics } of wanted) {
      const { body, measures } = await read(fixtures, file);
      const found = measures.find(measure =>
        comparable(body.slice(measure.start, measure.end)).includes(comparable(contains)),
      );
      if (!found || !topics.every(topic => found.topics.includes(topic))) missed.push(contains);
    }
    expect(wanted.length).toBeGreaterThan(70);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(0.05 * wanted.length);
  });
});

describe.skipIf(!seedsThere)(
  `people of the seeds${seedsThere ? '' : ' (skipped: no ../shared/gold/seeds.json)'}`,
  () => {
    it.each(seedsThere ? load(path.join(shared, 'gold/seeds.json')) : [])(
      '$file',
      async expected => {
        expectPeople(await read(path.join(shared, 'seeds'), expected.file), expected);
      },
    );
  },
);
