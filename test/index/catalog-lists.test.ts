import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { openIndex } from '../../src/index/open.ts';
import type { ReportIndex } from '../../src/index/report-index.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const samples = fileURLToPath(new URL('../../data/reports', import.meta.url));
let index: ReportIndex;

beforeAll(async () => {
  const indexFolder = await tempFolder();
  const embedder = fakeEmbedder();
  await buildIndex({ inputs: [samples], indexFolder, embedder });
  index = await openIndex(indexFolder, embedder);
});
afterAll(() => index.close());

async function recordsOf(reportIndexes: number[]) {
  return index.records(reportIndexes);
}
const day = (record: { meetingDate: string | null; published: string | null }) =>
  record.meetingDate ?? record.published ?? '';

describe('lists of reports', () => {
  it('give every report once, page by page, the newest first', async () => {
    const all = await index.list({}, { offset: 0, limit: 1000 });
    const pages: number[] = [];
    for (let offset = 0; offset < all.count; offset += 3) {
      pages.push(...(await index.list({}, { offset, limit: 3 })).reportIndexes);
    }

    expect(all.count).toBe(index.reportCount);
    expect(pages).toEqual(all.reportIndexes);
    expect([...pages].sort((a, b) => a - b)).toEqual(await index.reportIndexes());
    const days = (await recordsOf(pages)).map(day).filter(each => /^\d{4}/u.test(each));
    expect(days).toEqual([...days].sort().reverse());
  });

  it('keep to place, days and topic', async () => {
    const [place] = await index.facets('place', {});
    const [topic] = await index.facets('topic', {});
    const page = { offset: 0, limit: 1000 };
    const there = await index.list({ place: place?.name ?? '' }, page);
    const about = await index.list({ topic: topic?.name ?? '' }, page);
    const dated = await index.list({ from: '2022-01-01', to: '2022-12-31' }, page);

    expect(there.count).toBe(place?.reports);
    for (const record of await recordsOf(there.reportIndexes)) {
      expect(Object.values(record.place)).toContain(place?.name);
    }
    expect(about.count).toBe(topic?.reports);
    for (const reportIndex of about.reportIndexes) {
      const { measures } = await index.details(reportIndex);
      expect(measures.flatMap(({ topics }) => topics)).toContain(topic?.name);
    }
    expect(dated.count).toBeGreaterThan(0);
    for (const record of await recordsOf(dated.reportIndexes))
      expect(day(record)).toMatch(/^2022-/u);
  });

  it('find nothing for what no report has', async () => {
    expect(await index.list({ place: '无此地' }, { offset: 0, limit: 5 })).toEqual({
      reportIndexes: [],
      count: 0,
    });
  });
});

it('facets count the reports of a narrowed list', async () => {
  const [place] = await index.facets('place', {});
  const months = await index.facets('month', { place: place?.name ?? '' });

  expect(months.map(({ name }) => name)).toEqual(
    months
      .map(({ name }) => name)
      .sort()
      .reverse(),
  );
  for (const { name } of months) expect(name).toMatch(/^\d{4}-\d{2}$/u);
  expect(months.reduce((sum, { reports }) => sum + reports, 0)).toBeLessThanOrEqual(
    place?.reports ?? 0,
  );
});

it('measures on a topic come by date, and are about it', async () => {
  const [topic] = await index.facets('topic', {});
  const found = await index.measuresOn(topic?.name ?? '');
  const days = (await recordsOf(found.map(({ reportIndex }) => reportIndex))).map(day);

  expect(found.length).toBeGreaterThan(0);
  const dated = days.filter(each => each.length === 10);
  const undated = days.filter(each => each.length < 10);
  expect(undated).not.toEqual([]);
  expect(days).toEqual([...dated.sort(), ...undated.sort()]);
  expect(await index.measuresOn('无此题')).toEqual([]);
});
