import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/answer/answer.ts';
import { verifyIndex } from '../../../src/answer/verify.ts';
import { buildIndex } from '../../../src/index/build.ts';
import { openIndex } from '../../../src/index/open.ts';
import { buildStored } from '../../../src/index/postgres/build/build-stored.ts';
import { openStored } from '../../../src/index/postgres/open-stored.ts';
import type { Evidence, RecordFilter, ReportIndex } from '../../../src/index/report-index.ts';
import { foldText } from '../../../src/text/fold.ts';
import { terms } from '../../../src/text/terms.ts';
import { jsonLines } from '../../helpers/built-index.ts';
import { fakeEmbedder } from '../../helpers/fake-embedder.ts';
import { REPORTS } from '../../helpers/sample-reports.ts';
import { indexDatabase } from '../../helpers/stored-index.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SAMPLES = path.join(ROOT, 'data/reports');
const QUESTIONS = [
  '谁主持了会议',
  '防汛要求是什么',
  '河湾区疫情防控会议有什么要求',
  '云岭市2022年5月的会议',
  '安全生产大检查',
  '丁仲谋说了什么',
  'flood',
  '没有任何报道提到的量子计算',
];
const FILTERS: RecordFilter[] = [
  {},
  { places: ['云岭', '雁洲'] },
  { places: [] },
  { places: [''] },
  { ordinals: [4] },
  { people: ['丁仲谋', '邬成章'] },
  { dates: [{ year: 2022, month: null, day: null }] },
  { dates: [{ year: null, month: 12, day: null }] },
  { dates: [{ year: 2022, month: 12, day: 3 }] },
  { places: ['云岭'], dates: [{ year: 2022, month: 5, day: null }] },
];

const embedder = fakeEmbedder();
let local: ReportIndex;
let stored: ReportIndex;
let folder: string;
let reports: number[];
let both: ReportIndex[];

beforeAll(async () => {
  const { store } = await indexDatabase();
  const root = await tempFolder();
  folder = path.join(root, 'index');
  const more = path.join(root, 'more.jsonl');
  await writeFile(more, jsonLines(REPORTS));
  const options = { inputs: [SAMPLES, more], indexFolder: folder, embedder };
  await buildIndex(options);
  await buildStored({ ...options, store });
  local = await openIndex(folder, embedder);
  stored = await openStored(store, embedder);
  both = [local, stored];
  reports = await local.reportIndexes();
});

/** What the index in the database gives, beside what the local one gives. */
const pair = <T>(ask: (index: ReportIndex) => Promise<T>) => Promise.all(both.map(ask));

/** Local scores are of 16 bits, and local cosines of vectors of 8. */
const DIGITS = { passageLexical: 2, reportLexical: 2, covered: 4, reportCovered: 4, dense: 1 };

function expectSame(found: Evidence[], expected: Evidence[]): void {
  const numbers = (all: Evidence[]) => all.map(one => [one.passageId, one.reportIndex]);
  expect(numbers(found)).toEqual(numbers(expected));
  for (const [i, one] of found.entries()) {
    for (const [name, digits] of Object.entries(DIGITS)) {
      const score = name as keyof typeof DIGITS;
      expect(one[score]).toBeCloseTo(expected[i]?.[score] ?? Number.NaN, digits);
    }
  }
}

async function evidenceOf(index: ReportIndex, question: string, nearest: number) {
  return index.evidence({
    terms: terms(foldText(question)).map((term, i) => ({ term, weight: i % 3 === 0 ? 0.15 : 1 })),
    vector: await embedder.embedQuery(foldText(question)),
    limits: { passages: 12, nearest, reports: 2 },
    reportIndexes: [3],
  });
}

