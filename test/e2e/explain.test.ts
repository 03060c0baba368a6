import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/answer/explain.ts';
import { runYinju } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const QUESTION = '云岭市药店怎么销售布洛芬，每人限购多少？';
let folder: string;
let index: string;

beforeAll(async () => {
  folder = await tempFolder();
  index = path.join(folder, 'index');
  await runYinju(['index', '--reports', 'data/reports', '--index', index]);
});

const ask = (...args: string[]) => runYinju(['ask', '--index', index, ...args]);

describe('yinju ask --explain', () => {
  it('says why, and then answers as without it', async () => {
    const plain = await ask(QUESTION);
    const run = await ask('--explain', QUESTION);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.endsWith(`\n${plain.stdout}`)).toBe(true);
    expect(run.stdout).toMatch(/ 1\. \d+\.\d\d quoted as 1\n/u);
    expect(run.stdout).toMatch(/\n {2}coverage +[\d.]+ +[\d.]+ = +[\d.]+/u);
    expect(run.stdout).toMatch(/\n {2}bar +logOdds \d+\.\d\d is not below -?\d+\.\d\d\n/u);
  });

  it('is one object with --json, and the same at every time', async () => {
    const [run, again] = [
      await ask('--explain', '--json', QUESTION),
      await ask('--explain', '--json', QUESTION),
    ];

    const { query, candidates, answer } = JSON.parse(run.stdout) as Explanation;
    expect(query.text).toBe(QUESTION);
    expect(candidates[0]).toMatchObject({ rank: 1, fate: 'quoted', quote: 1 });
    expect(answer.quotes[0]?.reportId).toBe(candidates[0]?.reportId);
    expect(again.stdout).toBe(run.stdout);
  });

  it('explains a batch with its follow-ups', async () => {
    const file = path.join(folder, 'batch.jsonl');
    const questions = [
      { _id: 'a', text: '云岭市外卖骑手多久做一次核酸检测？' },
      { _id: 'b', text: '那采样点每天几点开放？', after: 'a' },
    ];
    await writeFile(file, questions.map(question => `${JSON.stringify(question)}\n`).join(''));

    const run = await ask('--explain', '--batch', file, '--json');

    const [first, second] = run.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Explanation & { _id: string });
    expect([first?._id, second?._id]).toEqual(['a', 'b']);
    expect(first?.query.inherited).toBeNull();
    expect(second?.query.inherited?.folded).toContain('外卖骑手');
    expect(second?.terms.some(({ inherited }) => inherited)).toBe(true);
  });
});
