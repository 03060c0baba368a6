import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { sha256 } from '../text/hash.ts';
import type { Report, Source } from '../types.ts';
import { clean } from './clean/clean.ts';
import { decode } from './decode.ts';
import { readArchive } from './documents/archive.ts';
import { textOf } from './documents/document-text.ts';
import { ReportError } from './errors.ts';
import { extract, formatOf } from './extract.ts';
import type { ReportFile } from './files.ts';
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
const MOST_UNPACKED_BYTES = 1024 ** 3;

const JsonReport = z.object({
  _id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  title: z.string().nullish(),
  date: z.union([z.string(), z.number()]).nullish(),
  url: z.string().nullish(),
});

/**
 * Read a file's reports. Never throws for what a file holds: what cannot be read comes back as
 * errors beside the reports that can (of a .jsonl file, line by line).
 */
export async function readReports(file: ReportFile): Promise<ReadResult> {
  try {
    const bytes = await readFile(file.path);
    return formatOf(file.name) === 'zip'
      ? await readZip(bytes, file)
      : await readBytes(bytes, file);
  } catch (error) {
    return { reports: [], errors: [asReportError(error, file.name)] };
  }
}

async function readZip(bytes: Buffer, file: ReportFile): Promise<ReadResult> {
  const archive = await readArchive(bytes, file.name, { accepts: name => formatOf(name) !== null });
  const result: ReadResult = { reports: [], errors: archive.errors };
  for (const { name, bytes: unpacked } of archive.files) {
    const inner: ReportFile = { path: file.path, name: `${file.name}/${name}`, entry: name };
    const { reports, errors } = await readBytes(Buffer.from(unpacked), inner).catch(
      (error: unknown) => ({ reports: [], errors: [asReportError(error, inner.name)] }),
    );
    result.reports.push(...reports);
    result.errors.push(...errors);
  }
  return result;
}

async function readBytes(bytes: Buffer, file: ReportFile): Promise<ReadResult> {
  const format = formatOf(file.name);
  if (format?.startsWith('jsonl')) return readJsonLines(bytes, file, format);
  const report = await readDocument(bytes, file);
  const sidecar = file.entry === undefined ? await readSidecar(file.path) : null;
  return { reports: [sidecar ? withSidecar(report, sidecar) : report], errors: [] };
}

/** Read one document of any format but lists and archives. Throws ReportError. */
export async function readDocument(bytes: Uint8Array, file: ReportFile): Promise<Report> {
  if (bytes.length === 0) throw new ReportError(file.name, 'the file is empty');
  const { text, encoding } = await textOf(bytes, file.name);
  const extracted = extract(text, formatOf(file.name) ?? 'txt');
  const cleaned = clean(extracted.page, extracted.title);
  const source: Source = {
    file: file.name,
    path: file.path,
    entry: file.entry ?? null,
    line: null,
    encoding,
    sha256: sha256(bytes),
    url: extracted.url,
    site: null,
    externalId: null,
  };
  const { published, url } = extracted;
  return checked(describe(cleaned, { title: null, published, url }, source), file.name);
}

/** Unpacked bytes of a .gz file; one that unpacks to more than a corpus is a bomb. Throws RangeError. */
export function unzip(bytes: Uint8Array): Buffer {
  return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES });
}

function readJsonLines(bytes: Buffer, file: ReportFile, format: string): ReadResult {
  const { text, encoding } = decode(format.endsWith('gz') ? unzip(bytes) : bytes, file.name);
  const result: ReadResult = { reports: [], errors: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      result.reports.push(readJsonLine(line, index + 1, file, encoding));
    } catch (error) {
      result.errors.push(asReportError(error, `${file.name} line ${index + 1}`));
    }
  }
  return result;
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
