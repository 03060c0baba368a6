import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { piecesOfList } from '../../src/reports/list-pieces.ts';
import { eachReport } from '../../src/reports/read.ts';
import { SourceTexts } from '../../src/reports/source-text.ts';
import type { Source } from '../../src/types.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const MIB = 2 ** 20;

async function piecesOf(from: string | Uint8Array, isPacked = false): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOfList(from, isPacked)) pieces.push(piece);
  return pieces;
}

/** Lines of a hundred thousand characters, each another, so many MiB. */
function manyLines(mebibytes: number): string {
  const count = Math.ceil((mebibytes * MIB) / 300_000);
  return Array.from({ length: count }, (_, i) => `${i} ${'会议'.repeat(50_000)}\n`).join('');
}

describe('the pieces of a list', () => {
  it.each([false, true])(
    'together are the file, and end behind lines (packed: %s)',
    async packed => {
      const bytes = Buffer.from(`${manyLines(40)}the end`);
      const file = path.join(await tempFolder(), 'a.jsonl');
      await writeFile(file, packed ? gzipSync(bytes, { level: 1 }) : bytes);

      const pieces = await piecesOf(file, packed);

      expect(pieces.length).toBeGreaterThan(2);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      for (const piece of pieces.slice(0, -1)) expect(piece.at(-1)).toBe(0x0a);
    },
  );

  it('are one piece of a small file, and of one whose line breaks are of two bytes', async () => {
    const wide = Buffer.from(`\ufeff${manyLines(20)}`, 'utf16le');

    expect(await piecesOf(Buffer.from('a\nb\n'))).toHaveLength(1);
    expect(await piecesOf(Buffer.alloc(0))).toHaveLength(0);
    expect(await piecesOf(wide)).toHaveLength(1);
  });

  it('are none of a line without end', async () => {
    await expect(piecesOf(Buffer.alloc(70 * MIB, 'a'))).rejects.toThrow('more than 64 MiB');
    await expect(piecesOf(Buffer.from('no gzip'), true)).rejects.toThrow();
    await expect(piecesOf('/no/such/file')).rejects.toThrow('ENOENT');
  });

  it('are read as the whole file would be, with their lines counted through', async () => {
    const file = path.join(await tempFolder(), 'large.jsonl');
    const text = '会议要求学校食堂每天消毒两次。'.repeat(2000);
    const lines = Array.from({ length: 400 }, (_, i) =>
      i === 5 ? '{' : JSON.stringify({ _id: i, text: `第${i}次会议召开。${text}` }),
    );
    await writeFile(file, lines.join('\n'));

    const sources: Source[] = [];
    const passedOver: number[] = [];
    const errors: string[] = [];
    const read = [1, 6, 101, 400];
    const skips = ({ line }: { line: number | null }) => !read.includes(line ?? 0);
    for await (const item of eachReport({ path: file, name: 'large.jsonl' }, skips)) {
      if ('report' in item) sources.push(...item.report.sources);
      else if ('error' in item) errors.push(item.error.message);
      else passedOver.push(item.skipped.line ?? 0);
    }

    expect(errors).toEqual(['large.jsonl line 6: is not valid JSON']);
    expect(sources.map(({ line }) => line)).toEqual([1, 101, 400]);
    expect(passedOver).toEqual(lines.map((_, i) => i + 1).filter(line => !read.includes(line)));
    const texts = new SourceTexts();
    for (const i of [0, 2, 1, 0]) {
      const source = sources[i]!;
      expect(await texts.read(file, source)).toMatch(`第${source.externalId}次会议召开。`);
    }
  });
});
