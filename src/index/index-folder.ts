import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CURRENT_FILE } from './format.ts';

const GENERATION = /^gen-(\d+)$/u;
const BUILDING = /^building-\d+$/u;
const REMOVED = /^removed-gen-\d+$/u;
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
const QUARANTINED = /^quarantine-gen-\d+(?:-\d+)?$/u;

/** What stands in an index folder, by what it is; names that are not ours are not listed. */
export interface IndexFolder {
  /** Numbers of the generations, the newest first. */
  generations: number[];
  /** Folders of builds that are running or died. */
  buildings: string[];
  /** Old generations whose removal did not end. */
  removed: string[];
  /** Damaged generations that were set aside. */
  quarantined: string[];
}

/** Folder name of a generation. */
export function generationFolder(generation: number): string {
  return `gen-${String(generation).padStart(6, '0')}`;
}

/**
 * Number of the served generation, or null where none is named. Throws the system's error when that
 * cannot be told.
 */
export async function currentGeneration(indexFolder: string): Promise<number | null> {
  const name = await readFile(path.join(indexFolder, CURRENT_FILE), 'utf8').catch(unlessAbsent(''));
  return numberOf(name.trim());
}

/** What stands in an index folder; nothing where there is none. Throws the system's error. */
export async function listIndexFolder(indexFolder: string): Promise<IndexFolder> {
  const names = (await readdir(indexFolder).catch(unlessAbsent<string[]>([]))).sort();
  return {
    generations: names
      .map(numberOf)
      .filter(number => number !== null)
      .sort((a, b) => b - a),
    buildings: names.filter(name => BUILDING.test(name)),
    removed: names.filter(name => REMOVED.test(name)),
    quarantined: names.filter(name => QUARANTINED.test(name)),
  };
}

/** Number for the next generation: above every one there is or was set aside, served or not. */
export async function nextGeneration(indexFolder: string): Promise<number> {
  const { generations, quarantined } = await listIndexFolder(indexFolder);
  const asides = quarantined.map(name => Number(name.split('-')[2]));
  const current = (await currentGeneration(indexFolder)) ?? 0;
  return Math.max(current, ...generations, ...asides, 0) + 1;
}

/** What stands for a file or folder that is not there; any other failure goes on. */
function unlessAbsent<T>(absent: T): (error: NodeJS.ErrnoException) => T {
  return error => {
    if (ABSENT.has(error.code ?? '')) return absent;
    throw error;
  };
}

function numberOf(name: string): number | null {
  const number = GENERATION.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}
