import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLongSentence, sentences } from '../../src/text/sentences.ts';
import type { Span } from '../../src/types.ts';

const slices = (text: string, spans: Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end));
const withoutSpace = (text: string) => text.replaceAll(/\s/gu, '');
const parts = fc.constantFrom(
  '会',
  '议，',
  '12,800',
  '。',
  '；',
  '！”',
  '\n',
  ' ',
  'a',
  '. ',
  '𠮷',
  '9:30',
);
const anyText = fc.array(parts, { maxLength: 40 }).map(all => all.join(''));

describe('sentences', () => {
  it.each([
    ['full stops', '甲说。乙说！丙问？', ['甲说。', '乙说！', '丙问？']],
    ['closing quotes', '他说：“走吧。”大家走了。', ['他说：“走吧。”', '大家走了。']],
    ['line breaks', '标题\n\n正文。', ['标题', '正文。']],
    ['an ellipsis', '等等……再说。', ['等等……', '再说。']],
    ['latin full stops', 'One. Two', ['One.', 'Two']],
    ['no decimal point', '共3.5万人。', ['共3.5万人。']],
    ['white space around', '  甲。  乙  ', ['甲。', '乙']],
    ['nothing', ' \n ', []],
  ])('are cut at %s', (_, text, expected) => {
    expect(slices(text, sentences(text))).toEqual(expected);
  });

  it('cover all text, in order, without overlap', () => {
    fc.assert(
      fc.property(anyText, text => {
        const spans = sentences(text);
        expect(withoutSpace(slices(text, spans).join(''))).toBe(withoutSpace(text));
        expect(spans.every((span, i) => span.start >= (spans[i - 1]?.end ?? 0))).toBe(true);
        expect(slices(text, spans).some(slice => slice.includes('\n'))).toBe(false);
      }),
    );
  });
});

describe('cutLongSentence', () => {
  const cut = (text: string, limit: number) =>
    slices(text, cutLongSentence(text, { start: 0, end: text.length }, limit));

  it.each([
    ['leaves a short sentence', '一二三四。', 5, ['一二三四。']],
    ['prefers semicolons', '一，二；三，四。', 5, ['一，二；', '三，四。']],
    ['falls back on commas', '一二，三四，五六。', 6, ['一二，三四，', '五六。']],
    ['cuts in a phrase at last', '一二三四五', 2, ['一二', '三四', '五']],
    ['leaves a number whole', '共有12,800人，来自9:30', 10, ['共有12,800人，', '来自9:30']],
    ['leaves a surrogate pair whole', '一𠮷𠮷二', 2, ['一', '𠮷', '𠮷', '二']],
  ])('%s', (_, text, limit, expected) => {
    expect(cut(text, limit)).toEqual(expected);
  });

  it('takes a sentence without any punctuation, however long', () => {
    const pieces = cut('长'.repeat(1_000_000), 300);
    expect(pieces).toHaveLength(3334);
  });

  it('loses nothing, keeps the limit and never halves a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const pieces = cut(text, limit);
        expect(withoutSpace(pieces.join(''))).toBe(withoutSpace(text));
        expect(Math.max(0, ...pieces.map(piece => piece.length))).toBeLessThanOrEqual(limit);
        expect(pieces.filter(piece => /\p{Surrogate}/u.test(piece))).toEqual([]);
      }),
    );
  });
});
