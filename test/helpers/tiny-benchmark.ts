import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonLines } from './built-index.ts';
import { tempFolder } from './temp-folder.ts';

const REPORTS = [
  '會議要求，外賣騎手每四十八小時做一次核酸檢測，不得帶病上崗送餐。',
  '市防汛指揮部要求，堤防每兩小時巡查一遍，發現險情立即上報。',
];
const QUERIES = [
  {
    _id: 'q0',
    text: '外卖骑手多久做一次核酸检测？',
    textTraditional: '外賣騎手多久做一次核酸檢測？',
    answer: '每四十八小時做一次核酸檢測',
  },
  {
    _id: 'q1',
    text: '堤防多久巡查一遍？',
    textTraditional: '堤防多久巡查一遍？',
    answer: '堤防每兩小時巡查一遍',
  },
];
const GOLD = {
  _id: 'g0',
  text: '堤防多久巡查一遍？',
  kind: 'measure',
  reports: ['a.txt'],
  quoteContainsAny: ['每两小时巡查'],
};

/** Files of a benchmark, and where they are. */
export interface TinyBenchmark {
  bench: string;
  corpus: string;
  queries: string;
  qrels: string;
  absent: string;
}

/** A benchmark with data of two settings (simplified and traditional questions) and gold questions. */
export async function tinyBenchmark(): Promise<TinyBenchmark> {
  const root = await tempFolder();
  const bench = path.join(root, 'bench');
  for (const folder of ['bench/drcd', 'gold', 'seeds']) {
    await mkdir(path.join(root, folder), { recursive: true });
  }
  const drcd = (file: string) => path.join(bench, 'drcd', file);
  const lines = (rows: object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');
  const files = {
    bench,
    corpus: drcd('corpus.jsonl'),
    queries: drcd('queries.jsonl'),
    qrels: drcd('qrels.tsv'),
    absent: drcd('absent.jsonl'),
  };
  await writeFile(files.corpus, jsonLines(REPORTS));
  await writeFile(files.queries, lines(QUERIES));
  await writeFile(files.qrels, 'query-id\tcorpus-id\tscore\nq0\tr0\t1\nq1\tr1\t1\n');
  await writeFile(files.absent, lines([{ text: '怎么做红烧肉？' }]));
  await writeFile(path.join(root, 'gold/questions.jsonl'), lines([GOLD]));
  await writeFile(path.join(root, 'seeds/a.txt'), REPORTS[1] ?? '');
  return files;
}
