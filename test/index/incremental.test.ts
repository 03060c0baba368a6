import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { openIndex } from '../../src/index/open.ts';
import { expectAlike, fullBuild } from '../helpers/answers-alike.ts';
import { incrementalContract } from './incremental-contract.ts';

const { build, reports, indexFolder, embedded, embedder } = incrementalContract(async () => ({
  build: buildIndex,
  open: openIndex,
  tolerance: 0.0005,
}));

describe('building what changed in files', () => {
  it('builds all when too much was removed, and embeds nothing again', async () => {
    for (const n of [1, 2, 4, 8]) await rm(path.join(reports(), `${n}.txt`));

    const { mode, reason, passages } = await build();

    expect([mode, reason]).toEqual(['full', 'more than 10 % of the passages were removed']);
    expect([passages.embedded, embedded()]).toEqual([0, []]);
    const [index, full] = [
      await openIndex(indexFolder(), embedder),
      await fullBuild([reports()], embedder),
    ];
    await expectAlike(index, full, embedder);
    index.close();
    full.close();
  });
});
