import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { IndexError, messageOf } from '../format.ts';
import { currentGeneration, generationFolder } from '../index-folder.ts';
import { readManifest } from '../manifest.ts';

/** What a build is expected to need where nothing was built before. */
const LEAST_BYTES = 16 * 1024 * 1024;
/** A build stands beside the generation it was made from, with what it needs on the way. */
const TIMES_SERVED = 2;

/** What stays when a build fails before its generation is served. */
export function asItWas(indexFolder: string): string {
  return `the index in ${indexFolder} is as it was`;
}

/** What the system or SQLite says of a disk, and what it means. */
const DISK_FAILURES: [code: RegExp, meaning: string][] = [
  [/^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/u, 'the disk is full'],
  [/^(?:EIO|SQLITE_IOERR.*)$/u, 'the disk cannot be read or written'],
  [/^(?:EMFILE|ENFILE)$/u, 'too many files are open'],
  [/^(?:EROFS|SQLITE_READONLY.*)$/u, 'the disk is read-only'],
  [/^(?:EACCES|EPERM|SQLITE_CANTOPEN.*)$/u, 'that is not permitted'],
];

/** Free bytes for this user on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Free bytes that a build in this folder should find. */
export async function bytesForBuild(indexFolder: string): Promise<number> {
  return Math.max(LEAST_BYTES, TIMES_SERVED * (await servedBytes(indexFolder)));
}

/** Throws IndexError when a build would fill the disk. */
export async function checkFreeSpace(folder: string): Promise<void> {
  const needed = await bytesForBuild(folder);
  const free = await freeBytes(folder);
  if (free >= needed) return;
  throw new IndexError(
    `the disk is full: ${megabytes(free)} free, a build needs ${megabytes(needed)}; ${asItWas(folder)}`,
  );
}

/**
 * A failure of the disk as one clear IndexError that says what stays; anything else as it is.
 */
export function explainDiskFailure(error: unknown, whatStays: string): unknown {
  if (error instanceof IndexError) return error;
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? '');
  const meaning = DISK_FAILURES.find(([pattern]) => pattern.test(code))?.[1];
  if (!meaning) return error;
  const detail = messageOf(error);
  return new IndexError(`${meaning}: ${detail}; ${whatStays}`, { cause: error });
}

/** Bytes of the served generation as its manifest says; 0 where none can be read. */
async function servedBytes(indexFolder: string): Promise<number> {
  const current = await currentGeneration(indexFolder);
  if (current === null) return 0;
  const manifest = await readManifest(path.join(indexFolder, generationFolder(current))).catch(
    () => null,
  );
  return manifest?.files.reduce((sum, { size }) => sum + size, 0) ?? 0;
}

/** `12 MB`, for messages. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
