import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Catalog } from '../../src/index/catalog/catalog.ts';
import { CatalogWriter } from '../../src/index/catalog/catalog-write.ts';
import type { Report } from '../../src/types.ts';
import { report, source } from '../helpers/report.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const FULL: Report = report({
  title: '晋中市召开专题会议',
  body: '常书铭说𠮷。\n吴俊清说好。',
  origin: [
    { start: 0, length: 7, sourceStart: 4, sourceLength: 7 },
    { start: 7, length: 8, sourceStart: 20, sourceLength: 9 },
  ],
  script: 'mixed',
  published: '2022-05-06',
  meetingDate: '2022-05-05',
  dateInferred: true,
  place: { province: '山西省', city: '晋中市', county: '榆次区' },
  ordinal: 97,
  level: 'city',
  meetingName: '专题会议',
  chair: '吴俊清',
  speakers: ['常书铭', '吴俊清'],
  roles: [{ person: '常书铭', role: '市长' }],
  turns: [
    { start: 0, end: 7, speaker: '常书铭' },
    { start: 8, end: 15, speaker: '吴俊清' },
  ],
  measures: [
    { start: 3, end: 5, speaker: '常书铭', topics: ['核酸检测', '院感防控'] },
    { start: 5, end: 7, speaker: null, topics: [] },
  ],
  readings: [{ field: 'chair', value: '吴俊清', start: 20, end: 23 }],
  dropped: [{ start: 30, end: 40, rule: 'copyright' }],
  url: 'https://example.org/1',
  site: '晋中日报',
  sources: [
    source({ file: 'a.txt', url: 'https://example.org/1', site: '晋中日报' }),
    source({ file: 'b.jsonl', line: 3, externalId: 'x3', encoding: 'gb18030' }),
  ],
});
const textHash = new Uint8Array(16);
const signature = new Uint32Array(80);
const BARE = report({ body: '无年份的会议。', meetingDate: '05-05' });
const LATER = report({ body: '后来的会议。', published: '2022-12-01' });

describe('the catalog', () => {
  let catalog: Catalog;

  beforeAll(async () => {
    const file = path.join(await tempFolder(), 'catalog.sqlite');
    const writer = new CatalogWriter(file);
    writer.putFile({ fileId: 0, name: 'a.txt', path: '../report.txt', sha256: '0' });
    writer.putFile({ fileId: 1, name: 'b.jsonl', path: '../report.txt', sha256: '1' });
    const [first, second] = FULL.sources;
    const passages = [
      { start: 0, end: 7, speaker: '常书铭', textHash },
      { start: 8, end: 15, speaker: '吴俊清', textHash },
    ];
    writer.add({ ...FULL, sources: [first!] }, passages, { fileId: 0, signature });
    writer.addSource(0, second!, 1);
    writer.add(BARE, [], { fileId: 0, signature });
    const later = { start: 0, end: 6, speaker: null, textHash };
    writer.add(LATER, [later], { fileId: 0, signature });
    writer.close();
    catalog = new Catalog(file);
    return () => catalog.close();
  });

  it('gives back the record, text and sources that were written', () => {
    const { body, origin, turns, measures, readings, dropped, sources, ...record } = FULL;

    expect(catalog.record(0)).toEqual({
      ...record,
      reportIndex: 0,
      firstPassage: 0,
      passageCount: 2,
    });
    expect(catalog.details(0)).toEqual({ turns, measures, readings, dropped, nearCopies: [] });
    expect(catalog.body(0)).toBe(body);
    expect(catalog.origin(0)).toEqual(origin);
    expect(catalog.sources(0)).toEqual(sources);
  });

  it('keeps absent values absent', () => {
    expect(catalog.record(2)).toMatchObject({
      title: null,
      meetingDate: null,
      dateInferred: false,
      place: { province: null, city: null, county: null },
      ordinal: null,
      chair: null,
      speakers: [],
      url: null,
    });
  });

  it('numbers passages through all reports', () => {
    const ranges = catalog.passageRanges();

    expect(ranges.reportIndexes).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].map(i => ranges.count(i))).toEqual([2, 0, 1, 0]);
    expect([ranges.first(0), ranges.first(2)]).toEqual([0, 2]);
    expect(ranges.passageCount).toBe(3);
    expect(catalog.countPassages()).toBe(3);
    expect(catalog.passage(2)).toEqual({
      passageId: 2,
      reportIndex: 2,
      start: 0,
      end: 6,
      speaker: null,
    });
  });

  it('finds reports by their id and the latest first', () => {
    expect(catalog.find(BARE.reportId)).toBe(1);
    expect(catalog.find('no such id')).toBeNull();
    expect(catalog.lists.list({}, { offset: 0, limit: 2 }).reportIndexes).toEqual([2, 0]);
  });

  it('has no report or passage beyond its last', () => {
    expect(() => catalog.record(3)).toThrow(RangeError);
    expect(() => catalog.passage(3)).toThrow(RangeError);
  });
});
