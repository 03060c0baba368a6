import { createHash } from 'node:crypto';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyIndex } from '../../src/answer/verify.ts';
import type { ReportIndex } from '../../src/index/report-index.ts';
import { type BuiltIndex, builtIndex, jsonLines } from '../helpers/built-index.ts';
import { report, source } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const TEXTS = [
  '会议要求，各学校落实晨午检制度，食堂每天消毒两次。\n\n会议强调，严禁聚集用餐。',
  '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。',
];

describe('verifying an index built from files', () => {
  let built: BuiltIndex;
  beforeEach(async () => {
    built = await builtIndex(TEXTS);
    return () => built.index.close();
  });
  const verify = () => verifyIndex(built.index, built.folder);

  it('finds an untouched one true', async () => {
    expect(await verify()).toEqual({ reports: 2, passages: 2, sources: 2, errors: [] });
  });

  it('finds a source that says something else now', async () => {
    await writeFile(built.file, jsonLines([TEXTS[0]!, TEXTS[1]!.replace('两小时', '三小时')]));

    expect((await verify()).errors).toEqual([
      expect.stringMatching(/^reports\.jsonl: line 2 has changed since it was indexed/u),
    ]);
  });

  it('finds a source that is gone', async () => {
    await rm(built.file);

    const { errors } = await verify();

    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain('the source file is gone');
  });

  it('does not mind a line that was added behind', async () => {
    await appendFile(built.file, jsonLines(['又一次会议要求，各商场超市做好消毒通风，不得松懈。']));

    expect((await verify()).errors).toEqual([]);
  });
});

describe('verifying what an index says', () => {
  const TRUE = report();
  const sha256 = createHash('sha256').update(TRUE.body).digest('hex');
  const passage = { passageId: 0, reportIndex: 0, speaker: null };
  const { length } = TRUE.body;

  async function errorsOf(lie: Partial<ReportIndex>): Promise<string[]> {
    const folder = await tempFolder();
    await writeFile(path.join(folder, 'report.txt'), TRUE.body);
    const sources = [source({ path: 'report.txt', sha256 })];
    const index = { ...stubIndex([{ ...TRUE, sources }]), ...lie };
    return (await verifyIndex(index, folder)).errors;
  }

  it('finds the truth true', async () => {
    expect(await errorsOf({})).toEqual([]);
  });

  it.each<[string, Partial<ReportIndex>, RegExp]>([
    [
      'a character that the source has not',
      { body: async () => TRUE.body.replace('两', '三') },
      /character \d+ of the body is not in the source/u,
    ],
    [
      'what was read somewhere that the source does not have',
      {
        details: async () => ({
          turns: TRUE.turns,
          measures: [],
          readings: [{ field: 'chair', value: '吴俊清', start: length, end: length + 3 }],
          dropped: [],
          nearCopies: [],
        }),
      },
      /the reading \[\d+, \d+\) is not in its text/u,
    ],
    [
      'a measure that is no part of the body',
      {
        details: async () => ({
          turns: TRUE.turns,
          measures: [{ start: 2, end: length + 1, speaker: null, topics: [] }],
          readings: [],
          dropped: [],
          nearCopies: [],
        }),
      },
      /the measure \[2, \d+\) is not in its text/u,
    ],
    [
      'a body that goes on behind its source',
      { body: async () => `${TRUE.body}又及。` },
      /character \d+ of the body is not in the source/u,
    ],
    [
      'a passage beyond the body',
      { passages: async () => [{ ...passage, start: 0, end: length + 1 }] },
      /is no part of its report/u,
    ],
    [
      'an empty passage',
      { passages: async () => [{ ...passage, start: 0, end: 0 }] },
      /is no part of its report/u,
    ],
    [
      'a beginning that no passage holds',
      { passages: async () => [{ ...passage, start: 3, end: length }] },
      /no passage holds \[0, 3\)/u,
    ],
    [
      'an end that no passage holds',
      { passages: async () => [{ ...passage, start: 0, end: length - 2 }] },
      /no passage holds \[\d+, \d+\)/u,
    ],
    [
      'a copy whose file is gone',
      {
        sources: async () => [
          source({ path: 'report.txt', sha256 }),
          source({ file: 'copy.txt', path: 'copy.txt', sha256 }),
        ],
      },
      /^copy\.txt: the source file is gone/u,
    ],
  ])('finds %s', async (_, lie, message) => {
    const errors = await errorsOf(lie);

    expect(errors[0]).toMatch(message);
  });
});
