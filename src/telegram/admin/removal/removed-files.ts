import { lstat, readdir, readFile, realpath, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../../../text/hash.ts';
import type { Source } from '../../../types.ts';
import { noteChange } from '../files/aside-folder.ts';
import { moveFile } from '../files/move-file.ts';
import type { KeptFolders } from '../keeper.ts';

/** Why a source cannot be taken out by moving its file. */
export interface Obstacle {
  source: Source;
  why: 'line' | 'entry' | 'elsewhere' | 'changed';
}

/** What taking a report out comes to. */
export interface RemovalPlan {
  /** Files to move, from the reports folder; none when they are gone already. */
  files: string[];
  /** One is enough that the report stays, so that nothing is moved. */
  obstacles: Obstacle[];
}

/** Where corrections of just this file stand; those for all files of a name stay. */
const SIDECAR = '.meta.yml';

/** What would have to be moved so that a report with these sources is gone. */
export async function planRemoval(folders: KeptFolders, sources: Source[]): Promise<RemovalPlan> {
  const plan: RemovalPlan = { files: [], obstacles: [] };
  for (const source of sources) {
    const why = await obstacleTo(folders, source);
    if (why === 'gone') continue;
    if (why) plan.obstacles.push({ source, why });
    else plan.files.push(source.file);
  }
  return plan;
}

async function obstacleTo(
  { reportsFolder }: KeptFolders,
  source: Source,
): Promise<Obstacle['why'] | 'gone' | null> {
  if (source.line !== null) return 'line';
  if (source.entry !== null) return 'entry';
  const file = path.join(reportsFolder, source.file);
  const stats = await lstat(file).catch(() => null);
  if (!stats) return 'gone';
  const [real, root] = await Promise.all([realpath(file), realpath(reportsFolder)]);
  if (!stats.isFile() || !real.startsWith(root + path.sep)) return 'elsewhere';
  // A file that was written over is another report, or one of another folder with the same name.
  return sha256(await readFile(file)) === source.sha256 ? null : 'changed';
}

/**
 * Move files with their sidecars out of the reports folder, each to its place under `aside`. Done
 * again, it goes on where it was cut short. Throws the system's error, then with all back in place.
 */
export async function takeOut(folders: KeptFolders, files: string[], aside: string): Promise<void> {
  const { reportsFolder } = folders;
  await noteChange(folders);
  try {
    for (const file of files.flatMap(each => [each, `${each}${SIDECAR}`])) {
      await moveIfThere(path.join(reportsFolder, file), path.join(aside, file));
    }
  } catch (error) {
    await putBack(folders, aside).catch(() => {});
    throw error;
  }
}

/**
 * Move all files under `aside` to where they were. Returns those that stay aside, because another
 * file stands in their place by now. Throws the system's error.
 */
export async function putBack(folders: KeptFolders, aside: string): Promise<string[]> {
  await noteChange(folders);
  const stay: string[] = [];
  for (const file of await filesAside(aside)) {
    const isBack = await moveFile(path.join(aside, file), path.join(folders.reportsFolder, file));
    if (!isBack) stay.push(file);
  }
  if (stay.length === 0) await removeEmpty(aside);
  return stay;
}

/** Files that stand under `aside`, by their places in the reports folder. */
export async function filesAside(aside: string): Promise<string[]> {
  const entries = await readdir(aside, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(aside, path.join(entry.parentPath, entry.name)))
    .map(file => file.split(path.sep).join('/'))
    .sort();
}

async function moveIfThere(from: string, to: string): Promise<void> {
  if (!(await lstat(from).catch(() => null))) return;
  if (!(await moveFile(from, to))) throw new Error(`${path.basename(to)} is aside already`);
}

/** Folders only: what holds a file stays. */
async function removeEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter(each => each.isDirectory())) {
    await removeEmpty(path.join(folder, entry.name));
  }
  await rmdir(folder).catch(() => {});
}
