import { describe, expect, it } from 'vitest';
import { creditsIn } from '../../src/reports/record/credits.ts';
import { readText, valuesOf } from '../../src/reports/record/found.ts';

const creditsOf = (line: string, body = '') => {
  const { reporters, editors } = creditsIn([readText(line, 'body')], readText(body, 'body'));
  return [valuesOf(reporters).join(' '), valuesOf(editors).join(' ')];
};

describe('who wrote and edited a report', () => {
  it.each([
    ['撰稿丨骆守诚', '骆守诚', ''],
    ['编辑│邵庆岚', '', '邵庆岚'],
    ['编辑｜邵庆岚', '', '邵庆岚'],
    ['2022-03-18 · 撰文：骆守诚 · 更新时间：2022-03-19', '骆守诚', ''],
    ['记者 骆守诚 播报', '骆守诚', ''],
    ['记者：骆守诚 供图：邵庆岚', '骆守诚', ''],
  ])('is named by %s', (line, reporters, editors) => {
    expect(creditsOf(line)).toEqual([reporters, editors]);
  });

  it('is not who took the pictures', () => {
    expect(creditsOf('', '会议到此结束。\n（宣传科 骆守诚 供图 邵庆岚）')).toEqual(['骆守诚', '']);
  });
});
