import { createHash } from 'node:crypto';
import type { Report, Source } from '../../src/types.ts';

/** A report with one speakerless turn over its body; everything else absent unless given. */
export function report(overrides: Partial<Report> = {}): Report {
  const body = overrides.body ?? '全市各学校要落实晨午检制度。食堂要每天消毒两次。';
  const title = overrides.title ?? null;
  return {
    reportId: createHash('sha256').update(`${title}\n${body}`).digest('hex').slice(0, 16),
    title,
    body,
    origin: [{ start: 0, length: body.length, sourceStart: 0, sourceLength: body.length }],
    script: 'Hans',
    published: null,
    meetingDate: null,
    dateInferred: false,
    place: { province: null, city: null, county: null },
    level: null,
    ordinal: null,
    meetingName: null,
    chair: null,
    speakers: [],
    attendees: [],
    roles: [],
    conveyed: [],
    reporters: [],
    editors: [],
    turns: [{ start: 0, end: body.length, speaker: null }],
    measures: [],
    url: null,
    site: null,
    sources: [source()],
    readings: [],
    dropped: [],
    ...overrides,
  };
}

export function source(overrides: Partial<Source> = {}): Source {
  return {
    file: 'report.txt',
    path: '../report.txt',
    entry: null,
    line: null,
    encoding: 'utf-8',
    sha256: '0'.repeat(64),
    url: null,
    site: null,
    externalId: null,
    ...overrides,
  };
}
