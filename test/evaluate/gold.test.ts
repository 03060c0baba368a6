import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  evaluateGold,
  type GoldQuestion,
  goldQuestions,
  judgeGold,
} from '../../src/evaluate/gold.ts';
import { IndexError } from '../../src/index/format.ts';
import type { Answer } from '../../src/types.ts';
import { builtIndex } from '../helpers/built-index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const question = (changes: Partial<GoldQuestion> = {}): GoldQuestion => ({
  _id: 'q',
  text: '堤防多久巡查一遍？',
  kind: 'measure',
  reports: ['a.txt', 'b.txt'],
  quoteContainsAny: ['每两小时'],
  ...changes,
});

/** An answer that quotes: file and words of each quote. */
const quoting = (...quotes: [file: string, text: string][]) =>
  ({
    status: quotes.length > 0 ? 'answered' : 'not_found',
    reason: quotes.length > 0 ? null : 'no_evidence',
    quotes: quotes.map(([file, text]) => ({ file, text })),
  }) as Answer;

describe('a gold answer', () => {
  it.each<[string, Partial<GoldQuestion>, Answer, number]>([
    ['is right with one of the words, in any script', {}, quoting(['a.txt', '每兩小 時巡查']), 1],
    ['is wrong without the words', {}, quoting(['a.txt', '每三小时巡查']), 0],
    [
      'is wrong when it also quotes another file',
      {},
      quoting(['a.txt', '每两小时'], ['c.txt', '好']),
      0,
    ],
    ['is wrong when nothing is quoted', {}, quoting(), 0],
    ['that is none is right where there is none', { reports: [] }, quoting(), 1],
    ['that is given where there is none is wrong', { reports: [] }, quoting(['a.txt', '好']), 0],
    ['of a list needs two reports', { kind: 'list' }, quoting(['a.txt', '每两小时']), 0],
    [
      'of a comparison is right with two reports',
      { kind: 'compare' },
      quoting(['a.txt', '每两小时'], ['b.txt', '好']),
      1,
    ],
  ])('%s', (_, changes, answer, right) => {
    const result = judgeGold([question(changes)], new Map([['q', answer]]));

    expect(result).toMatchObject({ questions: 1, right });
    expect(result.wrong).toHaveLength(1 - right);
  });

  it('that is missing is wrong, and named', () => {
    expect(judgeGold([question()], new Map()).wrong).toEqual(['q 堤防多久巡查一遍？ → no answer']);
  });
});

it('gold questions are asked in order, and one remembers the one it comes after', async () => {
  const { index, embedder } = await builtIndex([
    '会议要求，外卖骑手每四十八小时做一次核酸检测，不得带病上岗送餐。',
    '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
  ]);
  const questions = [
    question({ _id: 'a', reports: ['reports.jsonl'] }),
    question({ _id: 'b', text: '那险情呢？', after: 'a', reports: ['reports.jsonl'] }),
  ];

  const result = await evaluateGold(index, embedder, questions);

  index.close();
  expect(result).toEqual({ questions: 2, right: 2, wrong: [] });
});

it('a file of gold questions is refused with file and line when it is none', async () => {
  const file = path.join(await tempFolder(), 'gold.jsonl');
  await writeFile(file, `${JSON.stringify(question())}\n{"text": "好"}\n`);

  await expect(goldQuestions(file)).rejects.toThrow(
    new IndexError(`${file} line 2 is not a question`),
  );
});
