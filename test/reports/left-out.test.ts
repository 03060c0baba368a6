import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean/clean.ts';
import { decode } from '../../src/reports/decode.ts';
import { extract } from '../../src/reports/extract.ts';
import { formatOf } from '../../src/reports/formats.ts';
import { LAYOUT_RULES } from '../../src/reports/html/left-out-rules.ts';
import { pageOf } from '../../src/reports/page.ts';
import { readSamples } from './samples.ts';
import { uncovered } from './uncovered.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHARED = path.join(ROOT, '../shared');
const FOLDERS = [
  path.join(ROOT, 'data/reports'),
  path.join(ROOT, 'test/fixtures/records'),
  path.join(SHARED, 'seeds'),
  ...['gmw', 'pixnet', 'qq', 'yahoo-4', 'youth'].map(name =>
    path.join(SHARED, 'badinput/mozilla+readability/test/test-pages', name),
  ),
];
const files = FOLDERS.filter(existsSync)
  .flatMap(folder => readdirSync(folder).map(name => path.join(folder, name)))
  .filter(file => /^(?:txt|html)$/u.test(formatOf(file) ?? ''));

const TITLE = '云岭市召开冬季供暖工作会议';
const FIRST =
  '11月2日，云岭市召开冬季供暖工作会议，副市长柏青原主持会议并讲话，安排今冬供暖、煤电储备和投诉办理。';
const SECOND =
  '柏青原强调，室温不到十八摄氏度的住户，供热企业要在二十四小时内上门测温，三天之内查清原因并作出答复，逾期退还热费。';

/** Rule and words of all that is left out. */
function leftOut(text: string, format: string): [string, string][] {
  const extracted = extract(text, format);
  const cleaned = clean(extracted.page, extracted.title, extracted);
  return cleaned.leftOut.map(({ start, end, rule }) => [rule, text.slice(start, end)]);
}

describe('what is left out of a text', () => {
  it('is told line by line and inside lines, with the rule, in places of the source', () => {
    const text = [
      '首页 > 要闻 > 正文',
      TITLE,
      '\u200b',
      `${FIRST}最新时时彩平台注册网址，信誉保证提现秒到账。`,
      '市領(lǐng)導(dǎo)艾 輝主持\u200b會(huì)，复工Q : P ! w G复产，縣??h領導。',
      SECOND,
      SECOND,
      '版权声明',
      '本站所有',
    ].join('\n');
    expect(leftOut(text, 'txt')).toEqual([
      ['breadcrumb', '首页 > 要闻 > 正文'],
      ['title', TITLE],
      ['invisible-characters', '\u200b'],
      ['gambling', '最新时时彩平台注册网址，信誉保证提现秒到账。'],
      ['pinyin-gloss', '(lǐng)'],
      ['pinyin-gloss', '(dǎo)'],
      ['blank-in-name', ' '],
      ['invisible-characters', '\u200b'],
      ['pinyin-gloss', '(huì)'],
      ['scrambled-characters', 'Q : P ! w G'],
      ['broken-bytes', '??h'],
      ['repeated', SECOND],
      ['copyright', '版权声明'],
      ['tail', '本站所有'],
    ]);
  });

  it('is nothing of a text that is all body', () => {
    const { leftOut: left, titleSpan } = clean(pageOf(`${FIRST}\n${SECOND}`), null);
    expect([left, titleSpan]).toEqual([[], null]);
  });

  it('has the headline in one span, over all its lines', () => {
    const text = `云岭网\n校门内外两道关 一个都不能少\n——${TITLE}\n${FIRST}`;
    const { title, titleSpan } = clean(pageOf(text), null);
    expect(title).toBe(`校门内外两道关 一个都不能少 ——${TITLE}`);
    expect(titleSpan && text.slice(titleSpan.start, titleSpan.end)).toBe(
      `校门内外两道关 一个都不能少\n——${TITLE}`,
    );
  });
});

