import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareUtf16 } from '../text/order.ts';
import { ReportError } from './errors.ts';
import { formatOf, READ_FORMATS } from './formats.ts';
import { readSidecarBytes } from './sidecar-file.ts';

/** A file that may hold reports. */
export interface ReportFile {
  path: string;
  /** Relative to the folder it was found in, with `/`; its base name when given alone. */
  name: string;
  /** Name inside the zip archive that `path` leads to. */
  entry?: string;
}

/**
 * The readable files under the given folders and files, sorted by name. Hidden files and formats
 * that are not read are passed over in folders; a file given by name must be readable.
 * Throws ReportError for a path that does not exist or a file of another format.
 */
export async function findReportFiles(paths: string[]): Promise<ReportFile[]> {
  const found: ReportFile[] = [];
  for (const given of paths) {
    const stats = await stat(given).catch((error: unknown) => {
      throw new ReportError(given, 'no such file or folder', { cause: error });
    });
    if (stats.isDirectory()) found.push(...(await filesUnder(given)));
    else if (formatOf(given)) found.push({ path: given, name: path.basename(given) });
    else throw new ReportError(given, `not a format that is read: ${READ_FORMATS}`);
  }
  return found.sort((a, b) => compareUtf16(a.name, b.name) || compareUtf16(a.path, b.path));
}

/** Hex SHA-256 of a file and its sidecar; of nothing for one that cannot be read (reading says why). */
export async function hashFile(file: ReportFile): Promise<string> {
  const bytes = await readFile(file.path).catch(() => '');
  const sidecar = await readSidecarBytes(file.path);
  const hash = createHash('sha256').update(bytes);
  return (sidecar ? hash.update('sidecar').update(sidecar.bytes) : hash).digest('hex');
}

async function filesUnder(folder: string): Promise<ReportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && formatOf(entry.name) && !isDocumentation(entry.name))
    .map(entry => {
      const full = path.join(entry.parentPath, entry.name);
      return { path: full, name: path.relative(folder, full).split(path.sep).join('/') };
    })
    .filter(file => !file.name.split('/').some(part => part.startsWith('.')));
}

/** A README beside reports is about them, not one of them. */
function isDocumentation(name: string): boolean {
  return /^readme\./iu.test(name);
}
