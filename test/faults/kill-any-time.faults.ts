import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startBuilder } from './builder.ts';
import {
  copyOf,
  expectRecovery,
  type Lab,
  oldOrNew,
  remove,
  setUpLab,
  tearDownLab,
} from './lab.ts';
import { seededRandom, sized } from './size.ts';
import { eachOf, Tally } from './tally.ts';

const MOMENTS = sized(20, 300);
const AT_ONCE = 2;
const MEASURED = 3;

let lab: Lab;
beforeAll(async () => {
  lab = await setUpLab();
});
afterAll(() => tearDownLab(lab));

/** About how long a build lasts here and now, its modules being loaded. */
async function usualMs(full: boolean): Promise<number> {
  let longest = 0;
  for (let i = 0; i < MEASURED; i++) {
    const indexFolder = await copyOf(lab);
    const builder = startBuilder([{ indexFolder, reports: lab.reports, full }]);
    await builder.begun;
    const started = performance.now();
    await builder.outcomes;
    longest = Math.max(longest, performance.now() - started);
    await remove(indexFolder);
  }
  return longest;
}

async function killedAfter(milliseconds: number, full: boolean): Promise<string> {
  const indexFolder = await copyOf(lab);
  const builder = startBuilder([{ indexFolder, reports: lab.reports, full }]);
  await builder.begun;
  await wait(milliseconds);
  builder.child.kill('SIGKILL');
  const outcomes = await builder.outcomes;
  const served = await oldOrNew(lab, indexFolder);
  if (outcomes.length > 0 && served === 'old') throw new Error('it ended well, and is not served');
  await expectRecovery(lab, indexFolder);
  await remove(indexFolder);
  return outcomes.length > 0 ? 'ended before' : served;
}

describe('a build killed at any moment', () => {
  it('leaves the old or the new index', async () => {
    const tally = new Tally('kill -9 at random moments');
    const random = seededRandom(1);
    const longest = { full: await usualMs(true), incremental: await usualMs(false) };
    const cases = Array.from({ length: MOMENTS }, (_, i) => ({
      full: i % 2 === 0,
      share: random(),
    }));
    await eachOf(cases, AT_ONCE, ({ full, share }) => {
      const milliseconds = share * (full ? longest.full : longest.incremental);
      return tally.check(`after ${milliseconds.toFixed(1)} ms`, () =>
        killedAfter(milliseconds, full),
      );
    });
    tally.end();
  });
});
