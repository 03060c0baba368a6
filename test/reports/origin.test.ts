import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { extract } from '../../src/reports/extract.ts';
import { PageBuilder, pageOf, sourceSpan } from '../../src/reports/page.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';
import type { Report } from '../../src/types.ts';
import { falseCharacterOf, readSamples } from './samples.ts';

describe('every sample', () => {
  let samples: Map<string, Report>;
  beforeAll(async () => {
    samples = await readSamples();
  });

  it('has a body whose characters all stand in its file', async () => {
    const checked = await Promise.all(
      [...samples].map(async ([name, report]) => [name, await falseCharacterOf(report)]),
    );
    expect(checked).toHaveLength(16);
    expect(checked.filter(([, at]) => at !== null)).toEqual([]);
  });

  it('is found out when one character is changed', async () => {
    for (const report of samples.values()) {
      const at = Math.floor(report.body.length / 2);
      const body = `${report.body.slice(0, at)}囍${report.body.slice(at + 1)}`;
      const found = await falseCharacterOf({ ...report, body });
      expect(found).toBeLessThanOrEqual(at);
    }
  });
});

const line = fc.constantFrom(
  '首页 > 要闻 > 正文',
  '分享到：',
  '0',
  '版权声明',
  '发布时间：2022-01-02',
  '市領(lǐng)導(dǎo)開(kāi )會(huì )議，研究&ldquo;防汛&rdquo;&nbsp;值守。',
  '会议要求，水库泄洪须提前三小时通知下游，并鸣笛示警，值守人员不得离岗，发现险情先报告、后处置。',
  '各县区要在6月30日前组织一次断路、断电、断网条件下的转移演练\\*，**逐户**签字，见[方案](http://a.example)。',
  'One line of\u200b English & 中文。',
  '<p>夜间巡查&amp;值守</p>',
  '> 引用的话，',
  '- 一项',
  '```',
  '',
);
const page = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n', '　\n')), { maxLength: 16 })
  .map(parts => parts.flat().join(''));

describe('any page', () => {
  it.each(['txt', 'html', 'md'])(
    'of format %s gives a body that stands in it, in order',
    format => {
      fc.assert(
        fc.property(page, text => {
          const { body } = clean(extract(text, format).page, null);
          expect(firstFalseCharacter(body.text, body.origin, text)).toBeNull();
          expect(body.text).toBe(body.text.trim());
          let [at, behind] = [0, 0];
          for (const run of body.origin) {
            expect([run.start, run.sourceStart >= behind]).toEqual([at, true]);
            at = run.start + run.length;
            behind = run.sourceStart + run.sourceLength;
          }
          expect(at).toBe(body.text.length);
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('firstFalseCharacter', () => {
  const run = { start: 0, length: 2, sourceStart: 1, sourceLength: 2 };
  it.each([
    ['a copy', '会议', [run], '开会议', null],
    ['white space made a blank', '会 ', [run], '开会\t', null],
    ['another character', '会谈', [run], '开会议', 0],
    ['a gap', '会议', [{ ...run, start: 1, length: 1, sourceLength: 1 }], '开会议', 0],
    ['a body longer than its runs', '会议室', [run], '开会议', 2],
    ['a reference', '&', [{ start: 0, length: 1, sourceStart: 0, sourceLength: 5 }], '&amp;', null],
    [
      'a false reference',
      '<',
      [{ start: 0, length: 1, sourceStart: 0, sourceLength: 5 }],
      '&amp;',
      0,
    ],
    [
      'a break for words',
      '\n',
      [{ start: 0, length: 1, sourceStart: 0, sourceLength: 2 }],
      '会议',
      0,
    ],
    ['nothing', '', [], '会议', null],
  ])('judges %s', (_, body, origin, source, at) => {
    expect(firstFalseCharacter(body, origin, source)).toBe(at);
  });
});

describe('sourceSpan', () => {
  it('leads through two pages to the source', () => {
    const first = pageOf('一二三四五六');
    const second = new PageBuilder();
    second.addSlice(first, { start: 1, end: 3 });
    second.breakLine(4);
    second.addSlice(first, { start: 4, end: 6 });
    const { text, origin } = second.build();
    expect(text).toBe('二三\n五六');
    expect(sourceSpan(origin, { start: 0, end: 2 })).toEqual({ start: 1, end: 3 });
    expect(sourceSpan(origin, { start: 1, end: 4 })).toEqual({ start: 2, end: 5 });
  });

  it('of an empty page is empty', () => {
    expect(sourceSpan([], { start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
  });
});
