import { describe, expect, it } from 'vitest';
import { decode } from '../../src/reports/decode.ts';
import { ReportError } from '../../src/reports/errors.ts';

const HANS = '全市要把医院的发热门诊管理好，不得让患者在走廊里等候。';
const HANT = '全市要把醫院的發熱門診管理好，不得讓患者在走廊裡等候。';
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(utf16le(text)).swap16();

/** Bytes of a text in an encoding that Node only reads: the two-byte codes, turned round. */
function encodeTwoByte(text: string, encoding: string): Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap(c => codes.get(c) ?? [c.charCodeAt(0)]));
}

describe('decode', () => {
  it.each([
    ['UTF-8', utf8(HANS), HANS, 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${HANS}`), HANS, 'utf-8'],
    ['UTF-16 with a mark', utf16le(`\ufeff${HANS}`), HANS, 'utf-16le'],
    ['UTF-16 big endian with a mark', utf16be(`\ufeff${HANT}`), HANT, 'utf-16be'],
    ['UTF-16 without a mark', utf16le(HANS), HANS, 'utf-16le'],
    ['UTF-16 big endian without a mark', utf16be(HANS), HANS, 'utf-16be'],
    ['GB18030', encodeTwoByte(HANS, 'gb18030'), HANS, 'gb18030'],
    ['Big5', encodeTwoByte(HANT, 'big5'), HANT, 'big5'],
    ['ASCII', utf8('plain words'), 'plain words', 'utf-8'],
  ])('reads %s', (_, bytes, text, encoding) => {
    expect(decode(bytes, 'a.txt')).toEqual({ text, encoding });
  });

  it('reads a GB18030 character of four bytes', () => {
    const bytes = Buffer.concat([
      encodeTwoByte(HANS, 'gb18030'),
      Buffer.from([0x82, 0x30, 0xc2, 0x30]),
    ]);
    const character = new TextDecoder('gb18030').decode(bytes.subarray(-4));
    expect(decode(bytes, 'a.txt').text).toBe(`${HANS}${character}`);
    expect([...character]).toHaveLength(1);
  });

  it.each([
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 151 + 128) % 256))],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452ffd8ffe0', 'hex')],
    ['zeros', Buffer.alloc(64)],
    ['one stray byte', Buffer.from([0xff])],
  ])('refuses %s and names the file', (_, bytes) => {
    const attempt = () => decode(bytes, 'sub/noise.txt');
    expect(attempt).toThrow(ReportError);
    expect(attempt).toThrow(/^sub\/noise\.txt: .*save it as UTF-8/u);
  });
});
