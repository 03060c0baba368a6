import { describe, expect, it } from 'vitest';
import { extractHtml } from '../../src/reports/html/extract-html.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';

const textOf = (html: string) => extractHtml(html).page.text;
const LONG = '各县区要把冬季供暖的每一笔投诉登记清楚，三天之内答复。'.repeat(10);

describe('extractHtml', () => {
  it('reads no markup that stands inside a text', () => {
    expect(
      textOf('<p>要值守</span>，要</i>报告 a < b。</p></body></html><!-- <b>页</b> -->完'),
    ).toBe('要值守，要报告 a < b。\n完');
  });

  it.each([
    ['puts blocks on lines', '<p>甲</p><div>乙</div>丙', '甲\n乙\n丙'],
    ['breaks at br', '<p>甲<br>乙</p>', '甲\n乙'],
    ['keeps inline marks in the line', '<p>甲<b>乙</b><span>丙</span></p>', '甲乙丙'],
    ['leaves out scripts and styles', '<script>var 甲</script><style>乙{}</style><p>丙</p>', '丙'],
    ['leaves out noscript and templates', '<noscript>甲</noscript><template>乙</template>丙', '丙'],
    [
      'leaves out nav, footer, aside, forms',
      '<nav>甲</nav><form>乙</form><aside>丙</aside><p>丁</p><footer>戊</footer>',
      '丁',
    ],
    ['leaves out comments', '<p>甲<!-- 乙 --></p>', '甲'],
    ['leaves out blocks of links', '<ul><li><a href="#">首页</a></li></ul><p>甲</p>', '甲'],
    ['keeps a link in a sentence', '<p>见<a href="#">通知</a>的要求</p>', '见通知的要求'],
    ['decodes references', '<p>&ldquo;甲&amp;乙&rdquo;&#20013;&#x6587;</p>', '“甲&乙”中文'],
    ['makes no-break blanks blanks', '<p>甲&nbsp;乙</p>', '甲 乙'],
    ['keeps what only looks like a reference', '<p>A&B &unknown; 1&2</p>', 'A&B &unknown; 1&2'],
    ['joins lines of Chinese', '<p>甲\n   乙</p>', '甲乙'],
    ['parts lines of words by a blank', '<p>one\n   two</p>', 'one two'],
    ['reads table cells', '<table><tr><td>甲</td><td>乙</td></tr></table>', '甲\n乙'],
    ['reads unclosed elements', '<p>甲<p>乙<div>丙', '甲\n乙\n丙'],
    ['reads nothing from nothing', '', ''],
  ])('%s', (_, html, text) => {
    const { page } = extractHtml(html);
    expect(page.text).toBe(text);
    expect(firstFalseCharacter(page.text, page.origin, html)).toBeNull();
  });

  it('reads only the article when there is a long one', () => {
    expect(textOf(`<div>页眉文字</div><article><p>${LONG}</p></article><div>页脚</div>`)).toBe(
      LONG,
    );
  });

  it('reads the whole page when the article is short', () => {
    expect(textOf('<div>页眉</div><article>短</article>')).toBe('页眉\n短');
  });

  it.each([
    ['the first heading', '<title>网站</title><h1>供暖 <b>会议</b></h1>', '供暖 会议'],
    ['the head', '<meta name="ArticleTitle" content="供暖会议"><title>x</title>', '供暖会议'],
    ['the window title less the site', '<title>供暖会议_要闻_某县政府</title>', '供暖会议'],
    ['the window title before a dash', '<title>供暖会议 - 某县政府</title>', '供暖会议'],
    ['the whole window title', '<title>供暖—保障会议</title>', '供暖—保障会议'],
    ['no name of a site', '<title>云岭信息网--供暖要闻</title>', null],
    [
      'both lines of its element',
      '<title>云岭市召开供暖会议 云岭网</title><div>云岭市召开供暖会议<br>安排冬季值守</div>',
      '云岭市召开供暖会议 安排冬季值守',
    ],
    ['nowhere', '<p>甲</p>', null],
  ])('takes the title from %s', (_, html, title) => {
    expect(extractHtml(html).title).toBe(title);
  });

  it.each([
    ['PubDate', '<meta name="PubDate" content="2021-09-28 08:40">', '2021-09-28'],
    [
      'a property',
      '<meta property="article:published_time" content="2022-01-02T03:04">',
      '2022-01-02',
    ],
    ['nowhere', '<meta name="keywords" content="2022-01-02">', null],
  ])('takes the date of publication from %s', (_, html, published) => {
    expect(extractHtml(html).published).toBe(published);
  });

  it.each([
    [
      'the canonical link',
      '<link rel="canonical" href="http://a.example/1.html">',
      'http://a.example/1.html',
    ],
    [
      'og:url',
      '<meta property="og:url" content="http://a.example/2.html">',
      'http://a.example/2.html',
    ],
    ['nowhere', '<link rel="stylesheet" href="/a.css">', null],
  ])('takes the address from %s', (_, html, url) => {
    expect(extractHtml(html).url).toBe(url);
  });
});
