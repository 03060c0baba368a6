import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestWords } from '../../../src/telegram/inline/best-words.ts';

const QUOTE = '会议听取了汇报，研究了工作。会议要求，药店退烧药实名登记，不得涨价。';

function marked(text: string, ...words: string[]): [number, number][] {
  return words.map(word => [text.indexOf(word), text.indexOf(word) + word.length]);
}

describe('the best words of a quote', () => {
  it.each([
    [
      'begin with the clause that has most marks',
      marked(QUOTE, '会议', '药店', '退烧药'),
      '…药店退烧药实名登记，不得涨价。',
    ],
    ['begin at the beginning where that is it', marked(QUOTE, '听取'), QUOTE],
    ['begin at the beginning without marks', [], QUOTE],
  ])('%s', (_, marks, words) => {
    expect(bestWords(QUOTE, marks, 72)).toBe(words);
  });

  it('begin before a mark that stands far behind in its clause', () => {
    const text = `${'前'.repeat(60)}退烧药${'后'.repeat(60)}`;

    expect(bestWords(text, marked(text, '退烧药'), 40)).toBe(
      `…${'前'.repeat(10)}退烧药${'后'.repeat(25)}…`,
    );
  });

  it('are one line, and never half a character', () => {
    const text = `${'𠮷'.repeat(25)}甲退烧药\n不得涨价\u202e`;

    const words = bestWords(text, marked(text, '退烧药'), 72);

    expect(words).toBe(`…${'𠮷'.repeat(4)}甲退烧药 不得涨价`);
  });

  it('fit whatever the quote and its marks are', () => {
    const quote = fc.string({ unit: fc.constantFrom('会', '，', '。', ' ', '\n', 'a', '𠮷', '9') });
    const marks = fc.array(fc.tuple(fc.nat(40), fc.nat(40)));
    fc.assert(
      fc.property(quote, marks, fc.integer({ min: 2, max: 40 }), (text, pairs, most) => {
        const spans = pairs.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
        const words = bestWords(text, spans, most);

        expect([...words].length).toBeLessThanOrEqual(most);
        expect(words).not.toMatch(/[\n\p{Cs}]/u);
      }),
    );
  });
});
