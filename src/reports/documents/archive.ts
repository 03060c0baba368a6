import { type Entry, getFileNameLowLevel } from 'yauzl';
import { decode } from '../decode.ts';
import { ReportError } from '../errors.ts';
import { DEFAULT_ZIP_LIMITS, EntryError, Zip, type ZipLimits } from './zip.ts';

/** A file of an archive. */
export interface ArchiveFile {
  /** Relative, with `/`, without anything that leads out of a folder. */
  name: string;
  bytes: Uint8Array;
}

/** What reading an archive gave: its files, and what could not be read of it. */
export interface Archive {
  files: ArchiveFile[];
  errors: ReportError[];
}

export interface ArchiveOptions {
  /** Which files to read, by name; others are passed over. */
  accepts: (name: string) => boolean;
  limits?: Partial<ZipLimits>;
}

const FLAG_UTF8 = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const MAX_NAME_CHARACTERS = 120;

/**
 * The report files of a zip archive, in its order. Hidden files, links and what `accepts` does not
 * take are passed over; a zip inside the zip is an error beside the files, it is not opened.
 * Throws ReportError when the archive is damaged or unpacks to more than its limits.
 */
export async function readArchive(
  bytes: Uint8Array,
  file: string,
  { accepts, limits }: ArchiveOptions,
): Promise<Archive> {
  const zip = await Zip.open(bytes, file, { ...DEFAULT_ZIP_LIMITS, ...limits });
  const archive: Archive = { files: [], errors: [] };
  const taken = new Set<string>();
  for (const { entry, path } of named(zip.entries)) {
    if (isPassedOver(entry, path)) continue;
    const name = freeName(safeName(path), taken);
    const place = `${file}/${name}`;
    if (/\.zip$/iu.test(name)) {
      archive.errors.push(new ReportError(place, 'is a zip inside a zip; unpack it first'));
    } else if (accepts(name)) {
      await unpackInto(archive, zip, entry, name, place);
    }
  }
  return archive;
}

async function unpackInto(
  archive: Archive,
  zip: Zip,
  entry: Entry,
  name: string,
  place: string,
): Promise<void> {
  try {
    archive.files.push({ name, bytes: await zip.unpack(entry) });
  } catch (error) {
    if (!(error instanceof EntryError)) throw error;
    archive.errors.push(new ReportError(place, error.message, { cause: error }));
  }
}

/** A folder, a link, or hidden (`.git/…`, and what macOS adds). */
function isPassedOver(entry: Entry, path: string): boolean {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return (
    /[\\/]$/u.test(path) ||
    type === SYMBOLIC_LINK ||
    /(?:^|[\\/])(?:\.[^.\\/]|__MACOSX[\\/])/u.test(path)
  );
}

/**
 * Entries with their names as written. Names without the mark for UTF-8 are in the code page of the
 * machine that packed them: which one, all of them tell together.
 */
function named(entries: Entry[]): { entry: Entry; path: string }[] {
  const unmarked = entries.filter(entry => !isMarked(entry)).map(entry => entry.fileNameRaw);
  const decoder = new TextDecoder(
    codePageOf(Buffer.concat(unmarked.flatMap(name => [name, LINE_BREAK]))),
  );
  return entries.map(entry => ({
    entry,
    path: isMarked(entry)
      ? getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
      : decoder.decode(entry.fileNameRaw),
  }));
}

const LINE_BREAK = Buffer.from('\n');

function isMarked(entry: Entry): boolean {
  const marked = (entry.generalPurposeBitFlag & FLAG_UTF8) !== 0;
  return marked || entry.extraFields.some(field => field.id === UNICODE_PATH_FIELD);
}

/** UTF-8, Big5, or, when the names are too few to tell, GB18030. */
function codePageOf(names: Uint8Array): string {
  try {
    const { encoding } = decode(names, 'names');
    return encoding.startsWith('utf-16') ? 'gb18030' : encoding;
  } catch {
    return 'gb18030';
  }
}

/** `../..\C:\a?.txt` → `C_/a_.txt`: a name that no system takes for a way out of a folder. */
export function safeName(path: string): string {
  const parts = path
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\ufffd]/gu, '')
    .split(/[\\/]/u)
    .map(part => part.replaceAll(/[<>:"|?*]/gu, '_').trim())
    .map(part => part.replace(/[. ]+$/u, ''))
    .filter(part => part !== '')
    .map(shortened);
  return parts.join('/') || 'unnamed';
}

function shortened(part: string): string {
  if (part.length <= MAX_NAME_CHARACTERS) return part;
  const extension = /\.[a-z\d.]{1,10}$/iu.exec(part)?.[0] ?? '';
  const kept = part.slice(0, MAX_NAME_CHARACTERS - extension.length);
  return `${kept.replace(/[\ud800-\udbff]$/u, '')}${extension}`;
}

/** The name, with a number when an entry before has it. */
function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^/]*)?$/su.exec(name) ?? [];
  let free = name;
  for (let copy = 2; taken.has(free); copy++) free = `${stem} (${copy})${extension}`;
  taken.add(free);
  return free;
}
