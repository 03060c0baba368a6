import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerView } from '../../../src/telegram/questions/views.ts';
import { renderAnswer } from '../../../src/telegram/reply/render.ts';
import type { Answer, Citation } from '../../../src/types.ts';
import { naughty, naughtyPlace } from '../../helpers/naughty.ts';
import { answerOf } from '../../helpers/telegram.ts';
import { sendToServer } from '../../helpers/telegram-server.ts';
import { wordsIn } from '../../helpers/words.ts';

const shown = { t: wordsIn(), publicUrl: null };

/** All pages of an answer, after Telegram's server took them. */
async function sendPages(answer: Answer): Promise<string[]> {
  const texts: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const votes = { up: 1000, down: 0 };
    const reply = answerView(answer, { answerId: 2 ** 31, page, votes }, shown);
    await sendToServer(reply);
    texts.push(reply.text);
    const labels = reply.keyboard?.inline_keyboard.flat().map(({ text }) => text) ?? [];
    pages = Number(labels.find(label => /^\d+\/\d+$/u.test(label))?.split('/')[1] ?? 1);
  }
  expect(texts.join('')).toBe(renderAnswer(answer, shown.t).text);
  return texts;
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
])('stays sendable with huge titles of %s', async (_, unit) => {
  const quote = { text: unit.repeat(300), ...everywhere(unit.repeat(10_000)) };
  await sendPages(answerOf([quote, quote, quote]));
  const nearest = {
    reportId: '0123456789abcdef',
    title: unit.repeat(10_000),
    date: null,
    place: unit,
  };
  await sendPages(
    answerOf([], { nearest: [nearest, nearest, nearest], missing: quote.title ?? '' }),
  );
});

it('cuts a long title with … between two characters', () => {
  const { text } = renderAnswer(answerOf([{ title: `${'会'.repeat(78)}𠮷𠮷𠮷` }]), shown.t);
  expect(text).toContain(`\n${'会'.repeat(78)}𠮷… · `);
});

it('puts what one message cannot hold on further pages, quote by quote', async () => {
  const quotes = ['甲', '乙', '丙'].map(word => ({ text: word.repeat(1900) }));
  const pages = await sendPages(answerOf(quotes));
  expect(pages.map(text => [...'甲乙丙'].filter(word => text.includes(word)).join(''))).toEqual([
    '甲乙',
    '丙',
  ]);
});

it('keeps quotes and links among the hundred entities of a message', async () => {
  const marks = Array.from({ length: 100 }, (_, i) => [2 * i, 2 * i + 1] as [number, number]);
  const quote = { text: '会'.repeat(200), marks, url: 'https://example.com/' };
  const reply = answerView(
    answerOf([quote, quote, quote]),
    { answerId: 1, page: 1, votes: { up: 0, down: 0 } },
    shown,
  );
  const { entities = [] } = await sendToServer(reply);
  expect(entities.filter(({ type }) => type === 'blockquote')).toHaveLength(3);
  expect(entities.filter(({ type }) => type === 'text_link')).toHaveLength(3);
});

it('stays sendable with any quotes and facts', async () => {
  const fact = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.webUrl().map(url => `${url}/\u202e`),
    fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\n', '会', ' '), maxLength: 120 }),
  );
  const quote = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), fact, fc.nat(4000)).map(
    ([text, words, more]): Partial<Citation> => ({
      text: text + '会'.repeat(more),
      marks: [[0, [...text][0]?.length ?? 0]],
      ...everywhere(words),
    }),
  );
  const quotes = fc.array(quote, { minLength: 1, maxLength: 3 });
  await fc.assert(fc.asyncProperty(quotes, async some => void (await sendPages(answerOf(some)))));
});

describe('the big list of naughty strings', () => {
  if (naughty === null) {
    it.skip(`needs ${naughtyPlace}`, () => {});
    return;
  }

  it('holds enough to mean something', () => {
    expect(naughty?.length).toBeGreaterThan(500);
  });

  it.each(naughty)('is sendable as title, quote, place, speaker and address: %j', async text => {
    const quote = { text, marks: [[0, text.length]] as [number, number][], ...everywhere(text) };
    await sendPages(answerOf([quote, { ...quote, url: `http://${text}` }, quote]));
    const nearest = { reportId: '0123456789abcdef', title: text, date: text, place: text };
    await sendPages(answerOf([], { nearest: [nearest], missing: text }));
  });
});
