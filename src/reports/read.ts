import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sha256 } from '../text/hash.ts';
import type { Report, Source } from '../types.ts';
import { clean } from './clean/clean.ts';
import { decode } from './decode.ts';
import { readArchive } from './documents/archive.ts';
import { textOf } from './documents/document-text.ts';
import { ReportError } from './errors.ts';
import { extract } from './extract.ts';
import type { ReportFile } from './files.ts';
import { formatOf } from './formats.ts';
import { piecesOfList } from './list-pieces.ts';
import { pageOf } from './page.ts';
import { describe, type Known } from './record/describe.ts';
import { readSidecar, withSidecar } from './sidecar.ts';

/** What reading one file gave: its reports, and what could not be read of it. */
export interface ReadResult {
  reports: Report[];
  errors: ReportError[];
}

/** A report says something: fewer characters than this are none. */
export const MIN_BODY_CHARACTERS = 20;

const JsonReport = z.object({
  _id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  title: z.string().nullish(),
  date: z.union([z.string(), z.number()]).nullish(),
  url: z.string().nullish(),
});

/** A report in a file that may hold many: a line of a .jsonl file, or a document of an archive. */
export interface ReportUnit {
  /** Name inside the archive, else null. */
  entry: string | null;
  /** 1-based line of a .jsonl file, else null. */
  line: number | null;
  /** Encoding label of the line; null for a document, which was not decoded. */
  encoding: string | null;
  /** Hex SHA-256 of its bytes, as in its source. */
  sha256: string;
}

/** What comes of a file, one after the other. */
export type ReadItem = { report: Report } | { error: ReportError } | { skipped: ReportUnit };

/** Read a file's reports, all at once. Never throws for what a file holds. */
export async function readReports(file: ReportFile): Promise<ReadResult> {
  const result: ReadResult = { reports: [], errors: [] };
  for await (const item of eachReport(file)) {
    if ('report' in item) result.reports.push(item.report);
    else if ('error' in item) result.errors.push(item.error);
  }
  return result;
}

/**
 * Read a file's reports one by one. Never throws for what a file holds: what cannot be read comes as
 * an error among the reports that can (of a .jsonl file line by line, of an archive file by file).
 * `skips` is asked before such a part is read, whether to pass it over.
 */
export async function* eachReport(
  file: ReportFile,
  skips: (unit: ReportUnit) => boolean = () => false,
): AsyncGenerator<ReadItem> {
  try {
    if (isList(file.name)) return yield* eachLine(file.path, file, skips);
    const bytes = await readFile(file.path);
    if (formatOf(file.name) === 'zip') yield* eachInZip(bytes, file, skips);
    else yield* eachInBytes(bytes, file, skips);
  } catch (error) {
    yield { error: asReportError(error, file.name) };
  }
}

async function* eachInZip(
  bytes: Buffer,
  file: ReportFile,
  skips: (unit: ReportUnit) => boolean,
): AsyncGenerator<ReadItem> {
  const archive = await readArchive(bytes, file.name, { accepts: name => formatOf(name) !== null });
  for (const error of archive.errors) yield { error };
  for (const { name, bytes: unpacked } of archive.files) {
    const inner: ReportFile = { path: file.path, name: `${file.name}/${name}`, entry: name };
    const unit = { entry: name, line: null, encoding: null, sha256: sha256(unpacked) };
    try {
      if (!isList(name) && skips(unit)) yield { skipped: unit };
      else yield* eachInBytes(Buffer.from(unpacked), inner, skips);
    } catch (error) {
      yield { error: asReportError(error, inner.name) };
    }
  }
}

async function* eachInBytes(
  bytes: Buffer,
  file: ReportFile,
  skips: (unit: ReportUnit) => boolean,
): AsyncGenerator<ReadItem> {
  if (isList(file.name)) {
    return yield* eachLine(bytes, file, skips);
  }
  const report = await readDocument(bytes, file);
  const sidecar = file.entry === undefined ? await readSidecar(file.path) : null;
  yield { report: sidecar ? withSidecar(report, sidecar) : report };
}