describe('an index in a database, beside one in files of the same reports', () => {
  it('counts the same', async () => {
    const [a, b] = both.map(({ reportCount, passageCount, unseenTermWeight }) => [
      reportCount,
      passageCount,
      unseenTermWeight.toFixed(6),
    ]);
    expect(b).toEqual(a);
    expect(stored.reportCount).toBeGreaterThan(20);
  });

  it.each(QUESTIONS)('scores the same candidates by the words of %s', async question => {
    const [a = [], b = []] = await pair(index => evidenceOf(index, question, 0));
    expectSame(b, a);
  });

  it('scores the nearest the same', async () => {
    const [a = [], b = []] = await pair(index => evidenceOf(index, '学校食堂每天消毒', 1000));
    expectSame(b, a);
    expect(a.length).toBe(local.passageCount);
  });

  it('weighs terms the same', async () => {
    const asked = [...terms(foldText(QUESTIONS.join('，'))), '沒有', 'x'.repeat(5_000)];
    const [a, b] = await pair(async index =>
      (await index.termWeights(asked)).map(weight => weight?.toFixed(6) ?? null),
    );
    expect(b).toEqual(a);
  });

  it('has the same reports, with all that is known of each', async () => {
    const [a, b] = await pair(async index => [
      await index.reportIndexes(),
      await index.records(reports),
      ...(await Promise.all(
        reports.map(async report => [
          await index.body(report),
          await index.origin(report),
          await index.sources(report),
          await index.details(report),
          await index.nearCopies(report),
        ]),
      )),
    ]);
    expect(b).toEqual(a);
  });

  it('has the same passages', async () => {
    const ids = Array.from({ length: local.passageCount }, (_, id) => id);
    const [a, b] = await pair(async index => [
      await index.passages(ids),
      await Promise.all(ids.map(id => index.passageText(id))),
    ]);
    expect(b).toEqual(a);
  });

  it('says of a report or passage that is not there that it is not', async () => {
    for (const index of both) {
      await expect(index.records([99_999])).rejects.toThrow('no report 99999');
      await expect(index.passages([99_999])).rejects.toThrow('no passage 99999');
      expect(await index.findReport('0123456789abcdef')).toBeNull();
    }
  });

  it('finds a report by its id', async () => {
    const [record] = await local.records([5]);
    expect(await stored.findReport(record?.reportId ?? '')).toBe(5);
  });

  it.each(FILTERS)('finds the same reports by their records: %j', async filter => {
    const [a, b] = await pair(index => index.reportsFitting(filter));
    expect(b).toEqual(a);
  });

  it('knows the same people and places', async () => {
    const names = ['丁仲谋', '没有这人', '邬成章', '涂远山'];
    const [a, b] = await pair(async index => [
      await index.peopleAmong(names),
      [...(await index.placeCounts())].sort(),
    ]);
    expect(b).toEqual(a);
  });

  it.each([
    {},
    { place: '云岭市' },
    { from: '2021-01-01', to: '2022-06-30' },
    { topic: '防汛抗旱' },
    { place: '雁洲市', from: '2020-01-01' },
  ])('lists and counts the same of %j', async filter => {
    const [a, b] = await pair(async index => [
      await index.list(filter, { offset: 0, limit: 5 }),
      await index.list(filter, { offset: 4, limit: 100 }),
      await index.facets('place', filter),
      await index.facets('month', filter),
      await index.facets('topic', filter),
    ]);
    expect(b).toEqual(a);
  });

  it('lists the same measures of every topic, and the same newest reports', async () => {
    const topics = await local.facets('topic', {});
    expect(topics.length).toBeGreaterThan(3);
    const [a, b] = await pair(async index => [
      await Promise.all(topics.map(({ name }) => index.measuresOn(name))),
      await index.latestReports(7),
    ]);
    expect(b).toEqual(a);
  });

  it.each(QUESTIONS)('answers the same to %s', async question => {
    const [a, b] = await pair(
      async index => (await answerQuestion(index, embedder, question)).answer,
    );
    expect(b).toEqual(a);
  });

  it('is true to its sources', async () => {
    expect((await verifyIndex(stored, folder)).errors).toEqual([]);
  });
});
