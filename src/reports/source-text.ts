import { access, readFile } from 'node:fs/promises';
import { decodeHTML } from 'entities';
import { sha256 } from '../text/hash.ts';
import type { OriginRun, Source } from '../types.ts';
import { readArchive } from './documents/archive.ts';
import { textAgain } from './documents/document-text.ts';
import { ReportError } from './errors.ts';
import { piecesOfList } from './list-pieces.ts';
import { isPacked } from './read.ts';

/**
 * Reads the texts that bodies were made from out of their files again. A list of reports is gone
 * through once while reports of it are asked for in their order.
 */
export class SourceTexts {
  #list: { key: string; pieces: AsyncGenerator<Buffer>; before: number; lines: string[] } | null =
    null;

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
    const line = await this.#lineOf(file, source, source.line);
    checkHash(Buffer.from(line), source);
    return (JSON.parse(line) as { text: string }).text;
  }

  /** '' where there is no such line any more. */
  async #lineOf(file: string, source: Source, line: number): Promise<string> {
    const key = `${file}\n${source.entry}`;
    let list = this.#list;
    if (list?.key !== key || line <= list.before) {
      const from =
        source.entry === null ? await existing(file, source) : await bytesOf(file, source);
      list = { key, pieces: piecesOfList(from, isPacked(source.file)), before: 0, lines: [''] };
      this.#list = list;
    }
    // The last of the lines stands behind the last line break: it is the first of the next piece.
    while (line >= list.before + list.lines.length) {
      const { value: piece } = await list.pieces.next();
      if (!piece) break;
      list.before += list.lines.length - 1;
      list.lines = new TextDecoder(source.encoding).decode(piece as Buffer).split('\n');
    }
    return list.lines[line - list.before - 1] ?? '';
  }
}

/** The text of one source; for many, keep a SourceTexts. */
export function readSourceText(file: string, source: Source): Promise<string> {
  return new SourceTexts().read(file, source);
}

/** The path of a source file that is there. */
async function existing(file: string, source: Source): Promise<string> {
  await access(file).catch((error: unknown) => {
    throw new ReportError(source.file, 'the source file is gone', { cause: error });
  });
  return file;
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
