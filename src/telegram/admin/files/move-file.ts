import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** What a copy is called until it is whole: hidden, so that the builder passes it over. */
const UNFINISHED = /^\.moving-/u;

/**
 * Move a file to a place where none is; its folder is made. False, and nothing moved, when there is
 * a file already. The file is always whole at one of the two places, whenever this is cut short; when
 * it is done again, what was cut short is finished. Throws the system's error.
 */
export async function moveFile(from: string, to: string): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true });
  if (await isSameFile(from, to)) {
    await unlink(from);
    return true;
  }
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code === 'ENOENT') throw error;
    // Another disk, or one without links.
    if (!(await copyWhole(from, to))) return false;
  }
  await unlink(from);
  return true;
}

/** True for the name of a copy that was cut short. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

/** Two names of one file: the link was made and the old name not yet taken away. */
async function isSameFile(from: string, to: string): Promise<boolean> {
  const [a, b] = await Promise.all([from, to].map(file => stat(file).catch(() => null)));
  return !!a && !!b && a.ino === b.ino && a.dev === b.dev;
}

async function copyWhole(from: string, to: string): Promise<boolean> {
  if (await stat(to).catch(() => null)) return false;
  const copy = path.join(path.dirname(to), `.moving-${path.basename(to)}`);
  await unlink(copy).catch(() => {});
  await copyFile(from, copy, constants.COPYFILE_EXCL);
  const handle = await open(copy, 'r');
  await handle.sync().finally(() => handle.close());
  await rename(copy, to);
  return true;
}
