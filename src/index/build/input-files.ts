import path from 'node:path';
import { findReportFiles, hashFile } from '../../reports/files.ts';
import { READ_FORMATS } from '../../reports/formats.ts';
import { sha256 } from '../../text/hash.ts';
import { FORMAT_VERSION, IndexError, RULES_VERSION } from '../format.ts';
import type { InputFile } from './build-plan.ts';

/** Files hashed at the same time: reading small ones is mostly waiting. */
const HASHED_AT_ONCE = 16;

/**
 * The files to build from, with their hashes. Throws IndexError when there are none, and ReportError
 * for a path that does not exist.
 */
export async function findInputs(paths: string[], indexFolder: string): Promise<InputFile[]> {
  const files = await findReportFiles(paths);
  if (files.length === 0) {
    throw new IndexError(`no reports in ${paths.join(', ')}: put ${READ_FORMATS} there`);
  }
  const inputs: InputFile[] = [];
  for (let start = 0; start < files.length; start += HASHED_AT_ONCE) {
    const hashed = files.slice(start, start + HASHED_AT_ONCE).map(async file => ({
      file,
      path: path.relative(indexFolder, file.path),
      sha256: await hashFile(file),
    }));
    inputs.push(...(await Promise.all(hashed)));
  }
  return inputs;
}

/** Hash over all that decides what a generation holds: with an equal one nothing is to be done. */
export function inputsHash(inputs: InputFile[], modelSha256: string): string {
  const lines = [`${FORMAT_VERSION} ${RULES_VERSION} ${modelSha256}`];
  for (const { file, path: place, sha256: hash } of inputs) {
    lines.push(`${hash} ${file.name} ${place}`);
  }
  return sha256(lines.join('\n'));
}
