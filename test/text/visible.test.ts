import { expect, it } from 'vitest';
import { shortened, visible } from '../../src/text/visible.ts';

it.each([
  ['a\n b\tc', 'a b c'],
  ['  名\u202e称\u200b ', '名称'],
  ['半\ud83d个', '半\ufffd个'],
  ['一二三四五六', '一二三四…'],
  ['😀😀😀😀😀😀', '😀😀😀😀…'],
])('shows %j as %j', (text, shown) => {
  expect(visible(text, 5)).toBe(shown);
});

it('keeps a text that is short enough as it is', () => {
  expect(shortened('一二\n三', 4)).toBe('一二\n三');
});
