import { decodeHTML } from 'entities';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Extracted } from './extract.ts';
import { PageBuilder } from './page.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;
type TextNode = DefaultTreeAdapterTypes.TextNode;

const NEVER_TEXT =
  /^(?:head|script|style|noscript|template|nav|footer|aside|form|button|select|textarea|iframe|svg|object|canvas|video|audio)$/u;
const BLOCK =
  /^(?:address|article|blockquote|br|dd|details|div|dl|dt|fieldset|figcaption|figure|h[1-6]|header|hr|li|main|ol|p|pre|section|table|td|th|tr|ul)$/u;
const PUBLISHED_META =
  /^(?:article:published_time|pubdate|publishdate|publish_time|date|og:release_date)$/iu;
const ARTICLE_TITLE_META = /^(?:articletitle|og:title)$/iu;
/** Between a title and column or site: `…会议_要闻_某县政府网`, `…会议 - 某网`. */
const SITE_SEPARATOR = /[_|｜]|\s[-–—]+\s/u;
const REFERENCE_OR_TEXT = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?|[^&]+|&/giu;
/** A container is the article when it holds at least this many characters. */
const MIN_ARTICLE_CHARACTERS = 200;
/** A block of links alone is navigation. */
const MAX_LINK_SHARE = 0.8;

/**
 * Text of an HTML page, one block a line, each character with its place in the HTML. Of pages with
 * an article or main element only that element is read.
 */
export function extractHtml(html: string): Extracted {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const elements = [...descendants(document)].filter(isElement);
  const heading = elements.find(element => element.tagName === 'h1');
  const article = elements.find(
    element =>
      /^(?:article|main)$/u.test(element.tagName) &&
      textOf(element).length >= MIN_ARTICLE_CHARACTERS,
  );
  const writer = new BlockWriter(html);
  writer.write(article ?? document);
  return {
    page: writer.finish(),
    title: heading ? oneLine(textOf(heading)) : titleWithoutHeading(elements),
    published: metaContent(elements, PUBLISHED_META)?.slice(0, 10) ?? null,
    url: linkOf(elements),
  };
}

/** Writes blocks; a block is kept back until its end shows that it is not made of links alone. */
class BlockWriter {
  #html: string;
  #page = new PageBuilder();
  #block: { node: TextNode; linked: boolean }[] = [];

  constructor(html: string) {
    this.#html = html;
  }

  write(node: Node, linked = false): void {
    if (defaultTreeAdapter.isTextNode(node)) {
      this.#block.push({ node, linked });
      return;
    }
    if (!('childNodes' in node)) return;
    const name = isElement(node) ? node.tagName : '';
    if (NEVER_TEXT.test(name)) return;
    const block = BLOCK.test(name);
    if (block) this.#endBlock();
    for (const child of node.childNodes) this.write(child, linked || name === 'a');
    if (block) this.#endBlock();
  }

  finish() {
    this.#endBlock();
    return this.#page.build();
  }

  #endBlock(): void {
    const block = this.#block;
    this.#block = [];
    const all = characters(block.map(part => part.node));
    const links = characters(block.filter(part => part.linked).map(part => part.node));
    if (all === 0 || links / all > MAX_LINK_SHARE) return;
    this.#page.breakLine(block[0]?.node.sourceCodeLocation?.startOffset ?? 0);
    for (const { node } of block) this.#addText(node);
  }

  #addText(node: TextNode): void {
    const location = node.sourceCodeLocation;
    if (!location) return;
    const source = this.#html.slice(location.startOffset, location.endOffset);
    for (const match of source.matchAll(REFERENCE_OR_TEXT)) {
      const at = location.startOffset + match.index;
      const decoded = match[0].startsWith('&') ? decodeHTML(match[0]) : match[0];
      if (decoded === match[0]) this.#page.addFlowing(decoded, at);
      else this.#page.add(decoded.replaceAll('\u00a0', ' '), at, match[0].length);
    }
  }
}

function isElement(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

function* descendants(node: Node): Generator<Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* descendants(child);
}

function textOf(element: Element): string {
  return [...descendants(element)]
    .map(node => (defaultTreeAdapter.isTextNode(node) ? node.value : ''))
    .join('');
}

function characters(nodes: TextNode[]): number {
  return nodes.reduce((sum, node) => sum + node.value.replaceAll(/\s/gu, '').length, 0);
}

function oneLine(text: string): string | null {
  return text.replaceAll(/\s+/gu, ' ').trim() || null;
}

/** The name that the head gives the article; of a window title the part before the site's. */
function titleWithoutHeading(elements: Element[]): string | null {
  const named = metaContent(elements, ARTICLE_TITLE_META);
  if (named) return oneLine(named);
  const window = elements.find(element => element.tagName === 'title');
  return window ? oneLine(textOf(window).split(SITE_SEPARATOR)[0] ?? '') : null;
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find(attr => attr.name === name)?.value ?? null;
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
