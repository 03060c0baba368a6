import { cp, mkdtemp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { IndexError } from '../../src/index/format.ts';
import { openIndex } from '../../src/index/open.ts';
import { plainEmbedder } from './child/embedder.js';
import { DAMAGES, damageFile, FILES } from './damage.ts';
import { goldenAnswers, QUESTIONS } from './golden.ts';
import { buildHere, copyOf, type Lab, remove, setUpLab, tearDownLab } from './lab.ts';
import { seededRandom, sized } from './size.ts';
import { eachOf, Tally } from './tally.ts';

/** Cases of a kind of damage in a file; a file can be missing or swapped in one way only. */
const TIMES = sized(8, 50);
const BOTH_TIMES = sized(2, 8);
const CURRENT_TIMES = sized(12, 50);
/** Every so many cases all golden questions are asked, else the few that tell the versions apart. */
const ALL_QUESTIONS_STEP = 20;
const FEW = 3;
const [OLDER, SERVED] = ['gen-000001', 'gen-000002'];

let lab: Lab;
/** An index with the old generation, and the new one that is served. */
let both: string;
let telling: string[];
const good = new Map<string, string>();

beforeAll(async () => {
  lab = await setUpLab();
  both = await copyOf(lab);
  await buildHere(lab, both);
  const [before, now] = [lab.old.split('\n'), (lab.new[0] ?? '').split('\n')];
  telling = QUESTIONS.filter((_, i) => before[i] !== now[i]).slice(0, FEW);
  const older = await openIndex(lab.template, plainEmbedder());
  good.set(OLDER, await goldenAnswers(older, telling));
  older.close();
  const newer = await openIndex(both, plainEmbedder());
  good.set(SERVED, await goldenAnswers(newer, telling));
  newer.close();
});
afterAll(() => tearDownLab(lab));

async function copyOfBoth(): Promise<string> {
  const folder = await mkdtemp(path.join(lab.root, 'case-'));
  await cp(both, folder, { recursive: true });
  return folder;
}

/** What an index folder serves: the name of a generation whose answers are right, or a refusal. */
async function served(folder: string, all: boolean): Promise<{ name: string; warnings: string[] }> {
  const warnings: string[] = [];
  try {
    const index = await openIndex(folder, plainEmbedder(), message => warnings.push(message));
    const name = index.generation === 1 ? OLDER : SERVED;
    const answers = await goldenAnswers(index, telling);
    const whole = all ? await goldenAnswers(index) : null;
    index.close();
    if (answers !== good.get(name)) throw new Error(`${name} answers as it should not`);
    const expected = name === OLDER ? [lab.old] : lab.new;
    if (whole !== null && !expected.includes(whole)) throw new Error(`${name} answers wrongly`);
    return { name, warnings };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    if (/\n/u.test(error.message)) throw new Error(`more than a line: ${error.message}`);
    return { name: 'refused', warnings: [error.message] };
  }
}

async function setAside(folder: string): Promise<string> {
  const names = await readdir(folder);
  return names.filter(name => name.startsWith('quarantine-')).join(' ');
}

function expectSame(what: string, found: string, expected: string): void {
  if (found !== expected) throw new Error(`${what}: ${found || 'nothing'}, not ${expected}`);
}

const cases = DAMAGES.map(([kind, damage]) => {
  const isOneWay = kind.startsWith('files');
  const times = isOneWay ? 1 : TIMES;
  const list = FILES.flatMap(file => Array.from({ length: times }, (_, i) => ({ file, i })));
  return { kind, damage, list };
});

describe('a damaged generation', () => {
  it.each(cases)('gives way to the one before and is set aside: $kind', async given => {
    const tally = new Tally(`damaged, served: ${given.kind}`);
    const random = seededRandom(given.kind.length);
    await eachOf(given.list, 1, async ({ file, i }) => {
      const folder = await copyOfBoth();
      const [hurt, other] = [path.join(folder, SERVED), path.join(folder, OLDER)];
      const what = await damageFile(given.damage, hurt, file, random, other);
      if (what !== null) {
        await tally.check(what, async () => {
          const { name, warnings } = await served(folder, i % ALL_QUESTIONS_STEP === 0);
          expectSame('served', name, OLDER);
          expectSame('set aside', await setAside(folder), `quarantine-${SERVED}`);
          if (warnings.length !== 1) throw new Error(`told ${warnings.length} times`);
          return undefined;
        });
      }
      await remove(folder);
    });
    tally.end();
  });

  it.each(cases)('is refused when the one before is damaged too: $kind', async given => {
    const tally = new Tally(`damaged, both: ${given.kind}`);
    const random = seededRandom(2 * given.kind.length);
    await eachOf(given.list, 1, async ({ file, i }) => {
      if (i >= BOTH_TIMES) return;
      const folder = await copyOfBoth();
      const hurt: (string | null)[] = [];
      for (const name of [OLDER, SERVED]) {
        const other = path.join(both, name === OLDER ? SERVED : OLDER);
        hurt.push(await damageFile(given.damage, path.join(folder, name), file, random, other));
      }
      if (!hurt.includes(null)) {
        await tally.check(hurt.join(' and '), async () => {
          expectSame('served', (await served(folder, false)).name, 'refused');
          const aside = await setAside(folder);
          expectSame('set aside', aside, `quarantine-${OLDER} quarantine-${SERVED}`);
          await buildHere(lab, folder);
          expectSame('after a build', (await served(folder, false)).name, SERVED);
          return undefined;
        });
      }
      await remove(folder);
    });
    tally.end();
  });

  it('is not seen while it is not served', async () => {
    const tally = new Tally('damaged, not served');
    const random = seededRandom(3);
    for (const { damage, list } of cases) {
      await eachOf(list, 1, async ({ file, i }) => {
        if (i > 0) return;
        const folder = await copyOfBoth();
        const [hurt, other] = [path.join(folder, OLDER), path.join(folder, SERVED)];
        const what = await damageFile(damage, hurt, file, random, other);
        await tally.check(what ?? file, async () => {
          expectSame('served', (await served(folder, false)).name, SERVED);
          return undefined;
        });
        await remove(folder);
      });
    }
    tally.end();
  });
});

describe('a damaged CURRENT', () => {
  it('never keeps a good generation from being served', async () => {
    const tally = new Tally('damaged CURRENT');
    const random = seededRandom(4);
    for (const [kind, damage] of DAMAGES.filter(([name]) => name !== 'files swapped')) {
      for (let i = 0; i < (kind === 'files missing' ? 1 : CURRENT_TIMES); i++) {
        const folder = await copyOfBoth();
        const what = await damageFile(damage, folder, 'CURRENT', random, both);
        await tally.check(what ?? 'CURRENT', async () => {
          const { name } = await served(folder, false);
          expectSame('set aside', await setAside(folder), '');
          if (name === 'refused') throw new Error('nothing is served');
          return name;
        });
        await remove(folder);
      }
    }
    tally.end();
  });
});
