import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../../src/preview/formatted-text.ts';
import { MAX_MESSAGE_CHARACTERS, renderAnswer } from '../../../src/telegram/reply/render.ts';
import type { Answer, Citation } from '../../../src/types.ts';
import { answerOf } from '../../helpers/telegram.ts';

const naughtyFile = new URL(
  '../../../shared/badinput/minimaxir+big-list-of-naughty-strings/blns.json',
  import.meta.url,
);

/** What Telegram asks of every message; `formatText` refuses what its server refuses. */
function expectSendable(answer: Answer): void {
  const { text, entities } = renderAnswer(answer);
  expect([...text].length).toBeLessThanOrEqual(MAX_MESSAGE_CHARACTERS);
  expect(text).not.toMatch(/\p{Cs}/u);
  for (const { offset, length } of entities) {
    expect(offset).toBeGreaterThanOrEqual(0);
    expect(offset + length).toBeLessThanOrEqual(text.length);
  }
  expect(() => formatText(text, entities)).not.toThrow();
}

function everywhere(text: string): Partial<Citation> {
  return { title: text, place: text, speaker: text, date: text, url: text };
}

it.each([
  ['Han', '会'],
  ['four-byte Han', '𠮷'],
  ['emoji', '👨‍👩‍👧‍👦'],
  ['letters with marks', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'],
  ['half characters', '\ud83d'],
])('stays sendable with huge titles of %s', (_, unit) => {
  const quote = { text: '会'.repeat(300), ...everywhere(unit.repeat(10_000)) };
  expectSendable(answerOf([quote, quote, quote]));
  const nearest = { reportId: 'a', title: unit.repeat(10_000), date: null, place: unit };
  expectSendable(answerOf([], { nearest: [nearest, nearest, nearest] }));
});

it('cuts a long title with … between two characters', () => {
  const { text } = renderAnswer(answerOf([{ title: `${'会'.repeat(78)}𠮷𠮷𠮷` }]));
  expect(text).toContain(`\n${'会'.repeat(78)}𠮷… · `);
});

it('shows fewer quotes rather than more than Telegram takes', () => {
  const quotes = ['甲', '乙', '丙'].map(word => ({ text: word.repeat(1900) }));
  const { text } = renderAnswer(answerOf(quotes));
  expect(text).toContain('乙');
  expect(text).not.toContain('丙');
});

it('stays sendable with any quotes and facts', () => {
  const fact = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.webUrl().map(url => `${url}/\u202e`),
    fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\n', '会', ' '), maxLength: 120 }),
  );
  const quote = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), fact).map(
    ([text, words]): Partial<Citation> => ({
      text,
      marks: [[0, [...text][0]?.length ?? 0]],
      ...everywhere(words),
    }),
  );
  const quotes = fc.array(quote, { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(quotes, some => expectSendable(answerOf(some))));
});

describe('the big list of naughty strings', () => {
  if (!existsSync(naughtyFile)) {
    it.skip(`needs ${naughtyFile.pathname}`, () => {});
    return;
  }
  const naughty = JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[];

  it('holds enough to mean something', () => {
    expect(naughty.length).toBeGreaterThan(500);
  });

  it.each(naughty)('is sendable as title, quote, place, speaker and address: %j', text => {
    const quote = { text, marks: [[0, text.length]] as [number, number][], ...everywhere(text) };
    expectSendable(answerOf([quote, { ...quote, url: `http://${text}` }, quote]));
    expectSendable(
      answerOf([], { nearest: [{ reportId: 'a', title: text, date: text, place: text }] }),
    );
  });
});
