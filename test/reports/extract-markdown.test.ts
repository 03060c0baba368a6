import { describe, expect, it } from 'vitest';
import { extract } from '../../src/reports/extract.ts';
import { extractMarkdown } from '../../src/reports/extract-markdown.ts';
import { formatOf } from '../../src/reports/formats.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';

describe('extractMarkdown', () => {
  it.each([
    ['headings and paragraphs', '# 题\n\n甲\n\n乙', '题\n甲\n乙'],
    ['emphasis', '**甲**和*乙*', '甲和乙'],
    ['links', '见[通知](http://a.example/1)。', '见通知。'],
    ['list items', '- 甲\n- 乙\n  1. 丙', '甲\n乙\n丙'],
    ['a quote of two lines', '> 甲说，\n> 乙听。', '甲说，乙听。'],
    ['an item of two lines', '- 甲说，\n  乙听。', '甲说，乙听。'],
    ['words of two lines', 'one\ntwo', 'one two'],
    ['lines that end with CR LF', '甲说，\r\n乙听。\r\n\r\n丙', '甲说，乙听。\n丙'],
    ['quoted words of two lines', '> one\n> two', 'one two'],
    ['a hard break', '甲  \n乙', '甲\n乙'],
    ['escapes', '2022\\. 甲\\*乙\\*', '2022. 甲*乙*'],
    ['references', '甲&amp;乙&ldquo;丙&rdquo;', '甲&乙“丙”'],
    ['an unknown reference', '甲&nosuch;乙', '甲&nosuch;乙'],
    ['code in a line', '按`A-1`执行', '按A-1执行'],
    ['a block of code', '甲\n\n```text\n一\n  二\n```\n', '甲\n一\n  二'],
    ['indented code', '甲\n\n    一\n    二\n', '甲\n一\n二'],
    ['no HTML', '甲<br>乙\n\n<div>丙</div>', '甲乙'],
    ['no front matter', '---\ntitle: x\n---\n甲', '甲'],
    ['nothing', '', ''],
  ])('reads %s', (_, markdown, text) => {
    const { page } = extractMarkdown(markdown);
    expect(page.text).toBe(text);
    expect(firstFalseCharacter(page.text, page.origin, markdown)).toBeNull();
  });

  it.each([
    ['the first heading', '甲\n\n## 供暖**会议**\n\n# 另一', '供暖会议'],
    ['no heading', '甲\n\n乙', null],
  ])('takes the title of %s', (_, markdown, title) => {
    expect(extractMarkdown(markdown).title).toBe(title);
  });
});

describe('formatOf', () => {
  it.each([
    ['a.txt', 'txt'],
    ['a.TEXT', 'txt'],
    ['a.md', 'md'],
    ['a.markdown', 'md'],
    ['a.b.HTM', 'html'],
    ['a.jsonl', 'jsonl'],
    ['a.jsonl.gz', 'jsonl.gz'],
    ['a.gz', null],
    ['a.jsonlines', null],
    ['a.constructor', null],
    ['txt', null],
    ['a.', null],
  ])('of %s is %s', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });
});

describe('front matter', () => {
  it('tells title and day when no heading stands above the text', () => {
    const text = `---\ntitle: 云岭市召开供暖会议\ndate: 2021-11-03\n---\n${'云岭市供暖。'.repeat(12)}\n\n## 水温\n`;
    expect(extract(text, 'md')).toMatchObject({
      title: '云岭市召开供暖会议',
      titleSpan: null,
      published: '2021-11-03',
    });
  });
});

describe('extract', () => {
  it('leaves plain text as it is', () => {
    expect(extract('甲 <b>\n*乙*', 'txt').page.text).toBe('甲 <b>\n*乙*');
  });

  it('reads text that was saved with the tags of its page', () => {
    expect(extract('<p>甲乙</p><p>丙</p>', 'txt').page.text).toBe('甲乙\n丙');
  });

  it('refuses a format that it does not know', () => {
    expect(() => extract('甲', 'exe')).toThrow('no extractor for exe');
  });
});