function isList(name: string): boolean {
  return formatOf(name)?.startsWith('jsonl') ?? false;
}

/** Read one document of any format but lists and archives. Throws ReportError. */
export async function readDocument(bytes: Uint8Array, file: ReportFile): Promise<Report> {
  if (bytes.length === 0) throw new ReportError(file.name, 'the file is empty');
  const { text, encoding } = await textOf(bytes, file.name);
  const extracted = extract(text, formatOf(file.name) ?? 'txt');
  const cleaned = clean(extracted.page, extracted.title, extracted);
  const source: Source = {
    file: file.name,
    path: file.path,
    entry: file.entry ?? null,
    line: null,
    encoding,
    sha256: sha256(bytes),
    url: extracted.url,
    site: extracted.site,
    externalId: null,
  };
  const { published, url } = extracted;
  return checked(describe(cleaned, { title: null, published, url }, source), file.name);
}

/** A list of reports, line by line; `from` is its path, or its bytes. */
async function* eachLine(
  from: string | Uint8Array,
  file: ReportFile,
  skips: (unit: ReportUnit) => boolean,
): AsyncGenerator<ReadItem> {
  let before = 0;
  for await (const piece of piecesOfList(from, isPacked(file.name))) {
    const { text, encoding } = decode(piece, file.name);
    const lines = text.split('\n');
    yield* eachOfLines(lines, { file, encoding, before }, skips);
    // The last one is what stands behind the last line break.
    before += lines.length - 1;
  }
}

export function isPacked(name: string): boolean {
  return formatOf(name)?.endsWith('gz') ?? false;
}

/** Reports of some lines; so many lines stand before them in the file. */
function* eachOfLines(
  lines: string[],
  { file, encoding, before }: { file: ReportFile; encoding: string; before: number },
  skips: (unit: ReportUnit) => boolean,
): Generator<ReadItem> {
  for (const [index, content] of lines.entries()) {
    if (content.trim() === '') continue;
    const line = before + index + 1;
    const unit = { entry: file.entry ?? null, line, encoding, sha256: sha256(content) };
    try {
      if (skips(unit)) yield { skipped: unit };
      else yield { report: readJsonLine(content, line, file, encoding) };
    } catch (error) {
      yield { error: asReportError(error, `${file.name} line ${line}`) };
    }
  }
}

/** Read one line of a .jsonl file. Throws when it is no report. */
export function readJsonLine(
  line: string,
  lineNumber: number,
  file: ReportFile,
  encoding: string,
): Report {
  const place = `${file.name} line ${lineNumber}`;
  const fields = JsonReport.safeParse(parseJson(line, place));
  if (!fields.success) {
    throw new ReportError(place, `expected {"_id", "text"}: ${z.prettifyError(fields.error)}`);
  }
  const { _id, text, title, date, url } = fields.data;
  const known: Known = {
    title: title?.trim() || null,
    published: date == null ? null : String(date),
    url: url ?? null,
  };
  const source: Source = {
    file: file.name,
    path: file.path,
    entry: file.entry ?? null,
    line: lineNumber,
    encoding,
    sha256: sha256(Buffer.from(line)),
    url: known.url,
    site: null,
    externalId: _id === undefined ? null : String(_id),
  };
  return checked(describe(clean(pageOf(text), known.title), known, source), place);
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ReportError(place, 'is not valid JSON', { cause: error });
  }
}

function checked(report: Report, place: string): Report {
  if (report.body.length < MIN_BODY_CHARACTERS) {
    throw new ReportError(
      place,
      `holds ${report.body.length} characters of text; a report has at least ${MIN_BODY_CHARACTERS}`,
    );
  }
  return report;
}

function asReportError(error: unknown, file: string): ReportError {
  if (error instanceof ReportError) return error;
  const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  return new ReportError(file, `cannot be read (${reason})`, { cause: error });
}
