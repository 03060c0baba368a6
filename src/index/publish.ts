import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../text/hash.ts';
import { CURRENT_FILE, DATA_FILES, IndexError, MANIFEST_FILE, Manifest } from './format.ts';

const GENERATION = /^gen-(\d+)$/u;
const BUILDING = /^building-(\d+)$/u;
const KEPT_GENERATIONS = 2;

/** Folder name of a generation. */
export function generationFolder(generation: number): string {
  return `gen-${String(generation).padStart(6, '0')}`;
}

/** Number of the served generation, or null where nothing was published. */
export async function currentGeneration(indexFolder: string): Promise<number | null> {
  const name = await readFile(path.join(indexFolder, CURRENT_FILE), 'utf8').catch(() => '');
  const number = GENERATION.exec(name.trim())?.[1];
  return number === undefined ? null : Number(number);
}

/**
 * The manifest of a generation, checked for its form. Throws IndexError when it is missing or is
 * none.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST_FILE);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new IndexError(`${file} cannot be read: rebuild with npm run index`, { cause: error });
  });
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new IndexError(`${file} is not a manifest: rebuild with npm run index`, { cause: error });
  }
}

/** A new folder to build in, beside the generations; leftovers of builds that died go. */
export async function beginBuild(indexFolder: string): Promise<string> {
  await mkdir(indexFolder, { recursive: true });
  for (const name of await readdir(indexFolder)) {
    const builder = BUILDING.exec(name)?.[1];
    if (builder !== undefined && !isRunning(Number(builder)))
      await rm(path.join(indexFolder, name), { recursive: true });
  }
  const folder = path.join(indexFolder, `building-${process.pid}`);
  await mkdir(folder);
  return folder;
}

function isRunning(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    // Signal 0 only asks whether there is such a process.
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Make a built folder the served generation: hash and sync its files, write the manifest last,
 * rename the folder, switch CURRENT. Until the last step readers see the generation before.
 */
export async function publish(
  indexFolder: string,
  building: string,
  manifest: Omit<Manifest, 'files'>,
): Promise<Manifest> {
  const files = await Promise.all(
    DATA_FILES.map(async name => {
      const bytes = await readFile(path.join(building, name));
      await sync(path.join(building, name));
      return { name, size: bytes.length, sha256: sha256(bytes) };
    }),
  );
  const whole: Manifest = { ...manifest, files };
  const manifestFile = path.join(building, MANIFEST_FILE);
  await writeFile(manifestFile, `${JSON.stringify(whole, null, 2)}\n`);
  await sync(manifestFile);
  await sync(building);
  const name = generationFolder(manifest.generation);
  await rename(building, path.join(indexFolder, name));
  await sync(indexFolder);
  const current = path.join(indexFolder, CURRENT_FILE);
  await writeFile(`${current}.tmp`, `${name}\n`);
  await sync(`${current}.tmp`);
  await rename(`${current}.tmp`, current);
  await sync(indexFolder);
  await removeOldGenerations(indexFolder, manifest.generation);
  return whole;
}

/** Number for the next generation: above every folder there is, served or not. */
export async function nextGeneration(indexFolder: string): Promise<number> {
  const names = await readdir(indexFolder).catch(() => []);
  const numbers = names.map(name => Number(GENERATION.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

async function removeOldGenerations(indexFolder: string, newest: number): Promise<void> {
  for (const name of await readdir(indexFolder)) {
    const number = GENERATION.exec(name)?.[1];
    if (number !== undefined && Number(number) <= newest - KEPT_GENERATIONS) {
      await rm(path.join(indexFolder, name), { recursive: true });
    }
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
