import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copiedCitation } from '../../../src/telegram/reply/citation.ts';
import type { Citation } from '../../../src/types.ts';
import { naughty } from '../../helpers/naughty.ts';
import { citation } from '../../helpers/telegram.ts';
import { wordsIn } from '../../helpers/words.ts';

const t = wordsIn();

it('is copied as a Chinese text cites', () => {
  expect(copiedCitation(citation(), t)).toBe(
    '“会议要求，全市核酸采样点由186个增加到320个。”——邵庆岚，《市委第四十三次专题会议召开》，2022年5月12日，云岭市',
  );
});

it.each([
  ['zh-Hant', '「会议要求，全市核酸采样点由186个增加到320个。」——邵庆岚，《市委'],
  ['en', '“会议要求，全市核酸采样点由186个增加到320个。” — 邵庆岚，《市委'],
] as const)('is copied with the marks of %s', (language, start) => {
  expect(copiedCitation(citation(), wordsIn(language))).toMatch(new RegExp(`^${start}`, 'u'));
});

it.each([
  ['05-12', '，5月12日，'],
  ['2022-11', '，2022-11，'],
  ['春天', '，春天，'],
])('writes the date %s as %s', (date, written) => {
  expect(copiedCitation(citation({ date }), t)).toContain(written);
});

it('leaves out what is not known', () => {
  const bare = citation({ title: null, date: null, place: null, speaker: null });
  expect(copiedCitation(bare, t)).toMatch(/。”——（无标题）$/u);
});

it('shortens the quote, never its source', () => {
  const copied = copiedCitation(citation({ text: '𠮷'.repeat(300) }), t);
  expect([...copied]).toHaveLength(256);
  expect(copied).toMatch(
    /^“𠮷+…”——邵庆岚，《市委第四十三次专题会议召开》，2022年5月12日，云岭市$/u,
  );
});

function expectCopyable(fields: Partial<Citation>): void {
  const copied = copiedCitation(citation(fields), t);
  expect([...copied].length).toBeLessThanOrEqual(256);
  expect(copied).not.toMatch(/\p{Cs}/u);
}

it('is copyable, whatever the report says', () => {
  const any = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(any, any, (text, fact) =>
      expectCopyable({ text, title: fact, place: fact, speaker: fact, date: fact }),
    ),
  );
  for (const text of naughty ?? []) {
    expectCopyable({ text, title: text, place: text, speaker: text, date: text });
  }
});
