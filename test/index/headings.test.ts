import { describe, expect, it } from 'vitest';
import { beginsPart, isHeading } from '../../src/index/build/headings.ts';

describe('parts of a document', () => {
  it.each([
    '三、加强值守',
    '（二）严格管理',
    '(2)严格管理',
    '4.错峰用餐',
    '第三条 本办法',
    '12、消毒',
  ])('begin with their number: %s', text => expect(beginsPart(text)).toBe(true));

  it.each(['三是加强值守', '3.5万人', '会议要求', '二百人参会'])('do not begin with: %s', text =>
    expect(beginsPart(text)).toBe(false),
  );

  it('are named by a short sentence only', () => {
    expect(isHeading('三、加强值守。')).toBe(true);
    expect(isHeading(`三、${'加强值守，'.repeat(10)}`)).toBe(false);
    expect(isHeading('加强值守。')).toBe(false);
  });
});
