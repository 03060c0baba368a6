import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { decodeHTML } from 'entities';
import type { OriginRun, Source } from '../types.ts';
import { ReportError } from './errors.ts';

/**
 * The decoded text that a report's body was made from, read from its file again (`file` is the
 * path to open). Throws ReportError when the file is gone or no longer what was read.
 */
export async function readSourceText(file: string, source: Source): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ReportError(source.file, 'the source file is gone', { cause: error });
  });
  if (source.line === null) {
    checkHash(bytes, source);
    return new TextDecoder(source.encoding).decode(bytes);
  }
  const whole = source.file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const line = new TextDecoder(source.encoding).decode(whole).split('\n')[source.line - 1] ?? '';
  checkHash(Buffer.from(line), source);
  return (JSON.parse(line) as { text: string }).text;
}

function checkHash(bytes: Uint8Array, source: Source): void {
  if (createHash('sha256').update(bytes).digest('hex') !== source.sha256) {
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
