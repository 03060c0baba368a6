import { afterAll, beforeAll, describe, it } from 'vitest';
import { type BuildOutcome, callsOf, type Fault, startBuilder } from './builder.ts';
import {
  copyOf,
  expectAtRest,
  expectRecovery,
  type Lab,
  oldOrNew,
  remove,
  setUpLab,
  tearDownLab,
} from './lab.ts';
import { sized } from './size.ts';
import { eachOf, Tally } from './tally.ts';

const CODES = ['EIO', 'ENOSPC', 'EMFILE'] as const;
const MEANINGS: Record<string, RegExp> = {
  EIO: /disk cannot be|disk I\/O error/u,
  ENOSPC: /disk is full|no space/u,
  EMFILE: /too many (?:open )?files|disk I\/O/u,
};
/** Builds of one process, so that not every case waits for the modules. */
const A_PROCESS = 8;
/** No multiple of three, so that all codes have their turns. */
const LASTING_STEP = sized(7, 1);

let lab: Lab;
beforeAll(async () => {
  lab = await setUpLab();
});
afterAll(() => tearDownLab(lab));

interface FaultCase {
  indexFolder: string;
  fault: Fault;
}

async function run(tally: Tally, faults: Fault[], full: boolean): Promise<void> {
  const cases: FaultCase[] = [];
  for (const fault of faults) cases.push({ indexFolder: await copyOf(lab), fault });
  const { reports } = lab;
  const outcomes = await startBuilder(cases.map(given => ({ ...given, reports, full }))).outcomes;
  for (const [i, { indexFolder, fault }] of cases.entries()) {
    const outcome = outcomes[i];
    const name = `${fault.kind} ${fault.lasting ? 'from' : 'at'} call ${fault.at}`;
    await tally.check(`${name}, ${outcome?.failed}`, async () => {
      if (!outcome) throw new Error('the process ended');
      const seen = await judge(outcome, indexFolder, fault);
      await expectRecovery(lab, indexFolder);
      return seen;
    });
    await remove(indexFolder);
  }
}

/** What a person was told must be clear and true. */
async function judge(outcome: BuildOutcome, folder: string, fault: Fault): Promise<string> {
  const served = await oldOrNew(lab, folder);
  if (outcome.leftOpen > 0) throw new Error(`${outcome.leftOpen} files left open`);
  if (outcome.error === undefined) {
    if (served === 'old') throw new Error('it ended well, and is not served');
    if (!fault.lasting && !/^(?:rm|unlink|rename|lstat) /u.test(outcome.failed ?? '')) {
      await expectAtRest(folder);
    }
    return 'not needed';
  }
  const said = `“${outcome.error}”`;
  if (!outcome.isIndexError) throw new Error(`not an IndexError: ${said}`);
  if (/\n/u.test(outcome.error)) throw new Error(`more than a line: ${said}`);
  if (!outcome.error.includes(folder)) throw new Error(`does not say where: ${said}`);
  if (!MEANINGS[fault.kind]?.test(outcome.error)) throw new Error(`does not say what: ${said}`);
  const isToldServed = /is served/u.test(outcome.error);
  if ((served === 'new') !== isToldServed) throw new Error(`${served} is served: ${said}`);
  // What cannot be removed now is removed by the next build.
  if (!fault.lasting) await expectAtRest(folder, true);
  return isToldServed ? 'served, and told' : 'refused';
}

function batches<T>(items: T[]): T[][] {
  const count = Math.ceil(items.length / A_PROCESS);
  return Array.from({ length: count }, (_, i) => items.slice(i * A_PROCESS, (i + 1) * A_PROCESS));
}

/** The usual size has one code for every fourth call; all three have their turns. */
function once(calls: string[]): Fault[] {
  return calls
    .flatMap((_, i) =>
      sized([CODES[i % CODES.length] ?? 'EIO'], [...CODES]).map(kind => ({ at: i + 1, kind })),
    )
    .filter((_, i) => i % sized(4, 1) === 0);
}

function lasting(calls: string[]): Fault[] {
  return calls
    .map((_, i): Fault => ({ at: i + 1, kind: CODES[i % CODES.length] ?? 'EIO', lasting: true }))
    .filter((_, i) => i % LASTING_STEP === 0);
}

describe.each([
  ['an incremental build', false],
  ['a full build', true],
])('in %s', (kind, full) => {
  it.each([
    ['one call fails', once],
    ['all calls fail from one on', lasting],
  ])('%s: it is told or was not needed, and the index stays whole', async (what, faultsOf) => {
    const calls = await callsOf(await copyOf(lab), lab.reports, full);
    const tally = new Tally(`${what}, ${kind}`);
    await eachOf(batches(faultsOf(calls)), 2, batch => run(tally, batch, full));
    tally.end();
  });
});
