import { stat } from 'node:fs/promises';
import path from 'node:path';
import { findInputs, inputsHash } from '../../index/build/input-files.ts';
import { lineOf, MANIFEST_FILE, type Manifest, MismatchError } from '../../index/format.ts';
import { currentGeneration, generationFolder, listIndexFolder } from '../../index/index-folder.ts';
import { readManifest } from '../../index/manifest.ts';
import { type ModelIdentity, openGeneration } from '../../index/open.ts';
import { isLocked, lockHolder } from '../../index/publish/lock.ts';
import { ago, type Finding, failure, good, warning } from './finding.ts';

const ABOUT = 'index';
const REMEDY = 'npm run index';

/**
 * Whether an index can be served, is of the reports as they are now, and what else stands in its
 * folder. Changes nothing there.
 */
export async function checkIndex(
  indexFolder: string,
  model: ModelIdentity,
  reportsFolder: string,
): Promise<Finding[]> {
  const folder = await listIndexFolder(indexFolder);
  const isBuilding = await isLocked(indexFolder);
  const findings = [await checkServed(indexFolder, folder.generations, model, reportsFolder)];
  if (isBuilding) {
    const holder = await lockHolder(indexFolder);
    findings.push(good(ABOUT, `a build is running${holder ? ` (${holder})` : ''}`));
  }
  const leftovers = [...folder.removed, ...(isBuilding ? [] : folder.buildings)];
  if (leftovers.length > 0) {
    const message = `left over by builds that died: ${leftovers.join(', ')}`;
    findings.push(warning(ABOUT, message, `${REMEDY} removes them with the next build`));
  }
  if (folder.quarantined.length > 0) {
    const message = `damaged generations were set aside: ${folder.quarantined.join(', ')}`;
    const remedy = 'check the disk, then remove them: nothing reads them';
    findings.push(warning(ABOUT, message, remedy));
  }
  return findings;
}

async function checkServed(
  indexFolder: string,
  generations: number[],
  model: ModelIdentity,
  reportsFolder: string,
): Promise<Finding> {
  const current = await currentGeneration(indexFolder);
  if (current === null && generations.length === 0) {
    return failure(ABOUT, `no index in ${indexFolder}`, REMEDY);
  }
  const problems = current === null ? ['CURRENT names no generation'] : [];
  const others = generations.filter(number => number !== current);
  for (const number of current === null ? others : [current, ...others]) {
    try {
      (await openGeneration(indexFolder, number, model)).close();
      if (problems.length === 0) return await checkAge(indexFolder, number, reportsFolder);
      const message = `${problems.join('; ')}: generation ${number} is served instead`;
      return warning(ABOUT, message, REMEDY);
    } catch (error) {
      problems.push(lineOf(error).replace(/: rebuild with npm run index$/u, ''));
      if (number === current && error instanceof MismatchError) break;
    }
  }
  return failure(ABOUT, problems.join('; '), REMEDY);
}

/** A generation that is whole may be of other reports than there are now. */
async function checkAge(
  indexFolder: string,
  number: number,
  reportsFolder: string,
): Promise<Finding> {
  const folder = path.join(indexFolder, generationFolder(number));
  const manifest = await readManifest(folder);
  const built = (await stat(path.join(folder, MANIFEST_FILE))).mtimeMs;
  const message = `${described(manifest)}, built ${ago(Date.now() - built)}`;
  const now = await hashOfReports(reportsFolder, indexFolder, manifest.model.sha256);
  if (now === null || now === manifest.inputs) return good(ABOUT, message);
  return warning(ABOUT, `${message}; the reports have changed since`, REMEDY);
}

/** What a build would be of; null where there is nothing to build from, which is told elsewhere. */
async function hashOfReports(
  reportsFolder: string,
  indexFolder: string,
  modelSha256: string,
): Promise<string | null> {
  try {
    return inputsHash(await findInputs([reportsFolder], indexFolder), modelSha256);
  } catch {
    return null;
  }
}

function described({ generation, counts, format, rules }: Manifest): string {
  return (
    `generation ${generation}: ${counts.reports} reports, ${counts.passages} passages ` +
    `(format ${format}, rules ${rules})`
  );
}
