import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runYinju } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { tinyBenchmark } from '../helpers/tiny-benchmark.ts';

let bench: string;
let questions: string[];
let settings: { INDEX_DIR: string };

beforeAll(async () => {
  const { corpus, queries, qrels, absent, ...files } = await tinyBenchmark();
  bench = files.bench;
  questions = ['--corpus', corpus, '--queries', queries, '--qrels', qrels, '--absent', absent];
  settings = { INDEX_DIR: await tempFolder() };
});

const evaluate = (...args: string[]) => runYinju(['evaluate', ...args], settings);

describe('yinju evaluate', () => {
  it('compares all that is there with the expected numbers, and fails below them', async () => {
    const run = await evaluate('--bench', bench, '--json');

    const { measured, worse } = JSON.parse(run.stdout);
    expect(run.code).toBe(1);
    expect(measured.drcd['retrieval.recall@1']).toBe(1);
    expect(measured.gold).toEqual({ questions: 1, right: 1 });
    expect(worse.map((shortfall: { number: string }) => shortfall.number)).toContain('queries');
    expect(run.stderr).toContain('✗ drcd queries is 2, below 3521 (3524 is expected)\n');
    expect(run.stderr).toContain(`skipped main: ${path.join(bench, 'ncp/corpus.jsonl')} is not`);
    expect(run.stderr).not.toContain('✗ main');
  });

  it('refuses a folder without any of it', async () => {
    const run = await evaluate('--bench', '/nowhere');

    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('/nowhere holds none of the benchmark');
  });

  it('measures given questions', async () => {
    const run = await evaluate(...questions, '--json');

    expect(run.code).toBe(0);
    expect(Object.keys(JSON.parse(run.stdout))).toEqual(
      'queries unsplit retrieval documents reply latency absent index'.split(' '),
    );
  });

  it('draws the curve of abstention, as a table and as JSON', async () => {
    const text = await evaluate(...questions, '--curve');
    const json = await evaluate(...questions, '--curve', '--json');

    const [shipped, ...bars] = JSON.parse(json.stdout);
    expect(shipped).toEqual({
      bar: null,
      answered: 1,
      absentAnswered: 0,
      rightFirst: 1,
      rightAny: 1,
    });
    const lines = text.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(bars.length + 3);
    expect(lines[2]).toMatch(/^\| as shipped \| +1\.000 \| +0\.000 \|/u);
  });

  it('shows misses, of which there are none', async () => {
    expect(await evaluate(...questions, '--misses', '3', '--json')).toMatchObject({
      code: 0,
      stdout: '[]\n',
    });
  });
});
