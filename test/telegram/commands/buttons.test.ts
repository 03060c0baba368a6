import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meetingList,
  monthChoice,
  pageData,
  placeChoice,
} from '../../../src/telegram/commands/meetings/meeting-pages.ts';
import { nameOfKey, shortKey } from '../../../src/telegram/commands/short-keys.ts';
import { measurePage, topicList } from '../../../src/telegram/commands/topics/topic-pages.ts';
import type { BotContext } from '../../../src/telegram/context.ts';
import { pageOf } from '../../../src/telegram/reply/list-page.ts';
import { report } from '../../helpers/report.ts';
import { stubIndex } from '../../helpers/stub-index.ts';

const MOST_DATA_BYTES = 64;
const MOST_MESSAGE_CHARACTERS = 4096;
const HALF_CHARACTER = /\p{Cs}/u;
const context = { t: (id: string) => id } as unknown as BotContext;

const naughty = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.constantFrom(
    '恩施土家族苗族自治州'.repeat(8),
    '\u202e市南滩北',
    '‌\u200b',
    ':0:',
    'm:l:0::',
    '👨‍👩‍👧‍👦'.repeat(20),
    '\ud800',
    'a\nb\tc',
    '<b>&amp;</b>',
  ),
);

/** An index of reports whose titles, places and topics are called so. */
function indexOf(names: string[]) {
  const reports = names.map(name =>
    report({
      title: name,
      body: `${name}要求。`.repeat(200),
      place: { province: null, city: name, county: null },
      meetingDate: '2022-05-04',
    }),
  );
  const all = names.map((_, i) => i);
  return {
    ...stubIndex(reports),
    list: async (_: unknown, { offset, limit }: { offset: number; limit: number }) => ({
      reportIndexes: all.slice(offset, offset + limit),
      count: all.length,
    }),
    facets: async (kind: string) =>
      kind === 'month'
        ? [{ name: '2022-05', reports: names.length }]
        : names.map(name => ({ name, reports: 1 })),
    measuresOn: async () =>
      all.map(i => ({ reportIndex: i, start: 0, end: 5_000, speaker: names[i] ?? null })),
  };
}

describe('a page with buttons', () => {
  it('is taken by Telegram, whatever places, titles and topics are called', async () => {
    const pages = [meetingList, placeChoice, monthChoice];
    await fc.assert(
      fc.asyncProperty(fc.array(naughty, { minLength: 1, maxLength: 30 }), async names => {
        const index = indexOf(names);
        const [name = ''] = names;
        const selection = { place: name, period: '2022-05-01~2022-05-31' };
        const asked = { selection, page: 0 };
        const shown = [
          ...(await Promise.all(pages.map(page => page(context, index, asked)))),
          await topicList(context, index, { page: 0, unknown: name }),
          await measurePage(context, index, name, 0),
        ];
        for (const { reply } of shown) {
          expect([...reply.text].length).toBeLessThanOrEqual(MOST_MESSAGE_CHARACTERS);
          expect(reply.text).not.toMatch(HALF_CHARACTER);
          for (const button of reply.keyboard?.inline_keyboard.flat() ?? []) {
            expect(button.text.trim()).not.toBe('');
            expect(button.text).not.toMatch(HALF_CHARACTER);
            const data = 'callback_data' in button ? button.callback_data : '';
            expect(Buffer.byteLength(data)).toBeGreaterThan(0);
            expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MOST_DATA_BYTES);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('carries the longest selection', () => {
    const selection = { place: '恩施土家族苗族自治州', period: '2022-05-01~2022-05-31' };
    const data = pageData('l', selection, 999_999);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MOST_DATA_BYTES);
  });
});

it('finds a name by its key, and none by the key of another', () => {
  expect(nameOfKey(shortKey('晋中市'), ['舞钢市', '晋中市'])).toBe('晋中市');
  expect(nameOfKey(shortKey('云岭市'), ['舞钢市', '晋中市'])).toBeNull();
});

it.each([
  [0, 0, { number: 0, pages: 1, isAsked: true }],
  [0, 6, { number: 0, pages: 1, isAsked: true }],
  [1, 7, { number: 1, pages: 2, offset: 6, isAsked: true }],
  [1, 6, { number: 0, pages: 1, offset: 0, isAsked: false }],
  [999_999, 13, { number: 0, pages: 3, offset: 0, isAsked: false }],
])('page %i of %i lines, six a page', (asked, count, page) => {
  expect(pageOf(asked, 6, count)).toMatchObject(page);
});
