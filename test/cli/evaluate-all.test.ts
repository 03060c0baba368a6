import { rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AllMeasured, measureAll } from '../../src/cli/evaluate/all-settings.ts';
import { measuredText } from '../../src/cli/evaluate/check-all.ts';
import { shortfalls } from '../../src/evaluate/expected.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { type TinyBenchmark, tinyBenchmark } from '../helpers/tiny-benchmark.ts';

describe('measuring all settings', () => {
  let files: TinyBenchmark;
  let result: AllMeasured;
  const named: string[] = [];

  const measure = async () =>
    measureAll({
      bench: files.bench,
      indexesFolder: await tempFolder(),
      embedder: fakeEmbedder(),
      onSetting: name => named.push(name),
    });

  beforeAll(async () => {
    files = await tinyBenchmark();
    result = await measure();
  });

  it('measures those whose data is there, each by its own questions', () => {
    expect(named).toEqual(['drcd', 'drcd-hant', 'gold']);
    expect(result.measured.drcd).toMatchObject({
      queries: 2,
      unsplit: 0,
      'retrieval.recall@1': 1,
      'documents.ndcg@10': 1,
      'reply.answer@1': 1,
      scriptGap: 0,
    });
    expect(result.measured['drcd-hant']).toMatchObject({ queries: 2, 'retrieval.recall@1': 1 });
    expect(result.measured.gold).toEqual({ questions: 1, right: 1 });
  });

  it('builds the index of a corpus once, and tells its cost once', () => {
    expect(result.measured.drcd?.['index.passages']).toBe(2);
    expect(result.measured.drcd?.['index.peakRssMiB']).toBeGreaterThan(0);
    expect(result.measured['drcd-hant']).not.toHaveProperty(['index.passages']);
  });

  it('names the first missing file of the others', () => {
    expect(result.skipped).toEqual([
      { setting: 'main', missing: path.join(files.bench, 'ncp/corpus.jsonl') },
      { setting: 'dense', missing: path.join(files.bench, 'ncp/corpus.jsonl') },
      { setting: 'xquad-en', missing: path.join(files.bench, 'xquad-en-zh/corpus.jsonl') },
      { setting: 'xquad-zh', missing: path.join(files.bench, 'xquad-en-zh/corpus.jsonl') },
    ]);
  });

  it('does without the gold questions when they are not there', async () => {
    const gold = path.resolve(files.bench, '../gold/questions.jsonl');
    await rm(gold);

    const { measured, skipped } = await measure();

    expect(Object.keys(measured)).toEqual(['drcd', 'drcd-hant']);
    expect(skipped.at(-1)).toEqual({ setting: 'gold', missing: gold });
  });
});

describe('the table of all settings', () => {
  const measured = {
    main: { 'reply.answer@1': 0.6, 'index.bytes': 95_946_100 },
    gold: { right: 36 },
  };
  const expected = {
    main: { 'reply.answer@1': { value: 0.63, least: 0.625 } },
    gold: { right: { value: 36, least: 35 } },
  };

  it('has a row a number and a column a setting, and marks what is worse', () => {
    const text = measuredText(measured, expected, shortfalls(measured, expected));

    expect(text.split('\n').slice(0, 6)).toEqual([
      '                    main  gold',
      'reply.answer@1   ✗ 0.600',
      'index.bytes     95946100',
      'right                       36',
      '',
      '1 of 2 expected numbers is worse than is accepted.',
    ]);
  });

  it('ends with the lines that would make the numbers expected', () => {
    expect(measuredText(measured, expected, [])).toContain(
      [
        'No number is worse than is accepted (2 expected).',
        '',
        'Not as in bench/expected.json; to expect them:',
        '  "main":',
        '    "reply.answer@1": { "value": 0.6, "least": 0.595 },',
        '    "index.bytes": { "value": 95946100 },',
        '',
      ].join('\n'),
    );
  });
});
