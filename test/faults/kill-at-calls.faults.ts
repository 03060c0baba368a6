import { afterAll, beforeAll, describe, it } from 'vitest';
import { callsOf, startBuilder } from './builder.ts';
import {
  copyOf,
  expectRecovery,
  type Lab,
  oldOrNew,
  remove,
  setUpLab,
  tearDownLab,
} from './lab.ts';
import { sized } from './size.ts';
import { eachOf, Tally } from './tally.ts';

/** Before these calls the folder is as it was before the last. */
const READING =
  /^(?:open|stat|lstat|statfs|readdir|readFile|handle\.(?:stat|read|close)|graph\.read\w*) /u;
const REPEATS = sized(1, 20);
/** So many times, or at every so manieth, a build is killed at a call that reads. */
const READING_REPEATS = sized(1, 2);
const READING_STEP = sized(12, 1);
/** One builder starts while another is checked. */
const AT_ONCE = 2;

let lab: Lab;
beforeAll(async () => {
  lab = await setUpLab();
});
afterAll(() => tearDownLab(lab));

async function killedAt(at: number, full: boolean, half: boolean): Promise<string> {
  const indexFolder = await copyOf(lab);
  const fault = { at, kind: 'kill', half } as const;
  const builder = startBuilder([{ indexFolder, reports: lab.reports, full, fault }]);
  await builder.outcomes;
  if (builder.child.signalCode !== 'SIGKILL') throw new Error('it was not killed');
  const served = await oldOrNew(lab, indexFolder);
  await expectRecovery(lab, indexFolder);
  await remove(indexFolder);
  return served;
}

describe('a build killed at a call', () => {
  it.each([
    ['an incremental build', false, 1],
    ['a full build', true, sized(3, 1)],
  ])('leaves the old or the new index: %s', async (kind, full, step) => {
    const tally = new Tally(`kill -9 at the calls of ${kind}`);
    const counted = await copyOf(lab);
    const cases = (await callsOf(counted, lab.reports, full))
      .map((call, i) => ({ call, at: i + 1, isReading: READING.test(call) }))
      .filter(({ isReading }, i) => i % (isReading ? READING_STEP : step) === 0)
      .flatMap(given => {
        const length = given.isReading ? READING_REPEATS : REPEATS;
        // In the middle every second time; where there is only one time, in the middle.
        return Array.from({ length }, (_, i) => ({ ...given, half: (length - i) % 2 === 1 }));
      });
    await eachOf(cases, AT_ONCE, ({ call, at, half }) =>
      tally.check(`${call}, call ${at}${half ? ', in the middle' : ''}`, () =>
        killedAt(at, full, half),
      ),
    );
    tally.end();
  });
});
