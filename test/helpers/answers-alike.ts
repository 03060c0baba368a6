import path from 'node:path';
import { expect } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import type { Embedder } from '../../src/index/embedder.ts';
import { openIndex } from '../../src/index/open.ts';
import type { ReportIndex } from '../../src/index/report-index.ts';
import { foldText } from '../../src/text/fold.ts';
import { terms } from '../../src/text/terms.ts';
import { tempFolder } from './temp-folder.ts';

const QUESTIONS = [
  '学校食堂消毒',
  '防汛巡查堤防',
  '3号村的值守要求',
  '商场超市通风',
  '核酸检测7号',
];

/** All scores of a candidate for a question, with what it is about in place of numbers. */
interface Scored {
  candidate: string;
  scores: number[];
}

/** Everything that evidence for some questions says. */
async function answersOf(index: ReportIndex, embedder: Embedder): Promise<Scored[]> {
  const answers: Scored[] = [];
  for (const question of QUESTIONS) {
    const evidence = await index.evidence({
      terms: terms(foldText(question)).map(term => ({ term, weight: 1 })),
      vector: await embedder.embedQuery(question),
      limits: { passages: 50, nearest: 40, reports: 6 },
      reportIndexes: [],
    });
    for (const { passageId, reportIndex, ...scores } of evidence) {
      const [record] = await index.records([reportIndex]);
      const text = await index.passageText(passageId);
      const candidate = [question, record?.reportId, text].join(' | ');
      answers.push({ candidate, scores: Object.values(scores) });
    }
  }
  return answers.sort((a, b) => (a.candidate < b.candidate ? -1 : 1));
}

/** Every report with its sources and near copies, whatever its number. */
async function reportsOf(index: ReportIndex): Promise<string[]> {
  const reports: string[] = [];
  for (const reportIndex of await index.reportIndexes()) {
    const [record] = await index.records([reportIndex]);
    const sources = await index.sources(reportIndex);
    const { nearCopies } = await index.details(reportIndex);
    const others = await index.records(nearCopies.map(copy => copy.reportIndex));
    const { reportId, title, passageCount } = record!;
    const places = sources.map(({ file, entry, line, sha256 }) => [file, entry, line, sha256]);
    const copies = others.map(other => other.reportId).sort();
    reports.push(JSON.stringify([reportId, title, passageCount, places.sort(), copies]));
  }
  return reports.sort();
}

/** An index in files that is built from nothing. */
export async function fullBuild(inputs: string[], embedder: Embedder): Promise<ReportIndex> {
  const anew = path.join(await tempFolder(), 'index');
  await buildIndex({ inputs, indexFolder: anew, embedder });
  return openIndex(anew, embedder);
}

/** Expect an index to say all that one in files says that is built from the same inputs from nothing. */
export async function expectAnswersOfFullBuild(
  indexFolder: string,
  inputs: string[],
  embedder: Embedder,
): Promise<void> {
  const full = await fullBuild(inputs, embedder);
  const index = await openIndex(indexFolder, embedder);
  try {
    await expectAlike(index, full, embedder);
  } finally {
    index.close();
    full.close();
  }
}

/** Expect an index to say all that another says, whatever numbers they have given. */
export async function expectAlike(
  index: ReportIndex,
  other: ReportIndex,
  embedder: Embedder,
  tolerance = 0.0005,
): Promise<void> {
  expect([index.reportCount, index.passageCount]).toEqual([other.reportCount, other.passageCount]);
  expect(await reportsOf(index)).toEqual(await reportsOf(other));
  const [found, expected] = [await answersOf(index, embedder), await answersOf(other, embedder)];
  expect(found.map(({ candidate }) => candidate)).toEqual(
    expected.map(({ candidate }) => candidate),
  );
  for (const [i, { scores }] of found.entries()) {
    const differences = scores.map((score, k) => Math.abs(score - (expected[i]?.scores[k] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance);
  }
}
