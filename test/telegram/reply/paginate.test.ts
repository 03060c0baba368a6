import fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import { expect, it } from 'vitest';
import { pageAt, paginate } from '../../../src/telegram/reply/paginate.ts';

const quote = (offset: number, length: number): MessageEntity => ({
  type: 'blockquote',
  offset,
  length,
});
const textsOf = (text: string, most: number, entities: MessageEntity[] = []) =>
  paginate({ text, entities }, most).map(page => page.text);

it('leaves what fits as it is', () => {
  const message = { text: '会议要求。', entities: [quote(0, 5)] };
  expect(paginate(message, 5)).toEqual([message]);
  expect(paginate({ text: '', entities: [] }, 5)).toEqual([{ text: '', entities: [] }]);
});

it.each([
  ['paragraphs before lines', '一二三四五\n\n六七八\n九十', ['一二三四五\n\n', '六七八\n九十']],
  ['lines before sentences', '一二三四五。\n六。七八九十', ['一二三四五。\n', '六。七八九十']],
  ['sentences before anything', '一二三四五六。七八九十', ['一二三四五六。', '七八九十']],
  [
    'closing marks with their sentence',
    '“一二三四五。”六七八九十',
    ['“一二三四五。”', '六七八九十'],
  ],
  ['anywhere without a break', '一二三四五六七八九十一二', ['一二三四五六七八九十', '一二']],
  ['no break that leaves half empty', '一。二三四五六七八九十一', ['一。二三四五六七八九', '十一']],
])('cuts %s', (_, text, pages) => {
  expect(textsOf(text, 10)).toEqual(pages);
});

it('counts code points, not halves of characters', () => {
  expect(textsOf('𠮷'.repeat(5), 2)).toEqual(['𠮷𠮷', '𠮷𠮷', '𠮷']);
});

it('begins a page with a quote that would not fit on the one before', () => {
  const text = '一二三四。五六七。八九十';
  expect(textsOf(text, 10, [quote(3, 9)])).toEqual(['一二三', '四。五六七。八九十']);
});

it('goes on with a quote that is longer than a page', () => {
  const pages = paginate({ text: '一二三四五六七', entities: [quote(1, 6)] }, 4);
  expect(pages.map(({ entities }) => entities)).toEqual([[quote(1, 3)], [quote(0, 3)]]);
});

it.each([
  [0, 0],
  [3, 0],
  [4, 1],
  [6, 1],
  [99, 1],
])('knows the page of offset %i', (offset, page) => {
  expect(pageAt(paginate({ text: '一二三四五六七', entities: [] }, 4), offset)).toBe(page);
});

/** A text with entities that hold one another or stand apart, as those of messages do. */
const piece = fc.string({
  unit: fc.constantFrom('会', '。', '\n', '𠮷', '👨‍👩‍👧‍👦', 'a', ' ', '！”'),
  maxLength: 30,
});
const message = fc
  .array(fc.tuple(piece, piece, fc.constantFrom('none', 'bold', 'blockquote', 'both')))
  .map(parts => {
    let text = '';
    const entities: MessageEntity[] = [];
    for (const [outer, inner, kind] of parts) {
      const offset = text.length;
      text += outer + inner;
      const whole = outer.length + inner.length;
      if (kind !== 'none' && kind !== 'bold' && whole > 0) entities.push(quote(offset, whole));
      if (kind !== 'none' && kind !== 'blockquote' && inner.length > 0) {
        entities.push({ type: 'bold', offset: offset + outer.length, length: inner.length });
      }
    }
    return { text, entities };
  });

it('loses nothing, fits everything, and cuts no entity that fits on a page', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 1, max: 40 }), ({ text, entities }, most) => {
      const pages = paginate({ text, entities }, most);
      expect(pages.map(page => page.text).join('')).toBe(text);
      let start = 0;
      const shown: MessageEntity[] = [];
      for (const page of pages) {
        expect([...page.text].length).toBeLessThanOrEqual(most);
        expect(page.text).not.toMatch(/\p{Cs}/u);
        for (const entity of page.entities) {
          expect(entity.length).toBeGreaterThan(0);
          expect(entity.offset + entity.length).toBeLessThanOrEqual(page.text.length);
          shown.push({ ...entity, offset: entity.offset + start });
        }
        start += page.text.length;
      }
      const fitting = entities.filter(
        ({ offset, length }) => [...text.slice(offset, offset + length)].length <= most,
      );
      expect(shown).toEqual(expect.arrayContaining(fitting));
    }),
  );
});
