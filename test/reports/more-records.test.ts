import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReports } from '../../src/reports/read.ts';
import type { Report } from '../../src/types.ts';
import { differences, type ExpectedRecord, matching } from './records.ts';
import { falseCharacterOf } from './samples.ts';

/**
 * Reports by writers who did not know the rules, with the record that they say a careful reader
 * sees. The rules have learned kinds of text from them, and do not get all of them.
 */
const FOLDER = fileURLToPath(new URL('../fixtures/more-records/', import.meta.url));
const EXPECTED = JSON.parse(
  readFileSync(path.join(FOLDER, 'expected.json'), 'utf8'),
) as (ExpectedRecord & Record<(typeof LISTS)[number], string[]>)[];
const LISTS = ['attendees', 'conveyed', 'reporters', 'editors'] as const;

/** Reports whose field is read as expected; to be raised when a rule gets better. */
const LEAST_RIGHT: Record<string, number> = {
  title: 71,
  published: 70,
  meetingDate: 71,
  place: 72,
  level: 71,
  ordinal: 72,
  meetingName: 69,
  chair: 72,
  speakers: 72,
  attendees: 70,
  roles: 70,
  conveyed: 72,
  reporters: 70,
  editors: 70,
  site: 66,
  url: 72,
  script: 71,
  turns: 71,
  keep: 72,
  drop: 72,
  once: 72,
};

const sorted = (names: string[]) => [...new Set(names.map(matching))].sort();

describe('reports by other writers', () => {
  const reports = new Map<string, Report>();
  const wrong = new Map<string, string[]>();

  beforeAll(async () => {
    for (const expected of EXPECTED) {
      const { file } = expected;
      const { reports: read } = await readReports({ name: file, path: path.join(FOLDER, file) });
      const [report] = read;
      if (!report) throw new Error(`nothing read from ${file}`);
      reports.set(file, report);
      const lists = LISTS.filter(
        field => sorted(expected[field]).join() !== sorted(report[field]).join(),
      );
      for (const field of [...Object.keys(differences(report, expected)), ...lists]) {
        wrong.set(field, [...(wrong.get(field) ?? []), file]);
      }
    }
  });

  it.each(Object.entries(LEAST_RIGHT))('%s is right in %i of them', (field, least) => {
    const missed = wrong.get(field) ?? [];

    expect(EXPECTED.length - missed.length, missed.join(' ')).toBeGreaterThanOrEqual(least);
  });

  it.each(EXPECTED)('$file stands behind every character of its body', async ({ file }) => {
    expect(await falseCharacterOf(reports.get(file)!)).toBeNull();
  });
});
