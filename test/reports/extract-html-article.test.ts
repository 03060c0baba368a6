import { describe, expect, it } from 'vitest';
import { extractHtml } from '../../src/reports/html/extract-html.ts';
import { firstFalseCharacter } from '../../src/reports/source-text.ts';

const DUTY = '各乡镇要把汛期值班表报到县防汛办，值班人员二十四小时在岗，不得擅自离岗。';
const SAFETY = '会议指出，今年以来全县安全生产形势总体平稳，但山塘和旧厂房的隐患仍在。';
const ARTICLE = [DUTY, SAFETY, DUTY.replace('乡镇', '村'), SAFETY.replace('全县', '全镇')];
const PARAGRAPHS = ARTICLE.map(line => `<p>${line}</p>`).join('\n');
const BODY = ARTICLE.join('\n');
const times = (count: number, html: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => html(index)).join('');
const MENU = `<ul>${times(20, i => `<li><a href="/c${i}">第${i}栏目</a></li>`)}</ul>`;
const NEWS = times(
  9,
  i => `<li><a href="/n${i}">某县召开第${i}次全体会议研究工作</a> 05-0${i}</li>`,
);
const COMMENTS = times(
  20,
  i => `<li>第${i}楼：说得好，我们村也应该这样做，支持！</li><li>2022-06-0${i % 9}</li>`,
);
const TEASERS = times(
  6,
  i =>
    `<div><a href="/t${i}">某地召开第${i}次会议</a><p>某地近日召开会议，对工作作了部署……</p></div>`,
);

function linesOf(html: string): string {
  const { page } = extractHtml(html);
  expect(firstFalseCharacter(page.text, page.origin, html)).toBeNull();
  return page.text;
}

describe('the article of a page', () => {
  it.each([
    [
      'a menu and a list of news',
      `<div>${MENU}</div>@<div><h3>最新消息</h3><ul>${NEWS}</ul></div>`,
    ],
    ['comments that are longer', `@<div id="comment-list"><ul>${COMMENTS}</ul></div>`],
    ['comments in a camel-case name', `@<div class="userComments">${COMMENTS}</div>`],
    ['teasers of other pages', `@<div class="right"><h3>要闻</h3>${TEASERS}</div>`],
    ['hidden messages', `<div style="display: none">表情删除后不可恢复，是否继续？</div>@`],
    [
      'a share bar',
      `@<div class="share-box"><span>分享到</span><span>收藏本页，方便再看</span></div>`,
    ],
    ['a note of the site', `${MENU}@<div class="foot">${MENU}本站内容，未经同意不得转载。</div>`],
  ])('is told from %s', (_, page) => {
    const html = `<body>${page.replace('@', `<div class="txt">${PARAGRAPHS}</div>`)}</body>`;
    expect(linesOf(html)).toBe(BODY);
  });

  it('is told from a list of links and a share bar inside it', () => {
    const inside = `<div class="share">转发</div><p>${SAFETY}</p><div class="related">${NEWS}</div>`;
    expect(linesOf(`${MENU}<div>${PARAGRAPHS}${inside}</div>`)).toBe(`${BODY}\n${SAFETY}`);
  });

  it('is found in the cell of a table within a form', () => {
    const old = `<form><table><tr><td>${MENU}</td><td>${PARAGRAPHS}</td></tr></table></form>`;
    expect(linesOf(`<body>${old}</body>`)).toBe(BODY);
  });

  it('is found in short lines without punctuation', () => {
    const lines = times(12, i => `<p>第${i}组 今日上堤十人 换班六点</p>`);
    expect(linesOf(`${MENU}<div>${lines}</div><div>${MENU}</div>`).split('\n')).toHaveLength(12);
  });

  it('keeps headline, date and editor beside it', () => {
    const html = `${MENU}<div><h2>防汛会议</h2><div>2022年6月1日 来源：县府办</div></div>
      <div>${PARAGRAPHS}</div>${MENU}<div>责任编辑：王五</div>${MENU}`;
    expect(linesOf(html)).toContain('2022年6月1日 来源：县府办');
    expect(linesOf(html)).toContain('责任编辑：王五');
    expect(linesOf(html)).not.toContain('栏目');
  });

  it('keeps the form and the sections of minutes', () => {
    const form =
      '<table><tr><td>地点：</td><td>三楼</td></tr><tr><td>出席：</td><td>陈甲</td></tr></table>';
    const sections = ARTICLE.map((line, i) => `<div><h2>议题${i}</h2><p>${line}</p></div>`).join(
      '',
    );
    const text = linesOf(`${MENU}<div>${form}${sections}</div>`);
    expect(text).toMatch(/^地点：\n三楼\n出席：\n陈甲\n议题0\n/u);
    expect(text.split('\n')).toHaveLength(12);
  });

  it('is read whole when its own class name is misleading or it is hidden', () => {
    expect(linesOf(`${MENU}<div class="comment">${PARAGRAPHS}</div>`)).toBe(BODY);
    expect(linesOf(`${MENU}<div style="display:none">${PARAGRAPHS}</div>`)).toBe(BODY);
  });

  it('keeps words whose names only begin or end like those of what stands around', () => {
    const html = `<div>${PARAGRAPHS}<div class="stock inside hotel">${SAFETY}</div></div>`;
    expect(linesOf(html)).toBe(`${BODY}\n${SAFETY}`);
  });

  it('keeps the lines of preformatted text', () => {
    expect(linesOf(`<pre>${BODY}</pre>`)).toBe(BODY);
  });

  it('is found however deep it stands', () => {
    expect(linesOf(`${'<div>'.repeat(5000)}${PARAGRAPHS}`)).toBe(BODY);
  });

  it('has the headline that the window title begins with', () => {
    const html = `<title>全县防汛会议召开-某县网</title><h1>某县网</h1><div>全县防汛会议召开</div>${PARAGRAPHS}`;
    expect(extractHtml(html).title).toBe('全县防汛会议召开');
  });
});