describe('what is left out of a web page', () => {
  const page = (...parts: string[]) =>
    `<html><head><title>${TITLE}</title></head><body>${parts.join('')}</body></html>`;
  const article = `<div id="art"><p>${FIRST}</p><p>${SECOND}</p><p>${FIRST}${SECOND}</p></div>`;

  it.each([
    ['page-navigation', '<nav>首页 <b>要闻</b></nav>', '首页 <b>要闻'],
    ['page-footer', '<footer>云岭县府 &copy;</footer>', '云岭县府 &copy;'],
    ['page-aside', '<aside>天气晴</aside>', '天气晴'],
    ['page-form', '<form>用户名</form>', '用户名'],
    ['page-media', '<video>不能播放</video>', '不能播放'],
    ['page-share', '<div class="share-bar"><p>微信</p><p>微博</p></div>', '微信</p><p>微博'],
    ['page-comments', '<div id="commentList">很好</div>', '很好'],
    ['page-related', '<div class="related">又一条</div>', '又一条'],
    ['page-hidden', '<div style="display: none">看不见</div>', '看不见'],
    ['page-links', '<a href="1">一条新闻的标题</a>', '一条新闻的标题'],
  ])('is told for %s', (rule, html, words) => {
    expect(leftOut(page(article, html), 'html')).toContainEqual([rule, words]);
  });

  it('is told for text far from the article', () => {
    const far = '<div>云岭天气</div>'.repeat(40);
    expect(leftOut(page(far, article), 'html')).toContainEqual([
      'outside-article',
      far.slice('<div>'.length, -'</div>'.length),
    ]);
  });

  it('has the title where it stands, beside the article or in it', () => {
    for (const html of [
      page(`<h1>${TITLE}</h1><nav>首页</nav>`, article),
      page(article.replace('<p>', `<h2>${TITLE}</h2><p>`)),
    ]) {
      const extracted = extract(html, 'html');
      const { titleSpan } = clean(extracted.page, extracted.title, extracted);
      expect(titleSpan && html.slice(titleSpan.start, titleSpan.end)).toBe(TITLE);
      expect(leftOut(html, 'html')).toContainEqual(['title', TITLE]);
    }
  });

  it('has no place for a title that only the head has', () => {
    const extracted = extract(page(article), 'html');
    expect([extracted.title, extracted.titleSpan]).toEqual([TITLE, null]);
  });
});

describe('layout rules', () => {
  it.each([...LAYOUT_RULES.elements, ...LAYOUT_RULES.names].map(rule => [rule.id, rule]))(
    '%s takes its example',
    (_, rule) => {
      expect(rule.example).toMatch(rule.pattern);
    },
  );
});

describe('what is left out of a Markdown file', () => {
  it('is told for front matter, HTML and definitions', () => {
    const text = `---\ndate: x\n---\n# ${TITLE}\n\n${FIRST}\n\n<div>广告</div>\n\n[a]: http://a.example\n`;
    expect(leftOut(text, 'md')).toEqual([
      ['front-matter', '---\ndate: x\n---\n'],
      ['title', TITLE],
      ['markdown-html', '<div>广告</div>'],
      ['link-definition', '[a]: http://a.example'],
    ]);
  });
});

const line = fc.constantFrom(
  '首页 > 要闻 > 正文',
  '\u200b',
  '\u0301',
  '分享到：',
  '版权声明',
  '发布时间：2022-01-02',
  '市領(lǐng)導(dǎo)開(kāi )會(huì )議，研究&ldquo;防汛&rdquo;&nbsp;值守。',
  '市领导艾 辉\ufeff出席Q : P ! w G会议，縣??h領導也在。',
  '最新时时彩平台注册网址，信誉保证提现秒到账。',
  FIRST,
  `${SECOND.slice(0, 30)}\n${SECOND.slice(30)}`,
  'One line of\u200b English & 中文 a < b。',
);
const tag = fc.constantFrom(
  'p',
  'div',
  'nav',
  'h1',
  'a',
  'form',
  'footer',
  'span',
  'table',
  'td',
  'div class=share',
  'div hidden',
  'pre',
  'br',
  'ruby',
  '/p',
  '/span',
  'script',
);
const text = fc.array(line, { maxLength: 16 }).map(parts => parts.join('\n'));
const html = fc
  .array(
    fc.oneof(
      fc.tuple(tag, line).map(([name, words]) => `<${name}>${words}</${name.split(' ')[0]}>`),
      tag.map(name => `<${name}>`),
      line,
    ),
    { maxLength: 16 },
  )
  .map(parts => parts.join(''));

describe('every visible character is in the body or told to be left out', () => {
  it.each(files.map(file => [path.relative(ROOT, file), file]))('of %s', (_, file) => {
    const { text: source } = decode(readFileSync(file), file);
    expect(uncovered(source, formatOf(file) ?? '')).toEqual([]);
  });

  it.each([
    ['txt', text],
    ['html', html],
  ])('of any %s', (format, documents) => {
    fc.assert(
      fc.property(documents, source => {
        expect(uncovered(source, format)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('and no span is told twice, or out of order', async () => {
    for (const { dropped } of (await readSamples()).values()) {
      const places = dropped.map(({ start, end }) => `${start} ${end}`);
      expect(new Set(places).size).toBe(places.length);
      expect(dropped.every(({ start }, at) => start >= (dropped[at - 1]?.start ?? 0))).toBe(true);
      expect(dropped.every(({ start, end }) => end > start)).toBe(true);
    }
  });
});
