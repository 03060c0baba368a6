import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { IndexError } from '../../src/index/format.ts';
import { LexicalIndex } from '../../src/index/lexical/lexical.ts';
import { LexicalFile } from '../../src/index/lexical/lexical-file.ts';
import { contentOf, lexicalFileOf } from '../helpers/lexical.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const PASSAGES = [['核酸', '检测'], ['学校', '核酸', 'pcr', '核酸'], []];

const fileOf = () => lexicalFileOf(PASSAGES, [['全部']]);

describe('lexical.bin', () => {
  it('holds what was written', async () => {
    const file = await fileOf();

    expect([contentOf(file, 0), contentOf(file, 1)]).toEqual([
      {
        terms: [
          ['pcr', [[1, 1]]],
          ['学校', [[1, 1]]],
          [
            '核酸',
            [
              [0, 1],
              [1, 2],
            ],
          ],
          ['检测', [[0, 1]]],
        ],
        lengths: [2, 4, 0],
        living: 3,
      },
      { terms: [['全部', [[0, 1]]]], lengths: [1], living: 1 },
    ]);
  });

  it('holds sections without documents', async () => {
    const file = await lexicalFileOf([]);

    expect(contentOf(file, 1)).toEqual({ terms: [], lengths: [], living: 0 });
  });

  it('is the same for the same documents', async () => {
    const [one, other] = [await fileOf(), await fileOf()];

    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });

  it('is read on when its name is gone, until it is closed', async () => {
    const file = await fileOf();
    const index = new LexicalIndex(new LexicalFile(file), 0);

    await rm(file);

    expect(index.score([['检测', 1]]).scores[0]).toBeGreaterThan(0);
    index.close();
    index.close();
    expect(() => index.score([['检测', 1]])).toThrow(/closed/u);
  });

  type Damage = (bytes: Buffer) => Uint8Array;
  /** The file with another number at an offset. */
  const numbered =
    (offset: number, value: number): Damage =>
    bytes => {
      bytes.writeUInt32LE(value, offset);
      return bytes;
    };

  it.each<[string, Damage]>([
    ['no bytes', () => new Uint8Array()],
    ['the magic alone', bytes => bytes.subarray(0, 8)],
    ['another magic', bytes => bytes.fill(0x41, 0, 1)],
    ['a part of it', bytes => bytes.subarray(0, -4)],
    ['bytes behind it', bytes => Buffer.concat([bytes, new Uint8Array(4)])],
    ['no section', numbered(8, 0)],
    ['four billion sections', numbered(8, 2 ** 32 - 1)],
    ['more postings than fit', numbered(12, 2 ** 31)],
    ['postings beyond all files', numbered(16, 2 ** 31)],
    ['more documents than fit', numbered(20, 99)],
    ['more living documents than there are', numbered(24, 4)],
    ['more terms than fit', numbered(28, 2 ** 31)],
    ['more characters than fit', numbered(32, 99)],
    ['terms with more postings than there are', numbered(76, 99)],
  ])('is refused with one kind of error: %s', async (_, damage) => {
    const file = path.join(await tempFolder(), 'lexical.bin');
    writeFileSync(file, damage(readFileSync(await fileOf())));

    const open = () => {
      const lexical = new LexicalFile(file);
      try {
        return new LexicalIndex(lexical, 0);
      } finally {
        lexical.close();
      }
    };

    expect(open).toThrow(IndexError);
  });
});
