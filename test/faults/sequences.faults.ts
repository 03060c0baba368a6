import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { changes, make } from './changes.ts';
import { plainEmbedder } from './child/embedder.js';
import { contentOf } from './content.ts';
import { remove } from './lab.ts';
import { sized } from './size.ts';
import { writeStanding } from './standing.ts';
import { Tally } from './tally.ts';

const SEQUENCES = sized(40, 1000);
/** With these, some sequences remove too many passages for an incremental build, most do not. */
const STANDING = 30;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'yinju-faults-'));
});
afterAll(() => remove(root));

/** An embedder that stops the build at one of its calls, as Ctrl-C would. */
function stopping(after: number) {
  const controller = new AbortController();
  let calls = 0;
  const embedder = plainEmbedder({
    embedPassages: texts => {
      if (calls++ >= after) controller.abort();
      return plainEmbedder().embedPassages(texts);
    },
  });
  return { embedder, signal: controller.signal };
}

describe('incremental builds', () => {
  it('give the index that a full build gives', async () => {
    const tally = new Tally('random changes, built incrementally');
    const builds = new Tally('builds in these');
    const property = fc.asyncProperty(changes, async rounds => {
      const folder = await mkdtemp(path.join(root, 'case-'));
      const [reports, index] = [path.join(folder, 'reports'), path.join(folder, 'index')];
      const build = (indexFolder: string) =>
        buildIndex({ inputs: [reports], indexFolder, embedder: plainEmbedder() });
      // A build that has nothing to embed ends well.
      const stop = async (afterBatches: number) => {
        const stopped = stopping(afterBatches);
        await buildIndex({ inputs: [reports], indexFolder: index, ...stopped }).catch(() => {});
      };
      try {
        await writeStanding(reports, STANDING);
        await build(index);
        for (const round of rounds) {
          for (const change of round) await make(change, reports, stop);
          await builds.check('build', async () => (await build(index)).mode);
        }
        await build(path.join(folder, 'full'));
        expect(await contentOf(index)).toEqual(await contentOf(path.join(folder, 'full')));
      } finally {
        await remove(folder);
      }
    });
    const details = await fc.check(property, { numRuns: SEQUENCES, seed: 7 });
    const wrong = details.failed ? [fc.defaultReportMessage(details) ?? 'failed'] : [];
    tally.add(details.numRuns, wrong);
    builds.end();
    tally.end();
  });
});
