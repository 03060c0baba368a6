import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/reports/decode.ts';
import { ReportError } from '../../src/reports/errors.ts';

const folder = fileURLToPath(new URL('../../../shared/badinput', import.meta.url));
const CHARDET = 'chardet+chardet/tests';
const UCHARDET = 'BYVoid+uchardet/test/zh';
/** What each set may be read as; none: it is refused. */
const EXPECTED: Record<string, string[]> = {
  Big5: ['big5'],
  GB2312: ['gb18030'],
  'EUC-TW': [],
  'UTF-16': ['utf-16le', 'utf-16be'],
  'UTF-16LE': ['utf-16le'],
  'UTF-16BE': ['utf-16be'],
  'UTF-32': [],
  'utf-8': ['utf-8'],
  'utf-8-sig': ['utf-8'],
  'big5.txt': ['big5'],
  'gb18030.txt': ['gb18030'],
  'euc-tw.txt': [],
  'utf-8.txt': ['utf-8'],
};
const MIN_SHARE = 0.98;

interface Reading {
  file: string;
  set: string;
  /** null when it was refused. */
  encoding: string | null;
  text: string;
  error: unknown;
}

function read(file: string, set: string): Reading {
  try {
    return { file, set, error: null, ...decode(readFileSync(path.join(folder, file)), file) };
  } catch (error) {
    return { file, set, encoding: null, text: '', error };
  }
}

function filesOf(set: string): string[] {
  if (set.endsWith('.txt')) return [`${UCHARDET}/${set}`];
  return readdirSync(path.join(folder, CHARDET, set)).map(name => `${CHARDET}/${set}/${name}`);
}

function isRight({ set, encoding }: Reading): boolean {
  const expected = EXPECTED[set] ?? [];
  return encoding === null ? expected.length === 0 : expected.includes(encoding);
}

const isThere = [CHARDET, UCHARDET].every(name => existsSync(path.join(folder, name)));
if (!isThere) console.log(`skipped: no files of known encodings in ${folder}`);
const readings = isThere
  ? Object.keys(EXPECTED).flatMap(set => filesOf(set).map(file => read(file, set)))
  : [];

describe.skipIf(!isThere)('files of known encodings', () => {
  it(`are read as what they are in ${MIN_SHARE * 100} of 100 cases`, () => {
    const wrong = readings.filter(reading => !isRight(reading));
    console.log(`encodings: ${readings.length - wrong.length} of ${readings.length} right`);
    expect(readings.length).toBeGreaterThanOrEqual(80);
    expect(
      1 - wrong.length / readings.length,
      wrong.map(({ file, encoding }) => `${file} as ${encoding}`).join('\n'),
    ).toBeGreaterThanOrEqual(MIN_SHARE);
  });

  it.each(Object.keys(EXPECTED))('of the set %s are read, or refused by name', set => {
    const ofSet = readings.filter(reading => reading.set === set);
    expect(ofSet).not.toEqual([]);
    for (const { file, encoding, error } of ofSet) {
      if (encoding !== null) continue;
      expect(error).toBeInstanceOf(ReportError);
      expect((error as ReportError).message).toContain(file);
    }
  });

  it('are never published as other characters', () => {
    const published = readings.filter(reading => reading.encoding !== null);
    expect(published.filter(reading => !isRight(reading)).map(({ file }) => file)).toEqual([]);
    expect(published.filter(({ text }) => text.includes('\ufffd')).length).toBeLessThanOrEqual(
      published.length * (1 - MIN_SHARE),
    );
  });
});
