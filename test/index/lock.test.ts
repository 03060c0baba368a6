import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexError } from '../../src/index/format.ts';
import { lockIndex } from '../../src/index/publish/lock.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** Compiled before all tests. */
const LOCK = fileURLToPath(new URL('../../dist/index/publish/lock.js', import.meta.url));
const HOLD = `
  const { lockIndex } = await import(process.argv[1]);
  const lock = await lockIndex(process.argv[2]);
  console.log('locked');
  process.stdin.on('data', () => { lock.release(); console.log('released'); });
`;

let folder: string;
const running: ReturnType<typeof holder>[] = [];

beforeEach(async () => {
  folder = path.join(await tempFolder(), 'index');
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Another process that takes the lock, and gives it back when it is written to. */
function holder() {
  const args = ['--input-type=module', '--eval', HOLD, LOCK, folder];
  return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function startHolder() {
  const child = holder();
  running.push(child);
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of an index', () => {
  it('is refused while another process has it, naming that one', async () => {
    const { pid } = await startHolder();

    const refused = lockIndex(folder);

    await expect(refused).rejects.toThrow(IndexError);
    await expect(refused).rejects.toThrow(
      new RegExp(
        `^another build of this index is running \\(process ${pid}, since \\d\\d:\\d\\d\\): wait for it, or stop it$`,
        'u',
      ),
    );
  });

  it('is free when the other gives it back', async () => {
    const child = await startHolder();
    child.stdin.write('release\n');
    await once(child.stdout, 'data');

    (await lockIndex(folder)).release();
  });

  it('is free at once when the other is killed, whatever it left behind', async () => {
    const child = await startHolder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = await readFile(path.join(folder, 'lock.json'), 'utf8');
    expect(left).toContain(`"process":${child.pid}`);

    (await lockIndex(folder)).release();
  });

  it('is held by one of many that want it at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockIndex(folder)));

    const held = tries.filter(({ status }) => status === 'fulfilled');
    expect(held).toHaveLength(1);
    for (const taken of tries) if (taken.status === 'fulfilled') taken.value.release();
  });

  it('can be given back twice, and taken again', async () => {
    const lock = await lockIndex(folder);
    lock.release();
    const next = await lockIndex(folder);

    lock.release();

    await expect(lockIndex(folder)).rejects.toThrow(/another build/u);
    next.release();
  });

  it('is refused without a name when nobody wrote one', async () => {
    await startHolder();
    await writeFile(path.join(folder, 'lock.json'), 'rubbish');

    await expect(lockIndex(folder)).rejects.toThrow(
      'another build of this index is running: wait for it, or stop it',
    );
  });

  it('says so when it cannot be had at all', async () => {
    await mkdir(path.join(folder, 'lock.sqlite'), { recursive: true });

    await expect(lockIndex(folder)).rejects.toThrow(/^no build can be locked in /u);
  });
});
