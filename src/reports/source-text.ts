import { readFile } from 'node:fs/promises';
import { decodeHTML } from 'entities';
import { sha256 } from '../text/hash.ts';
import type { OriginRun, Source } from '../types.ts';
import { readArchive } from './documents/archive.ts';
import { textAgain } from './documents/document-text.ts';
import { ReportError } from './errors.ts';
import { unzip } from './read.ts';

/**
 * Reads the texts that bodies were made from out of their files again. A list of reports is unpacked
 * once while reports of it are asked for one after the other.
 */
export class SourceTexts {
  #list: { key: string; lines: string[] } | null = null;

  /**
   * The decoded text that a report's body was made from; `file` is the path to open. Throws
   * ReportError when the file is gone or no longer what was read.
   */
  async read(file: string, source: Source): Promise<string> {
    if (source.line === null) {
      const bytes = await bytesOf(file, source);
      checkHash(bytes, source);
      return textAgain(bytes, source.file, source.encoding);
    }
    const lines = await this.#linesOf(file, source);
    const line = lines[source.line - 1] ?? '';
    checkHash(Buffer.from(line), source);
    return (JSON.parse(line) as { text: string }).text;
  }

  async #linesOf(file: string, source: Source): Promise<string[]> {
    const key = `${file}\n${source.entry}`;
    if (this.#list?.key === key) return this.#list.lines;
    const bytes = await bytesOf(file, source);
    const whole = source.file.endsWith('.gz') ? unzip(bytes) : bytes;
    const lines = new TextDecoder(source.encoding).decode(whole).split('\n');
    this.#list = { key, lines };
    return lines;
  }
}

/** The text of one source; for many, keep a SourceTexts. */
export function readSourceText(file: string, source: Source): Promise<string> {
  return new SourceTexts().read(file, source);
}

/** Bytes of a source: those of its file, or of its entry in an archive. */
async function bytesOf(file: string, source: Source): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ReportError(source.file, 'the source file is gone', { cause: error });
  });
  if (source.entry === null) return bytes;
  const { files } = await readArchive(bytes, source.file, {
    accepts: name => name === source.entry,
  });
  const entry = files.find(({ name }) => name === source.entry);
  if (!entry) throw new ReportError(source.file, 'is no longer in its archive');
  return entry.bytes;
}

function checkHash(bytes: Uint8Array, source: Source): void {
  if (sha256(bytes) !== source.sha256) {
    throw new ReportError(
      source.file,
      `${source.line === null ? 'the file' : `line ${source.line}`} has changed since it was indexed`,
    );
  }
}

/**
 * Check that a body is made of its source: copied runs are the same characters (white space may
 * have become a blank), others are what a character reference or a break stands for, and they
 * cover the body without gaps. Returns the offset of the first false character, or null.
 */
export function firstFalseCharacter(
  body: string,
  origin: OriginRun[],
  sourceText: string,
): number | null {
  let covered = 0;
  for (const run of origin) {
    if (run.start !== covered) return covered;
    const shown = body.slice(run.start, run.start + run.length);
    const source = sourceText.slice(run.sourceStart, run.sourceStart + run.sourceLength);
    const same =
      run.length === run.sourceLength
        ? blanked(shown) === blanked(source)
        : standsFor(shown, source);
    if (!same) return run.start;
    covered += run.length;
  }
  return covered === body.length ? null : covered;
}

function blanked(text: string): string {
  return text.replaceAll(/\s/gu, ' ');
}

function standsFor(shown: string, source: string): boolean {
  if (shown.trim() === '') return source.trim() === '' || decodeHTML(source).trim() === '';
  return decodeHTML(source) === shown;
}
