import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildIndex } from '../../src/index/build.ts';
import { type BuildOutcome, startBuilder } from './builder.ts';
import { plainEmbedder } from './child/embedder.js';
import { answersOf } from './golden.ts';
import {
  copyOf,
  expectAtRest,
  expectRecovery,
  type Lab,
  remove,
  setUpLab,
  tearDownLab,
} from './lab.ts';
import { sized } from './size.ts';
import { Tally } from './tally.ts';

const TIMES = sized(4, 30);
const STOPPED_TIMES = sized(2, 10);
/** Makes a build last, so that the others come in its midst. */
const PAUSE_MS = 40;

let lab: Lab;
/** Another version of the reports, with its answers. */
let others: string;
let othersAnswers: string;

beforeAll(async () => {
  lab = await setUpLab();
  others = path.join(lab.root, 'others');
  await cp(lab.reports, others, { recursive: true });
  const changed = path.join(others, '12-three-short.jsonl');
  const text = await readFile(changed, 'utf8');
  await writeFile(changed, text.replaceAll('520名', '560名'));
  const indexFolder = await copyOf(lab);
  await buildIndex({ inputs: [others], indexFolder, embedder: plainEmbedder(), full: true });
  othersAnswers = await answersOf(indexFolder);
  await remove(indexFolder);
});
afterAll(() => tearDownLab(lab));

/** Who holds the lock is unknown when it was given back at that very moment. */
const IS_TOLD = /another build of this index is running(?: \(process \d+.*\))?: wait for it/u;

function judgeBuild(outcome: BuildOutcome | undefined): 'built' | 'refused' {
  if (outcome?.generation) return 'built';
  const isClear = outcome?.isIndexError && IS_TOLD.test(outcome.error ?? '');
  if (!isClear) throw new Error(`it said “${outcome?.error}”`);
  return 'refused';
}

async function expectOneOfTwo(folder: string): Promise<void> {
  const answers = await answersOf(folder);
  const isWhole = answers === othersAnswers || lab.new.includes(answers);
  if (!isWhole) throw new Error('answers of neither of the two');
}

describe('builders of one index', () => {
  it('do not disturb each other when they begin together', async () => {
    const tally = new Tally('two builders at once');
    for (let i = 0; i < TIMES; i++) {
      const indexFolder = await copyOf(lab);
      const given = { indexFolder, pauseMs: PAUSE_MS, full: i % 2 === 0 };
      await tally.check(`time ${i + 1}`, async () => {
        const builders = [lab.reports, others].map(reports =>
          startBuilder([{ ...given, reports }]),
        );
        const outcomes = await Promise.all(builders.map(({ outcomes: of }) => of));
        const seen = outcomes.map(([outcome]) => judgeBuild(outcome)).sort();
        if (!seen.includes('built')) throw new Error('none of the two built');
        await expectOneOfTwo(indexFolder);
        await expectAtRest(indexFolder);
        return seen.join(' and ');
      });
      await remove(indexFolder);
    }
    tally.end();
  });

  it('wait for none that is dead, and are refused by one that hangs', async () => {
    const tally = new Tally('a builder that hangs, then is killed');
    for (let i = 0; i < STOPPED_TIMES; i++) {
      const indexFolder = await copyOf(lab);
      await tally.check(`time ${i + 1}`, async () => {
        const hanging = startBuilder([
          { indexFolder, reports: lab.reports, full: true, pauseMs: 60_000 },
        ]);
        await hanging.begun;
        const seen = await untilRefused(indexFolder);
        hanging.child.kill('SIGKILL');
        await hanging.outcomes;
        await expectRecovery(lab, indexFolder);
        return seen;
      });
      await remove(indexFolder);
    }
    tally.end();
  });
});

/** Build until another builder has the lock, which takes a moment; then that is to be told. */
async function untilRefused(indexFolder: string): Promise<string> {
  for (let i = 0; i < 20; i++) {
    const [outcome] = await startBuilder([{ indexFolder, reports: others, full: true }]).outcomes;
    if (judgeBuild(outcome) === 'refused') return 'refused';
  }
  throw new Error('never refused');
}
