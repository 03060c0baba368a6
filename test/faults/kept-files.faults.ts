import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { IndexError } from '../../src/index/format.ts';
import { plainEmbedder } from './child/embedder.js';
import { DAMAGES, damageFile } from './damage.ts';
import {
  buildHere,
  copyOf,
  expectRecovery,
  type Lab,
  oldOrNew,
  remove,
  setUpLab,
  tearDownLab,
} from './lab.ts';
import { below, seededRandom, sized } from './size.ts';
import { Tally } from './tally.ts';

const TIMES = sized(8, 50);
const UNFINISHED = 'unfinished.sqlite';
const LOCK = 'lock.sqlite';
const MOST_RUBBISH = 9000;
const KEPT_BATCHES = 2;

let lab: Lab;
/** A folder without an index, whose first build was stopped: with embeddings for the next one. */
let stopped: string;

beforeAll(async () => {
  lab = await setUpLab();
  stopped = await mkdtemp(path.join(lab.root, 'case-'));
  let batches = 0;
  const embedder = plainEmbedder({
    embedPassages: async texts => {
      if (++batches > KEPT_BATCHES) throw new Error('stopped');
      return plainEmbedder().embedPassages(texts);
    },
  });
  const build = buildIndex({ inputs: [lab.reports], indexFolder: stopped, embedder });
  await build.catch(() => {});
});
afterAll(() => tearDownLab(lab));

async function copyOfStopped(): Promise<string> {
  const folder = await mkdtemp(path.join(lab.root, 'case-'));
  await cp(stopped, folder, { recursive: true });
  return folder;
}

/** How many embeddings the next build takes. */
async function reusedIn(folder: string): Promise<number> {
  return (await buildHere(lab, folder)).passages.reused;
}

describe('what a build keeps beside the generations', () => {
  it('does no harm when its embeddings are damaged', async () => {
    const tally = new Tally('damaged embeddings of a stopped build');
    const random = seededRandom(5);
    const whole = await reusedIn(await copyOfStopped());
    expect(whole).toBeGreaterThan(0);
    for (const [kind, damage] of DAMAGES.filter(([name]) => name !== 'files swapped')) {
      for (let i = 0; i < (kind === 'files missing' ? 1 : TIMES); i++) {
        const folder = await copyOfStopped();
        const what = await damageFile(damage, folder, UNFINISHED, random, folder);
        await tally.check(what ?? UNFINISHED, async () => {
          const reused = await reusedIn(folder);
          await expectRecovery(lab, folder);
          return reused === whole ? 'all reused' : reused === 0 ? 'none reused' : 'some reused';
        });
        await remove(folder);
      }
    }
    tally.end();
  });

  it('does no harm when its lock is damaged: the next build says so or works', async () => {
    const tally = new Tally('damaged lock');
    const random = seededRandom(6);
    for (let i = 0; i < TIMES; i++) {
      const folder = await copyOf(lab);
      const rubbish = Buffer.from(
        Array.from({ length: below(random, MOST_RUBBISH) }, () => below(random, 256)),
      );
      await writeFile(path.join(folder, LOCK), rubbish);
      await tally.check(`${rubbish.length} bytes of rubbish`, async () => {
        try {
          await expectRecovery(lab, folder);
          return 'built';
        } catch (error) {
          if (!(error instanceof IndexError)) throw error;
          const isClear = error.message.includes(path.join(folder, LOCK));
          if (!isClear || error.message.includes('\n'))
            throw new Error(`it said “${error.message}”`);
          if ((await oldOrNew(lab, folder)) === 'new') throw new Error('refused, and built');
          return 'refused';
        }
      });
      await remove(folder);
    }
    tally.end();
  });
});
