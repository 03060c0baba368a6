import { copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DATA_FILES, MANIFEST_FILE } from '../../src/index/format.ts';
import { below } from './size.ts';

const PAGE_BYTES = 4096;
const MOST_APPENDED = 64;
const BITS = 8;

/** Every file of a generation. */
export const FILES: readonly string[] = [...DATA_FILES, MANIFEST_FILE];

/** A way to damage a file; tells what it did. */
type Damage = (file: string, random: () => number, other: string) => Promise<string>;

/** One bit is another. */
const flip: Damage = async (file, random) => {
  const bytes = await readFile(file);
  const at = below(random, bytes.length);
  const bit = below(random, BITS);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  await writeFile(file, bytes);
  return `bit ${bit} of byte ${at}`;
};

/** A page of the disk was lost: it holds zeroes. */
const zeroPage: Damage = async (file, random) => {
  const bytes = await readFile(file);
  const page = below(random, Math.ceil(bytes.length / PAGE_BYTES)) * PAGE_BYTES;
  bytes.fill(0, page, Math.min(bytes.length, page + PAGE_BYTES));
  await writeFile(file, bytes);
  return `zeroes from byte ${page}`;
};

const shorten: Damage = async (file, random) => {
  const { size } = await stat(file);
  const length = below(random, size);
  await truncate(file, length);
  return `${length} of ${size} bytes`;
};

const append: Damage = async (file, random) => {
  const more = Buffer.from(
    Array.from({ length: 1 + below(random, MOST_APPENDED) }, () => below(random, 2 ** BITS)),
  );
  await writeFile(file, more, { flag: 'a' });
  return `${more.length} bytes more`;
};

/** The file of the other generation. */
const swap: Damage = async (file, _random, other) => {
  await copyFile(other, file);
  return 'of the other generation';
};

const remove: Damage = async file => {
  await rm(file);
  return 'missing';
};

export const DAMAGES: [kind: string, damage: Damage][] = [
  ['flipped bits', flip],
  ['zeroed pages', zeroPage],
  ['cut short', shorten],
  ['bytes appended', append],
  ['files swapped', swap],
  ['files missing', remove],
];

/** Damage a file; null when it is what it was, such as a page that held zeroes before. */
export async function damageFile(
  damage: Damage,
  folder: string,
  name: string,
  random: () => number,
  otherFolder: string,
): Promise<string | null> {
  const file = path.join(folder, name);
  const before = await readFile(file);
  const what = await damage(file, random, path.join(otherFolder, name));
  const after = await readFile(file).catch(() => null);
  return after?.equals(before) ? null : `${name}: ${what}`;
}
