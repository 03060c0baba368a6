import { describe, expect, it } from 'vitest';
import { Pieces } from '../../src/index/embedding/pieces.ts';

function tokenizer(vocab: [string, number][], more: object = {}): string {
  return JSON.stringify({
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: {
      type: 'Split',
      pattern: { Regex: '[^\\p{L}\\p{N}]+' },
      behavior: 'Removed',
      invert: false,
    },
    post_processor: null,
    model: { type: 'Unigram', unk_id: 0, vocab: [['<unk>', 0], ...vocab] },
    ...more,
  });
}

describe('cutting a text into pieces', () => {
  const pieces = Pieces.read(
    tokenizer([
      ['防', -4],
      ['控', -4],
      ['防控', -5],
      ['疫情', -5],
      ['疫情防', -6],
      ['𠮷', -7],
    ]),
  )!;

  it.each([
    ['疫情防控', [4, 3]],
    ['防控,控防。', [3, 2, 1]],
    ['', [0]],
    ['!?', [0]],
    ['防xy控', [1, 0, 2]],
    ['情𠮷🙂防', [0, 6, 1]],
  ])('takes the best sum of scores: %s', (text, expected) => {
    expect(pieces.encode(text)).toEqual(expected);
  });

  it('leaves tokenizers of other kinds to the library', () => {
    expect(Pieces.read(tokenizer([], { normalizer: { type: 'NFKC' } }))).toBeNull();
    expect(Pieces.read(tokenizer([], { model: { type: 'WordPiece', vocab: {} } }))).toBeNull();
    expect(Pieces.read('{}')).toBeNull();
  });
});
