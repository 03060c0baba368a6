import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readReports } from '../../src/reports/read.ts';
import { foldText } from '../../src/text/fold.ts';
import type { Level, Place, Report } from '../../src/types.ts';

const RECORDS = new URL('../fixtures/records', import.meta.url).pathname;

/** What a person reads from one of `test/fixtures/records`; of a key that is absent nothing is said. */
export interface ExpectedRecord {
  file: string;
  title: string | null;
  published: string | null;
  meetingDate: string | null;
  place: Partial<Place>;
  ordinal: number | null;
  meetingName: string | null;
  level: Level | null;
  chair: string | null;
  speakers: string[];
  /** Title of each person, by name. */
  roles: Record<string, string>;
  source?: string | null;
  url?: string;
  script?: Report['script'];
  /** Words that are in the body, that are not, and that stand there once. */
  keep: string[];
  drop: string[];
  once?: string[];
  measures: { speaker: string | null; contains: string; topics?: string[] }[];
}

export const EXPECTED_RECORDS = JSON.parse(
  readFileSync(path.join(RECORDS, 'expected.json'), 'utf8'),
) as ExpectedRecord[];

export async function readRecord(name: string): Promise<Report> {
  const { reports, errors } = await readReports({ name, path: path.join(RECORDS, name) });
  if (errors[0] || !reports[0]) throw errors[0] ?? new Error(`nothing read from ${name}`);
  return reports[0];
}

export const matching = (text: string) => foldText(text).replaceAll(/\s/gu, '');
const matchingOrNull = (text: string | null) => (text === null ? null : matching(text));
const sorted = (names: string[]) => names.map(matching).sort();

/** Field by field what was expected and what was read, without what agrees. */
export function differences(
  report: Report,
  expected: ExpectedRecord,
): Record<string, { expected: unknown; read: unknown }> {
  const fields: [string, unknown, unknown][] = [
    ['title', matchingOrNull(expected.title), matchingOrNull(report.title)],
    ['published', expected.published, report.published],
    ['meetingDate', expected.meetingDate, report.meetingDate],
    ['place', { province: null, city: null, county: null, ...expected.place }, report.place],
    ['ordinal', expected.ordinal, report.ordinal],
    ['meetingName', matchingOrNull(expected.meetingName), matchingOrNull(report.meetingName)],
    ['level', expected.level, report.level],
    ['roles', rolesExpected(expected), rolesRead(report)],
    ['chair', matchingOrNull(expected.chair), matchingOrNull(report.chair)],
    ['speakers', sorted(expected.speakers), sorted(report.speakers)],
    ['script', expected.script ?? 'Hans', report.script],
    ['keep', [], missing(report.body, expected.keep)],
    ['drop', [], expected.drop.filter(words => holds(report.body, words))],
    ['once', [], (expected.once ?? []).filter(words => timesIn(report.body, words) !== 1)],
    ['turns', speakersExpected(expected), speakersRead(report, expected)],
    ['names without blanks', [], [...report.speakers, report.chair ?? ''].filter(hasBlank)],
  ];
  if (expected.source !== undefined) {
    fields.push(['site', matchingOrNull(expected.source), matchingOrNull(report.site)]);
  }
  if (expected.url !== undefined) fields.push(['url', expected.url, report.url]);
  return Object.fromEntries(
    fields
      .filter(([, wanted, read]) => JSON.stringify(wanted) !== JSON.stringify(read))
      .map(([field, wanted, read]) => [field, { expected: wanted, read }]),
  );
}

function rolesExpected({ roles }: ExpectedRecord): string[] {
  return Object.entries(roles)
    .map(([person, role]) => matching(`${person}: ${role}`))
    .sort();
}

function rolesRead({ roles }: Report): string[] {
  return roles.map(({ person, role }) => matching(`${person}: ${role}`)).sort();
}

function hasBlank(name: string): boolean {
  return /\s/u.test(name);
}

function missing(body: string, words: string[]): string[] {
  return words.filter(some => !matching(body).includes(matching(some)));
}

/** Compared as shown, too: glosses are no longer there once the text is folded. */
function holds(body: string, words: string): boolean {
  return matching(body).includes(matching(words)) || body.toLowerCase().includes(words);
}

function timesIn(body: string, words: string): number {
  return matching(body).split(matching(words)).length - 1;
}

function speakersExpected({ measures }: ExpectedRecord): string[] {
  return measures.map(({ speaker, contains }) => `${matchingOrNull(speaker)}: ${contains}`);
}

function speakersRead({ turns, body }: Report, { measures }: ExpectedRecord): string[] {
  return measures.map(({ contains }) => {
    const turn = turns.find(({ start, end }) => holds(body.slice(start, end), contains));
    const speaker = turn ? matchingOrNull(turn.speaker) : 'in no turn';
    return `${speaker}: ${contains}`;
  });
}
