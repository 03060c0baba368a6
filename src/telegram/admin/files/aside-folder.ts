import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeptFolders } from '../keeper.ts';
import { namesFor } from './file-name.ts';
import type { InTurn } from './in-turn.ts';
import { isUnfinished, moveFile } from './move-file.ts';

/** Files that wait, under the names that they will have in the reports folder. */
const WAITING = 'waiting';
const REMOVED = 'removed';
const PART = /\.part$/u;
/** Stands while the reports folder has changed and no build has seen it; kept over a crash. */
const BUILD_DUE = 'build-due';
const BUILD_RUNS = 'build-runs';
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Nothing is fetched or copied for so long: another bot may be at it now. */
const UNFINISHED_MS = HOUR_MS;
/** Who has not decided by then will not. */
const WAITS_DAYS = 30;

/** Where a file for that place in the reports folder waits. */
export function waitingPath({ asideFolder }: KeptFolders, file: string): string {
  return path.join(asideFolder, WAITING, file);
}

/** Where the files of one removal stand, each under its place in the reports folder. */
export function removedFolder({ asideFolder }: KeptFolders, name: string): string {
  return path.join(asideFolder, REMOVED, name);
}

/**
 * Keep a file until it is decided whether it belongs to the corpus. Written whole or not at all,
 * readable by nobody else. Returns the place it will have in the reports folder, which is free there.
 * Throws what `content` throws, and the system's error.
 */
export async function keepWaiting(
  folders: KeptFolders,
  name: string,
  content: AsyncIterable<Uint8Array>,
  inTurn: InTurn,
): Promise<string> {
  const month = new Date().toISOString().slice(0, 'YYYY-MM'.length);
  const folder = waitingPath(folders, path.join('uploads', month));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = path.join(folder, `.${randomUUID()}.part`);
  try {
    await writeWhole(part, content);
    return await inTurn(() => toFreePlace(folders, part, path.posix.join('uploads', month), name));
  } finally {
    await rm(part, { force: true });
  }
}

async function toFreePlace(
  folders: KeptFolders,
  part: string,
  folder: string,
  name: string,
): Promise<string> {
  for (const free of namesFor(name)) {
    const file = path.posix.join(folder, free);
    if (await stat(path.join(folders.reportsFolder, file)).catch(() => null)) continue;
    if (await moveFile(part, waitingPath(folders, file))) return file;
  }
  throw new Error('no name is free');
}

async function writeWhole(file: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const bytes of content) await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Move a waiting file to its place in the reports folder; done again, it finishes what was cut short.
 * False when nothing waits any more. Throws when another file has taken the place.
 */
export async function takeIn(folders: KeptFolders, file: string): Promise<boolean> {
  const [from, to] = [waitingPath(folders, file), path.join(folders.reportsFolder, file)];
  if (!(await stat(from).catch(() => null))) return false;
  await noteChange(folders);
  if (!(await moveFile(from, to))) throw new PlaceTakenError(file);
  // The builder may run under another user.
  await chmod(to, 0o644);
  return true;
}

/** A file cannot come to its place: another one stands there. */
export class PlaceTakenError extends Error {
  override name = 'PlaceTakenError';
}

/** Remember that the reports folder is about to change, until a build has gone well. */
export async function noteChange({ asideFolder }: Pick<KeptFolders, 'asideFolder'>): Promise<void> {
  await writeFile(path.join(asideFolder, BUILD_DUE), '');
}

/** True when the reports folder has changed and no build since then has gone well. */
export async function isBuildDue(asideFolder: string): Promise<boolean> {
  const marks = [BUILD_DUE, BUILD_RUNS].map(mark => stat(path.join(asideFolder, mark)));
  return (await Promise.allSettled(marks)).some(({ status }) => status === 'fulfilled');
}

/** Do a build for all changes noted before; those noted while it runs stay due, as do all if it fails. */
export async function forChangesNoted<T>(asideFolder: string, build: () => Promise<T>): Promise<T> {
  const runs = path.join(asideFolder, BUILD_RUNS);
  await rename(path.join(asideFolder, BUILD_DUE), runs).catch(() => {});
  const built = await build();
  await rm(runs, { force: true });
  return built;
}

/** Drop what was cut short by a crash, and what waits for longer than anyone remembers. */
export async function clearUnfinished(asideFolder: string, now = Date.now()): Promise<void> {
  const waiting = path.join(asideFolder, WAITING);
  const entries = await readdir(waiting, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter(each => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const age = now - ((await stat(file).catch(() => null))?.mtimeMs ?? now);
    const isPart = PART.test(entry.name) || isUnfinished(entry.name);
    if (age > (isPart ? UNFINISHED_MS : WAITS_DAYS * DAY_MS)) await rm(file, { force: true });
  }
}
