import type { Block } from './blocks.ts';
import { attribute, type Element, oneLine, textOf } from './tree.ts';

const PUBLISHED_META =
  /^(?:article:published_time|pubdate|publishdate|publish_time|date|og:release_date)$/iu;
const ARTICLE_TITLE_META = /^(?:articletitle|og:title)$/iu;
/** Between a title and column or site: `…会议_要闻_某县政府网`, `…会议 - 某网`. */
const SITE_SEPARATOR = /[_|｜]|\s[-–—]+\s/u;
const MIN_HEADLINE_CHARACTERS = 6;

/** What a page's head and headlines say about it. */
export interface PageFacts {
  title: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  url: string | null;
}

export function factsOf(elements: Element[], blocks: Block[]): PageFacts {
  return {
    title: titleOf(elements, blocks),
    published: metaContent(elements, PUBLISHED_META)?.slice(0, 10) ?? null,
    url: linkOf(elements),
  };
}

/**
 * The headline: the longest line that the window title begins with, else the first heading, else
 * the name that the head gives the article, else of the window title the part before the site's.
 */
function titleOf(elements: Element[], blocks: Block[]): string | null {
  const titleElement = elements.find(element => element.tagName === 'title');
  const window = titleElement ? (oneLine(textOf(titleElement)) ?? '') : '';
  const heading = elements.find(element => element.tagName === 'h1');
  const named = metaContent(elements, ARTICLE_TITLE_META);
  return (
    headline(blocks, window) ??
    (heading ? oneLine(textOf(heading)) : null) ??
    (named ? oneLine(named) : null) ??
    oneLine(window.split(SITE_SEPARATOR)[0] ?? '')
  );
}

function headline(blocks: Block[], window: string): string | null {
  const start = window.replaceAll(' ', '');
  const lines = blocks.filter(
    ({ text }) => text.length >= MIN_HEADLINE_CHARACTERS && start.startsWith(text),
  );
  const longest = lines.reduce<Block | null>(
    (best, line) => (best && best.text.length >= line.text.length ? best : line),
    null,
  );
  return longest ? oneLine(longest.nodes.map(node => node.value).join('')) : null;
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
