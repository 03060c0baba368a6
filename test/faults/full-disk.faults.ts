import { spawnSync } from 'node:child_process';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { BUILD_SCRIPT, type BuildCase, type BuildOutcome, builderOf } from './builder.ts';
import { expectAtRest, expectRecovery, type Lab, oldOrNew, setUpLab, tearDownLab } from './lab.ts';
import { sized } from './size.ts';
import { eachOf, noteSkipped, Tally } from './tally.ts';

/** Eleven disks, from a tenth of what a build needs to a tenth more. */
const SHARES = Array.from({ length: 11 }, (_, i) => (i + 1) / 10);
const AMPLE_BYTES = 256 * 1024 * 1024;
const PAGE_BYTES = 4096;
const AT_ONCE = 2;
/** Room that a build asks for at least before it begins. */
const ASKED_BYTES = 16 * 1024 * 1024;

/** A disk in memory in a mount namespace of its own, so that nothing else sees it. */
const ON_A_DISK = `
  mount -t tmpfs -o size="$1" tmpfs "$2" && cp -r "$3/." "$2" || exit 9
  "$6" "$7" "$5"
  cp -r "$2/." "$4"
`;
const NAMESPACE = { command: 'unshare', args: ['-rm', 'sh', '-c'] };
const isPermitted =
  spawnSync(NAMESPACE.command, [...NAMESPACE.args, 'mount -t tmpfs tmpfs /mnt']).status === 0;

let lab: Lab;
let disks = 0;
beforeAll(async () => {
  lab = await setUpLab();
  if (!isPermitted) noteSkipped('a full disk', 'no file system can be mounted here');
});
afterAll(() => tearDownLab(lab));

/** Build on a disk of that size; what is on it at the end is copied to `left`. */
async function buildOnDisk(bytes: number, given: Partial<BuildCase>) {
  const [disk, left] = [
    path.join(lab.root, `disk-${++disks}`),
    path.join(lab.root, `left-${disks}`),
  ];
  await mkdir(disk);
  await mkdir(left);
  const cases: BuildCase[] = [{ indexFolder: disk, reports: lab.reports, full: true, ...given }];
  if (given.fault) given.fault.measured = disk;
  const script = [...NAMESPACE.args, ON_A_DISK, 'sh', String(bytes), disk, lab.template, left];
  const node = [JSON.stringify(cases), process.execPath, BUILD_SCRIPT];
  const [outcome] = await builderOf(NAMESPACE.command, [...script, ...node]).outcomes;
  if (!outcome) throw new Error('the process ended');
  return { outcome, disk, left };
}

async function judge(outcome: BuildOutcome, disk: string, left: string): Promise<string> {
  const served = await oldOrNew(lab, left);
  await expectAtRest(left, outcome.error !== undefined);
  if (outcome.error === undefined) {
    if (served === 'old') throw new Error('it ended well, and is not served');
  } else {
    const said = `“${outcome.error}”`;
    if (!outcome.isIndexError) throw new Error(`not an IndexError: ${said}`);
    if (!/disk is full/u.test(outcome.error)) throw new Error(`does not say what: ${said}`);
    if (!outcome.error.includes(disk)) throw new Error(`does not say where: ${said}`);
    if (served === 'new') throw new Error(`told as a failure, and is served: ${said}`);
  }
  // Copied to where there is space.
  await expectRecovery(lab, left);
  return outcome.error === undefined ? 'built' : 'refused';
}

/** Bytes of a folder on a disk of such pages. */
async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  let sum = 0;
  for (const name of names) {
    const found = await stat(path.join(folder, name));
    if (found.isFile()) sum += Math.ceil(found.size / PAGE_BYTES) * PAGE_BYTES;
  }
  return sum;
}

describe.skipIf(!isPermitted)('a disk that is full', () => {
  it('while a build runs, is told, and the index stays whole', async () => {
    const tally = new Tally('the disk fills while a build runs');
    const before = await bytesOf(lab.template);
    const fault = { at: 0, kind: 'EIO' } as const;
    const { outcome } = await buildOnDisk(AMPLE_BYTES, { fault: { ...fault, measured: '' } });
    const needed = outcome.peakBytes - before;
    await eachOf(SHARES, AT_ONCE, share =>
      tally.check(`${Math.round(100 * share)} % of ${needed} bytes`, async () => {
        const bytes = before + Math.ceil((share * needed) / PAGE_BYTES) * PAGE_BYTES;
        const built = await buildOnDisk(bytes, { spaceUnknown: true });
        return judge(built.outcome, built.disk, built.left);
      }),
    );
    tally.end();
  });

  it('before a build begins, is told', async () => {
    const tally = new Tally('the disk has little room before a build');
    await eachOf(sized([0.9, 1.1], SHARES), AT_ONCE, share =>
      tally.check(`${Math.round(100 * share)} % of ${ASKED_BYTES} bytes`, async () => {
        const bytes = (await bytesOf(lab.template)) + Math.ceil(share * ASKED_BYTES);
        const { outcome, disk, left } = await buildOnDisk(bytes, {});
        const seen = await judge(outcome, disk, left);
        // Exactly as much as is asked for is enough or not, by what else the folder takes.
        if ((seen === 'built') !== share > 1 && share !== 1) throw new Error(`${seen} with it`);
        return seen;
      }),
    );
    tally.end();
  });
});
