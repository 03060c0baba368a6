import type { Span } from '../../types.ts';
import { type Block, spanOfText, textsIn } from './blocks.ts';
import { attribute, type Element, oneLine, textOf } from './tree.ts';

const PUBLISHED_META =
  /^(?:article:published_time|pubdate|publishdate|publish_time|date|og:release_date)$/iu;
const ARTICLE_TITLE_META = /^(?:articletitle|og:title)$/iu;
/** Between a title and column or site: `…会议_要闻_某县政府网`, `…会议 - 某网`, `某网--要闻`. */
const SITE_SEPARATOR = /[_|｜]|\s[-–—]+\s|--+|>+/u;
/** What is named so is a site or one of its columns, or says that nobody named the page. */
const SITE_OR_COLUMN =
  /(?:[网網]站?|门户|門戶|[日晚早]报|[日晚早]報|平台|频道|頻道|客户端|融媒体(?:中心)?|新闻|新聞|要闻|要聞|资讯|資訊|动态|動態|公告|公开|首页|首頁|正文|详情页?|文档|栏目|论坛|論壇)$|^(?:untitled|index|home)/iu;
/** A further line of a headline stands in the same element, which holds little else. */
const HEADLINE = { lines: 3, characters: 80, mark: /[。：:|]/u };
const SITE_META = /^(?:og:site_name|sitename|contentsource|source)$/iu;
/** A whole name: a column is named by its subject alone (`时政新闻`). */
const SITE_NAME =
  /^(?!.*(?:动态|要闻|时政|政务|通知|公告|工作|会议))\p{Script=Han}{2,14}(?:[网網]站?|[日晚早]报|[日晚早]報|新[闻聞]|门户|融媒体(?:中心)?|广播电视台|电视台|[发發]布)$/u;
/** Where pages of many are kept. */
const PLATFORM = /公众平台|微信|微博|头条|百家号|搜狐号|政府网站$/u;
const MIN_HEADLINE_CHARACTERS = 6;

/** What a page's head and headlines say about it. */
export interface PageFacts {
  title: string | null;
  /** Where it stands on the page; null when the head alone has it. */
  titleSpan: Span | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  url: string | null;
  /** Whose page it is. */
  site: string | null;
}

export function factsOf(elements: Element[], blocks: Block[]): PageFacts {
  return {
    ...titleOf(elements, blocks),
    published: metaContent(elements, PUBLISHED_META)?.slice(0, 10) ?? null,
    url: linkOf(elements),
    site: siteOf(elements),
  };
}

/**
 * The headline: the longest line that the window title begins with, with those beside it in its
 * element; else the first heading, else the name that the head gives the article, else of the window
 * title the first part that is no site's or column's name.
 */
function titleOf(elements: Element[], blocks: Block[]): Pick<PageFacts, 'title' | 'titleSpan'> {
  const titleElement = elements.find(element => element.tagName === 'title');
  const window = titleElement ? (oneLine(textOf(titleElement)) ?? '') : '';
  const heading = elements.find(
    element => element.tagName === 'h1' && !isSiteOrColumn(textOf(element)),
  );
  const named = metaContent(elements, ARTICLE_TITLE_META);
  const line = headline(blocks, window);
  const lines = line ? headlineLines(line, blocks).map(({ nodes }) => nodes) : [];
  for (const found of [lines, heading ? [textsIn(heading)] : []]) {
    const words = found.map(nodes => nodes.map(node => node.value).join(''));
    const title = oneLine(words.join(' '));
    if (title !== null) return { title, titleSpan: spanOfText(found.flat()) };
  }
  const parts = window.split(SITE_SEPARATOR).filter(part => !isSiteOrColumn(part));
  return { title: (named ? oneLine(named) : null) ?? oneLine(parts[0] ?? ''), titleSpan: null };
}

/** The last part of the window's title that is a site's name and no column's. */
function siteOf(elements: Element[]): string | null {
  const named = metaContent(elements, SITE_META);
  if (named && SITE_NAME.test(named) && !PLATFORM.test(named)) return oneLine(named);
  const title = elements.find(element => element.tagName === 'title');
  const parts = title ? textOf(title).split(SITE_SEPARATOR) : [];
  const sites = parts.map(part => part.trim()).filter(part => SITE_NAME.test(part));
  return sites.findLast(part => !PLATFORM.test(part)) ?? null;
}

function headline(blocks: Block[], window: string): Block | null {
  const start = window.replaceAll(' ', '');
  const lines = blocks.filter(
    ({ text }) => text.length >= MIN_HEADLINE_CHARACTERS && start.startsWith(text),
  );
  return lines.reduce<Block | null>(
    (best, line) => (best && best.text.length >= line.text.length ? best : line),
    null,
  );
}

function headlineLines(line: Block, blocks: Block[]): Block[] {
  const lines = blocks.filter(({ owner }) => owner === line.owner);
  const text = lines.map(each => each.text).join('');
  const isHeadline =
    lines.length <= HEADLINE.lines &&
    text.length <= HEADLINE.characters &&
    lines.every(each => each.text.length >= MIN_HEADLINE_CHARACTERS) &&
    !HEADLINE.mark.test(text);
  return isHeadline ? lines : [line];
}

function isSiteOrColumn(text: string): boolean {
  return SITE_OR_COLUMN.test(text.trim());
}

function metaContent(elements: Element[], name: RegExp): string | null {
  const meta = elements.find(
    element =>
      element.tagName === 'meta' &&
      name.test(attribute(element, 'property') ?? attribute(element, 'name') ?? ''),
  );
  return meta ? attribute(meta, 'content') : null;
}

function linkOf(elements: Element[]): string | null {
  const link = elements.find(
    element => element.tagName === 'link' && attribute(element, 'rel') === 'canonical',
  );
  return (link && attribute(link, 'href')) ?? metaContent(elements, /^og:url$/iu);
}
