import { existsSync } from 'node:fs';
import path from 'node:path';
import { lineOf } from '../../index/format.ts';
import { bytesForBuild, freeBytes, megabytes } from '../../index/publish/disk.ts';
import { type Finding, good, warning } from './finding.ts';

/** Whether the next build has room; `free` is asked of the system by default. */
export async function checkDiskSpace(
  indexFolder: string,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<Finding> {
  const about = 'disk';
  try {
    const [available, needed] = [
      await free(existing(indexFolder)),
      await bytesForBuild(indexFolder),
    ];
    const message = `${megabytes(available)} free, a build needs ${megabytes(needed)}`;
    if (available >= needed) return good(about, message);
    return warning(about, message, 'make room, or set INDEX_DIR to a folder on another disk');
  } catch (error) {
    return warning(about, lineOf(error), 'check that the disk of INDEX_DIR is there');
  }
}

/** The folder itself or the nearest above it that exists. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(path.dirname(folder));
}
