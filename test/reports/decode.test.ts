import { describe, expect, it } from 'vitest';
import { decode } from '../../src/reports/decode.ts';
import { ReportError } from '../../src/reports/errors.ts';

const HANS = '全市要把医院的发热门诊管理好，不得让患者在走廊里等候。';
const HANT = '全市要把醫院的發熱門診管理好，不得讓患者在走廊裡等候。';
const LATIN = 'The committee met to review flood works in the county; present were ';
const JAPANESE = '委員会は道路の工事について話し合い、次の会議までに報告を求めた。';
const KOREAN = '위원회는 도로 공사에 대해 논의하고 다음 회의까지 보고를 요구했다.';
/** 縣府要求各鄉鎮把防汛值班表報到防汛辦，值班人員不得離崗。 */
const EUC_TW =
  'f1eccdb4d3d1cae5c7d6e2d4f7d8cac4cbdfc8c5d4abd6ddcfd0dedeccafcbdfc8c5f2d6a1a2d4abd6ddc4a9d4dec4e2dab5f7e2daa4a1a40a';
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf32le = (text: string) =>
  Buffer.from(Uint32Array.from([...text], character => character.codePointAt(0) ?? 0).buffer);
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

  it.each([
    ['four characters in GB18030', 'gb18030', '会议记录'],
    ['four characters in Big5', 'big5', '會議記錄'],
    ['traditional characters in GB18030', 'gb18030', HANT],
    ['simplified characters that Big5 has', 'big5', '市委召集各局人士，要求立即行事，不得延期。'],
    [
      'rare characters in GB18030',
      'gb18030',
      '犇村的旮旯里住着姓仉的匠人，他按饕餮纹铸造铜壶，县里要求保护。',
    ],
    ['rare characters in Big5', 'big5', '饕餮紋的簠簋由匠人鑄造，置於廟堂，鬻者不得竊取。'],
    ['a few names in GB18030', 'gb18030', `${LATIN}王建国, 李小明 and 张伟. ${LATIN}`],
    ['a few names in Big5', 'big5', `${LATIN}陳大文, 李小明 and 張偉. ${LATIN}`],
    ['no-break and wide blanks', 'gb18030', `　　　　　　　　　　　　　　县府办公室　　　　　　`],
  ])('reads %s', (_, encoding, text) => {
    const shared = encodeTwoByte(text, encoding);
    const expected = new TextDecoder(encoding).decode(shared);
    expect(decode(shared, 'a.txt')).toEqual({ text: expected, encoding });
    expect(expected).toContain(text.slice(0, 4));
  });

  it('reads Chinese that is valid UTF-8 by chance and would be letters of three alphabets', () => {
    const bytes = encodeTwoByte('唯一一位。', 'gb18030');
    expect(decode(Buffer.concat([utf8('a '), bytes.subarray(0, 8)]), 'a.txt').text).toBe(
      'a 唯一一位',
    );
  });

  it.each([
    ['French', "Le comité s'est réuni à l'hôtel de ville, où rien n'était prêt · 25 °C"],
    ['Greek', 'Η επιτροπή συνεδρίασε για τα έργα'],
    ['Russian', 'Комитет рассмотрел работы'],
    ['Hebrew', 'הוועדה דנה בעבודות'],
  ])('leaves UTF-8 %s as it is', (_, text) => {
    expect(decode(utf8(text), 'a.txt')).toEqual({ text, encoding: 'utf-8' });
  });

  it('reads a long text that ends within a character and shows the damage', () => {
    const text = HANS.repeat(40);
    const bytes = encodeTwoByte(text, 'gb18030').subarray(0, -1);
    expect(decode(bytes, 'a.txt')).toEqual({
      text: `${text.slice(0, -1)}\ufffd`,
      encoding: 'gb18030',
    });
  });

  it('refuses a text in which a lost byte makes other characters of the rest', () => {
    const bytes = encodeTwoByte(HANS.repeat(40), 'gb18030');
    const damaged = Buffer.concat([bytes.subarray(0, 200), bytes.subarray(201)]);
    expect(() => decode(damaged, 'a.txt')).toThrow(ReportError);
  });

  it.each([
    ['believes a true declaration', 'gb2312', '<p>Total of one 局</p>', 'gb18030', 'gb18030'],
    ['checks a false declaration', 'big5', `<p>${HANS}</p>`, 'gb18030', 'gb18030'],
    ['checks a declaration of UTF-8', 'utf-8', `<p>${HANT}</p>`, 'big5', 'big5'],
  ])('%s', (_, declared, html, written, encoding) => {
    const page = `<meta charset="${declared}">${html}`;
    expect(decode(encodeTwoByte(page, written), 'a.html')).toEqual({ text: page, encoding });
  });

  it('reads UTF-8 that declares itself GB2312', () => {
    const page = `<meta charset="gb2312"><p>${HANS}</p>`;
    expect(decode(utf8(page), 'a.html')).toEqual({ text: page, encoding: 'utf-8' });
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
    ['UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32le(HANS)])],
    ['UTF-32 without a mark', utf32le(HANS)],
    ['EUC-TW', Buffer.from(EUC_TW, 'hex')],
    ['HZ', utf8('~{OX8.R*Gs8wOgUr0Q7@Q4V50`1m1(5=7@Q40l!#~}')],
    ['ISO-2022-CN', Buffer.from(`1b242941${'0e'}4f58382e522a4773380f0a`, 'hex')],
    ['Japanese', encodeTwoByte(JAPANESE, 'euc-jp')],
    ['Korean', encodeTwoByte(KOREAN, 'euc-kr')],
    ['French in one-byte letters', Buffer.from('Le comité a été informé des dégâts', 'latin1')],
    ['a false mark', Buffer.concat([utf8('\ufeff'), encodeTwoByte(HANS, 'gb18030')])],
  ])('refuses %s and names the file', (_, bytes) => {
    const attempt = () => decode(bytes, 'sub/noise.txt');
    expect(attempt).toThrow(ReportError);
    expect(attempt).toThrow(/^sub\/noise\.txt: .*save it as UTF-8/u);
  });
});
