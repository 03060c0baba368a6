import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sync, syncAndDigest } from '../checked-file.ts';
import {
  CURRENT_FILE,
  DATA_FILES,
  IndexError,
  MANIFEST_FILE,
  type Manifest,
  withoutRemedy,
} from '../format.ts';
import { Generation } from '../generation.ts';
import { generationFolder, listIndexFolder } from '../index-folder.ts';
import { loadGeneration } from '../load.ts';
import { sealManifest } from '../manifest.ts';
import { asItWas, checkFreeSpace, explainDiskFailure } from './disk.ts';
import { selfCheck } from './self-check.ts';

const KEPT_GENERATIONS = 2;

/**
 * A new folder to build in, beside the generations. To be called by the holder of the lock: what
 * builds that died left behind goes. Throws IndexError when the disk has no room for a build.
 */
export async function beginBuild(indexFolder: string): Promise<string> {
  try {
    await mkdir(indexFolder, { recursive: true });
    const { buildings, removed } = await listIndexFolder(indexFolder);
    for (const name of [...buildings, ...removed]) {
      await rm(path.join(indexFolder, name), { recursive: true, force: true });
    }
    await checkFreeSpace(indexFolder);
    const folder = path.join(indexFolder, `building-${process.pid}`);
    await mkdir(folder);
    return folder;
  } catch (error) {
    throw explainDiskFailure(error, asItWas(indexFolder));
  }
}

/**
 * Make a built folder the served generation: sync its files and read them again, open them as they
 * will be served and try them, write the manifest last, rename the folder, switch CURRENT. Until
 * that last step readers see the generation before; when any step fails they go on seeing it, and
 * nothing is left of the new one. Throws IndexError when the disk fails or the files do not answer.
 */
export async function publish(
  indexFolder: string,
  building: string,
  manifest: Omit<Manifest, 'files'>,
): Promise<Manifest> {
  const folder = path.join(indexFolder, generationFolder(manifest.generation));
  let isServed = false;
  try {
    const files: Manifest['files'] = [];
    for (const name of DATA_FILES) {
      files.push({ name, ...(await syncAndDigest(path.join(building, name))) });
    }
    const whole: Manifest = { ...manifest, files };
    await tryOut(building, whole, indexFolder);
    await writeLasting(path.join(building, MANIFEST_FILE), sealManifest(whole));
    await sync(building);
    await rename(building, folder);
    await sync(indexFolder);
    await switchCurrent(indexFolder, manifest.generation);
    isServed = true;
    await sync(indexFolder);
    await removeOldGenerations(indexFolder);
    return whole;
  } catch (error) {
    if (isServed) {
      const whatStays = `generation ${manifest.generation} of ${indexFolder} is served, but may not survive a power cut`;
      throw explainDiskFailure(error, whatStays);
    }
    for (const unserved of [building, folder]) {
      await rm(unserved, { recursive: true, force: true }).catch(() => {});
    }
    throw explainDiskFailure(error, asItWas(indexFolder));
  }
}

/** Open what was built, by the code that serves it, and ask it what it must know. */
async function tryOut(building: string, manifest: Manifest, indexFolder: string): Promise<void> {
  try {
    const files = await loadGeneration(building, manifest);
    const generation = new Generation(files);
    try {
      await selfCheck(generation, {
        reports: files.passageRanges.reportIndexes.length,
        passagesOfReports: files.passageRanges.passageCount,
        passages: files.catalog.countPassages(),
        dense: files.dense,
      });
    } finally {
      generation.close();
    }
  } catch (error) {
    const explained = explainDiskFailure(error, asItWas(indexFolder));
    if (explained !== error) throw explained;
    const reason = withoutRemedy(error);
    throw new IndexError(
      `${reason}: the new index was not published, and ${asItWas(indexFolder)}`,
      {
        cause: error,
      },
    );
  }
}

async function switchCurrent(indexFolder: string, generation: number): Promise<void> {
  const current = path.join(indexFolder, CURRENT_FILE);
  try {
    await writeLasting(`${current}.tmp`, `${generationFolder(generation)}\n`);
    await rename(`${current}.tmp`, current);
  } catch (error) {
    await rm(`${current}.tmp`, { force: true }).catch(() => {});
    throw error;
  }
}

async function writeLasting(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await sync(file);
}

/**
 * Remove all but the newest generations. They are renamed first: a removal that does not end must
 * not leave half a generation under a name that is served.
 */
async function removeOldGenerations(indexFolder: string): Promise<void> {
  try {
    const { generations } = await listIndexFolder(indexFolder);
    for (const generation of generations.slice(KEPT_GENERATIONS)) {
      const name = generationFolder(generation);
      const removed = path.join(indexFolder, `removed-${name}`);
      await rename(path.join(indexFolder, name), removed);
      await rm(removed, { recursive: true });
    }
  } catch {
    // The new generation is served; the next build removes what is left of the old ones.
  }
}
