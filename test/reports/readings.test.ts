import { decodeHTML } from 'entities';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSourceText } from '../../src/reports/source-text.ts';
import { foldText } from '../../src/text/fold.ts';
import type { Reading, RecordField, Report } from '../../src/types.ts';
import { EXPECTED_RECORDS, readRecord } from './records.ts';
import { readSamples } from './samples.ts';

const NAMES: RecordField[] = ['chair', 'speakers', 'attendees', 'reporters', 'editors', 'site'];
const matching = (text: string) => foldText(decodeHTML(text)).replaceAll(/<[^>]*>|\s/gu, '');

/** Every value of a field that a text can tell. */
function valuesIn(report: Report): [RecordField, string][] {
  const { place, ordinal } = report;
  const hasPlace = Object.values(place).some(part => part !== null);
  const all: Partial<Record<RecordField, (string | null)[]>> = {
    title: [report.title],
    published: [report.published],
    meetingDate: [report.meetingDate],
    ordinal: [ordinal === null ? null : String(ordinal)],
    meetingName: [report.meetingName],
    level: [report.level],
    chair: [report.chair],
    speakers: report.speakers,
    attendees: report.attendees,
    roles: report.roles.map(({ role }) => role),
    conveyed: report.conveyed,
    reporters: report.reporters,
    editors: report.editors,
    site: [report.site],
    url: [report.url],
  };
  const values = Object.entries(all).flatMap(([field, list]) =>
    list.flatMap(value => (value === null ? [] : [[field, value] as [RecordField, string]])),
  );
  return hasPlace ? [...values, ['place', '']] : values;
}

describe('readings', () => {
  const reports = new Map<string, { report: Report; source: string }>();
  const files = EXPECTED_RECORDS.map(({ file }) => file);

  beforeAll(async () => {
    const samples = await readSamples();
    for (const file of files) samples.set(file, await readRecord(file));
    for (const [name, report] of samples) {
      const [source] = report.sources;
      reports.set(name, { report, source: await readSourceText(source!.path, source!) });
    }
  });

  function eachReading(check: (reading: Reading, slice: string, source: string) => boolean) {
    return [...reports].flatMap(([name, { report, source }]) =>
      report.readings
        .filter(reading => !check(reading, source.slice(reading.start, reading.end), source))
        .map(reading => `${name}: ${JSON.stringify(reading)}`),
    );
  }

  it('lie in the source', () => {
    const isInside = ({ start, end }: Reading, _: string, source: string) =>
      start >= 0 && start < end && end <= source.length;
    expect(eachReading(isInside)).toEqual([]);
  });

  it('hold the name that was read there', () => {
    const holdsName = ({ field, value }: Reading, slice: string) =>
      !NAMES.includes(field) || matching(slice).includes(matching(value));
    expect(eachReading(holdsName)).toEqual([]);
  });

  it('are exact where the text is plain', () => {
    const isExact = ({ field, value }: Reading, slice: string) =>
      !/^(?:chair|speakers|attendees|conveyed|roles|meetingName)$/u.test(field) ||
      matching(slice) === matching(value);
    expect(eachReading(isExact)).toEqual([]);
  });

  it('are there for every value that was read from the text', () => {
    // What the head of a page and the fields of a .jsonl line give is not read from the text.
    const isGiven = (name: string, field: RecordField) =>
      (name.includes('.html') && field === 'published') ||
      (name.includes('.jsonl') && /^(?:title|published|url|place)$/u.test(field));
    const unread = [...reports].flatMap(([name, { report, source }]) => {
      const isRead = ([field, value]: [RecordField, string]) =>
        report.readings.some(
          each => each.field === field && (value === '' || each.value === value),
        );
      const isInText = (value: string) => matching(source).includes(matching(value));
      return valuesIn(report)
        .filter(each => !isGiven(name, each[0]) && !isRead(each) && isInText(each[1]))
        .map(([field, value]) => `${name} ${field} ${value}`);
    });
    expect(unread).toEqual([]);
  });
});
