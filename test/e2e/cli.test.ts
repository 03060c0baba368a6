import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { type Run, runYinju } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const QUESTION = '云岭市药店怎么销售布洛芬，每人限购多少？';
const ANSWER_KEYS = ['status', 'language', 'quotes', 'reason', 'nearest'];
const QUOTE_KEYS =
  'n text reportId title date dateInferred place speaker file url start end marks copies sha256';

const EVALUATE = ['evaluate', '--corpus', 'a', '--queries', 'b', '--qrels', 'c'];

let folder: string;
let index: string;
beforeAll(async () => {
  folder = await tempFolder();
  index = path.join(folder, 'index');
  await runYinju(['index', '--reports', 'data/reports', '--index', index]);
});

const answerOf = ({ stdout }: Run) => JSON.parse(stdout) as Answer;
/** One line that a person can act on, and no stack trace. */
function expectOneLine(run: Run, code: number): void {
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).not.toMatch(/\n\s+at /u);
  expect(run).toMatchObject({ code, stdout: '' });
}

describe('yinju index', () => {
  it('builds nothing when nothing changed', async () => {
    const run = await runYinju(['index', '--reports', 'data/reports', '--index', index]);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^Nothing changed: generation 1 stays \(16 reports, \d+ passages\)/u,
    );
  });

  it('tells what it did as JSON', async () => {
    const args = ['index', '--reports', 'data/reports', '--index', index, '--json'];

    const { code, stdout } = await runYinju(args);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      event: 'result',
      indexFolder: index,
      generation: 1,
      mode: 'unchanged',
      files: 14,
      reports: 16,
      skipped: [],
    });
  });

  it('names a folder that is not there', async () => {
    const run = await runYinju(['index', '--reports', '/no/such/folder', '--index', index]);

    expectOneLine(run, 1);
    expect(run.stderr).toContain('/no/such/folder: no such file or folder');
  });

  it('says so when a file stands where the index is to be', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');

    const { code, stderr } = await runYinju([
      'index',
      '--reports',
      'data/reports',
      '--index',
      file,
    ]);

    expect(code).toBe(1);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/\n\s+at /u);
  });
});

describe('yinju ask', () => {
  it('shows a quote and where it stands', async () => {
    const run = await runYinju(['ask', '--index', index, QUESTION]);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^1\. “[^”]*布洛芬/u);
    expect(run.stdout).toMatch(/14-yunling-sharebar\.txt \[\d+, \d+\)/u);
  });

  it('gives exactly the keys of the design as JSON', async () => {
    const answer = answerOf(await runYinju(['ask', '--index', index, '--json', QUESTION]));

    expect(Object.keys(answer)).toEqual(ANSWER_KEYS);
    expect(answer.status).toBe('answered');
    for (const quote of answer.quotes) expect(Object.keys(quote)).toEqual(QUOTE_KEYS.split(' '));
  });

  it('answers a batch in order, a follow-up from what came before, and keeps the ids', async () => {
    const file = path.join(folder, 'batch.jsonl');
    const lines = [
      { _id: 'a', text: '云岭市外卖骑手多久做一次核酸检测？' },
      { _id: 7, text: '怎么做红烧肉？' },
      { _id: 'c', text: '那采样点每天几点开放？', after: 'a' },
      { _id: 'd', text: '那采样点呢？', after: 7 },
    ];
    await writeFile(file, lines.map(line => `${JSON.stringify(line)}\n`).join('\n'));

    const run = await runYinju(['ask', '--index', index, '--batch', file, '--json']);

    const answers = run.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Answer & { _id: unknown });
    expect(answers.map(({ _id }) => _id)).toEqual(['a', 7, 'c', 'd']);
    expect(answers.map(answer => Object.keys(answer))).toEqual(
      lines.map(() => ['_id', ...ANSWER_KEYS]),
    );
    expect(answers[1]?.status).toBe('not_found');
    expect(answers[2]?.quotes[0]?.file).toBe('01-yunling-chrome.txt');
  });

  it.each([
    ['emoji only', '🙂🙂', 'no_evidence'],
    ['nothing but blanks', '  ', 'no_evidence'],
  ])('has no answer to %s', async (_, question, reason) => {
    const run = await runYinju(['ask', '--index', index, '--json', question]);

    expect(run.code).toBe(0);
    expect(answerOf(run)).toMatchObject({ status: 'not_found', quotes: [], reason });
  });

  it('answers 5,000 characters with one JSON object as well', async () => {
    const run = await runYinju([
      'ask',
      '--index',
      index,
      '--json',
      '药店怎么销售布洛芬'.repeat(556),
    ]);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(Object.keys(answerOf(run))).toEqual(ANSWER_KEYS);
  });

  it.each([
    [
      'a folder without an index',
      ['--index', '/no/such/index', '好'],
      'no index in /no/such/index',
    ],
    ['a batch that is not there', ['--batch', '/no/such.jsonl'], '/no/such.jsonl: no such file'],
  ])('names %s', async (_, args, message) => {
    const run = await runYinju(['ask', ...args], { INDEX_DIR: index });

    expectOneLine(run, 1);
    expect(run.stderr).toContain(message);
  });

  it('names a setting that is wrong, not its value', async () => {
    const run = await runYinju(['ask', '好'], { BOT_TOKEN: 'my-secret' });

    expectOneLine(run, 1);
    expect(run.stderr).toContain('BOT_TOKEN is not usable');
    expect(run.stderr).not.toContain('my-secret');
  });
});

describe('yinju verify and inspect', () => {
  it('finds an index true to its sources', async () => {
    const run = await runYinju(['verify', '--index', index, '--json']);

    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ reports: 16, sources: 16, errors: [] });
  });

  it('shows what is read from a file', async () => {
    const args = ['inspect', '--json', 'data/reports/13-beitan-gb18030.txt'];

    const { code, stdout } = await runYinju(args);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: '13-beitan-gb18030.txt',
      encoding: 'gb18030',
      script: 'Hans',
      body: expect.stringContaining('食堂') as string,
    });
  });

  it('names a file that is not there', async () => {
    expectOneLine(await runYinju(['inspect', '/no/such.txt']), 1);
  });
});

describe('yinju', () => {
  it.each([
    ['no question', ['ask']],
    ['an unknown command', ['fly']],
    ['an unknown option', ['index', '--wings']],
    ['a missing value', ['index', '--index']],
    ['a missing file', ['inspect']],
    ['a missing required option', ['evaluate', '--corpus', 'a', '--queries', 'b']],
    ['a curve without absent questions', [...EVALUATE, '--curve']],
    ['no number of misses', [...EVALUATE, '--misses', 'all']],
    ['a benchmark and a corpus', [...EVALUATE, '--bench', 'bench']],
    ['a port that is none', ['preview', '--port', '99999']],
  ])('exits 2 on wrong usage: %s', async (_, args) => {
    const run = await runYinju(args);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^error: /u);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    );

    expect(await runYinju(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([['--help'], ['ask', '--help']])('helps, and exits 0: %s %s', async (...args) => {
    const run = await runYinju(args.filter(Boolean));

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Usage: yinju');
  });
});
