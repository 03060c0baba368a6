import { describe, expect, it } from 'vitest';
import { IndexError } from '../../src/index/format.ts';
import { LexicalBuilder } from '../../src/index/lexical/lexical-build.ts';
import {
  decodeLexical,
  encodeLexical,
  type LexicalSection,
} from '../../src/index/lexical/lexical-format.ts';

function postings(...documents: string[][]) {
  const builder = new LexicalBuilder();
  for (const terms of documents) builder.add(terms);
  return builder.build();
}

const bytesOf = (sections: LexicalSection[]) => Buffer.concat(encodeLexical(sections));

const SECTIONS = [postings(['核酸', '检测'], ['学校', '核酸', 'pcr']), postings(['全部'])];

const whole = () => new Uint8Array(bytesOf(SECTIONS));

/** The file with another number at an offset. */
function numbered(offset: number, value: number): Uint8Array {
  const bytes = whole();
  new DataView(bytes.buffer).setUint32(offset, value, true);
  return bytes;
}

describe('lexical.bin', () => {
  it('decodes to what was encoded', () => {
    expect(decodeLexical(bytesOf(SECTIONS))).toEqual(SECTIONS);
  });

  it('decodes from memory that is not aligned', () => {
    const bytes = bytesOf(SECTIONS);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);

    expect(decodeLexical(shifted.subarray(1))).toEqual(SECTIONS);
  });

  it('is the same for the same documents', () => {
    const again = [postings(['核酸', '检测'], ['学校', '核酸', 'pcr']), postings(['全部'])];

    expect(Buffer.compare(bytesOf(again), bytesOf(SECTIONS))).toBe(0);
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['the magic alone', whole().slice(0, 8)],
    ['another magic', whole().fill(0x41, 0, 1)],
    ['a part of it', whole().slice(0, -4)],
    ['half a word less', whole().slice(0, -2)],
    ['bytes behind it', Buffer.concat([whole(), new Uint8Array(4)])],
    ['no section', numbered(8, 0)],
    ['four billion sections', numbered(8, 2 ** 32 - 1)],
    ['a section longer than the file', numbered(12, 2 ** 31)],
    ['a section shorter than its head', numbered(12, 4)],
    ['more terms than fit', numbered(24, 2 ** 31)],
    ['more postings than fit', numbered(28, 99)],
  ])('is refused with one kind of error: %s', (_, bytes) => {
    expect(() => decodeLexical(bytes)).toThrow(IndexError);
  });
});
