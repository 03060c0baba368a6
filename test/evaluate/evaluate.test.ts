import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Evaluation, evaluate } from '../../src/evaluate/evaluate.ts';
import { absentQuestions, judgedQuestions } from '../../src/evaluate/questions.ts';
import { IndexError } from '../../src/index/format.ts';
import { type BuiltIndex, builtIndex } from '../helpers/built-index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const QUERIES = [
  {
    _id: 'q0',
    text: '外卖骑手多久做一次核酸检测？',
    answer: '外賣騎手 每四十八小时做一次核酸检测',
  },
  { _id: 'q1', text: '堤防多久巡查一遍？', answer: '堤防每两小时巡查一遍' },
  { _id: 'q2', text: '谁也不知道？', answer: '没有一份报告这样说' },
  { _id: 'q3', text: '没有评判的？', answer: '堤防每两小时巡查一遍' },
];

let built: BuiltIndex;
let queries: string;
let qrels: string;

beforeAll(async () => {
  built = await builtIndex([
    '会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗送餐。',
    '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
  ]);
  const folder = await tempFolder();
  queries = path.join(folder, 'queries.jsonl');
  qrels = path.join(folder, 'qrels.tsv');
  await writeFile(queries, QUERIES.map(query => `${JSON.stringify(query)}\n`).join(''));
  await writeFile(
    qrels,
    'query-id\tcorpus-id\tscore\nq0\tr0\t1\nq1\tr1\t1\nq1\tr0\t0\nq2\tr0\t1\nq3\tunknown\t1\n',
  );
  return () => built.index.close();
});

describe('judged questions', () => {
  it('are those with a passage that holds the answer; the others are counted', async () => {
    const { questions, unsplit } = await judgedQuestions(built.index, queries, qrels);

    expect(unsplit).toBe(2);
    expect(questions.map(({ passages, reports }) => [[...passages], [...reports]])).toEqual([
      [[0], [0]],
      [[1], [1]],
    ]);
  });

  it('are read from the named field, and refused when one has none', async () => {
    const file = path.join(await tempFolder(), 'queries.jsonl');
    const [asked] = QUERIES;
    await writeFile(file, `${JSON.stringify({ ...asked, textTraditional: '堤防巡查' })}\n`);

    const { questions } = await judgedQuestions(built.index, file, qrels, 'textTraditional');

    expect(questions.map(({ text }) => text)).toEqual(['堤防巡查']);
    await expect(judgedQuestions(built.index, file, qrels, 'textEnglish')).rejects.toThrow(
      new IndexError(`${file} line 1 is not a question`),
    );
  });

  it('are refused with file and line when they are none', async () => {
    const file = path.join(await tempFolder(), 'absent.jsonl');
    await writeFile(file, '{"text": "好"}\n{"no": 1}\n');

    await expect(absentQuestions(file)).rejects.toThrow(
      new IndexError(`${file} line 2 is not a question`),
    );
    await expect(absentQuestions('/nowhere.jsonl')).rejects.toThrow(IndexError);
  });
});

describe('evaluating', () => {
  const run = async (denseOnly: boolean): Promise<Evaluation> =>
    evaluate(
      built,
      await judgedQuestions(built.index, queries, qrels),
      ['怎么做红烧肉？'],
      denseOnly,
    );

  it('gives the keys of the benchmark, and full marks where all is right', async () => {
    const result = await run(false);

    expect(result).toMatchObject({
      queries: 2,
      unsplit: 2,
      retrieval: { 'recall@1': 1, 'recall@100': 1, 'mrr@10': 1, 'ndcg@10': 1 },
      documents: { 'recall@1': 1 },
      reply: { 'answer@1': 1, 'answer@3': 1 },
      absent: { auroc: 1, answeredAt90: 0, answered: 1, absentAnswered: 0 },
    });
    expect(Object.keys(result.latency)).toEqual(['p50', 'p95', 'p99']);
    expect(result.reply.meanCharacters).toBeGreaterThan(20);
  });

  it('ranks by the dense index alone when that is asked for', async () => {
    expect((await run(true)).retrieval['recall@100']).toBe(1);
  });

  it('leaves out absent questions that were not given', async () => {
    const judged = await judgedQuestions(built.index, queries, qrels);

    expect(await evaluate(built, judged, null, false)).not.toHaveProperty('absent');
  });
});
