import { safeName } from '../../../reports/documents/archive.ts';
import { formatOf } from '../../../reports/formats.ts';

/** File systems take 255 bytes; a number in brackets and the names of unfinished copies must fit. */
const MOST_BYTES = 200;

/**
 * A name that a person sent, as a file may be called: no folders, nothing that cannot be seen, not
 * hidden, not too long, and never one that is passed over in the reports folder. Null for a format
 * that is not read.
 */
export function cleanFileName(given: string): string | null {
  const base = safeName(given.normalize('NFC')).split('/').at(-1) ?? '';
  const name = base.replace(/^[.\s]+/u, '');
  if (formatOf(name) === null) return null;
  const [stem, extension] = parts(name);
  if (stem === '') return null;
  const cut = `${cutTo(stem, MOST_BYTES - Buffer.byteLength(extension))}${extension}`;
  return /^readme\./iu.test(cut) ? `report-${cut}` : cut;
}

/** `a.txt`, `a (2).txt`, `a (3).txt` … */
export function* namesFor(name: string): Generator<string> {
  const [stem, extension] = parts(name);
  yield name;
  for (let copy = 2; ; copy++) yield `${stem} (${copy})${extension}`;
}

/** What is left of a name when only its words count: near names are equal in it. */
export function nameWords(name: string): string {
  const [stem] = parts(name.split('/').at(-1) ?? '');
  return stem
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*\(\d+\)$/u, '')
    .replaceAll(/[\s\p{P}]+/gu, '');
}

function parts(name: string): [stem: string, extension: string] {
  const extension = /\.(?:jsonl\.gz|[a-z]+)$/iu.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - extension.length), extension];
}

function cutTo(text: string, bytes: number): string {
  let cut = '';
  for (const character of text) {
    if (Buffer.byteLength(cut) + Buffer.byteLength(character) > bytes) break;
    cut += character;
  }
  return cut.trimEnd();
}
