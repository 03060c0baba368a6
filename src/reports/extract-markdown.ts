import { decodeHTML } from 'entities';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { DroppedSpan, Span } from '../types.ts';
import type { Extracted } from './extract.ts';
import { PageBuilder } from './page.ts';

interface AnyNode {
  type: string;
  value?: string;
  depth?: number;
  children?: AnyNode[];
  position?: { start: { offset?: number }; end: { offset?: number } } | undefined;
}

const BLOCK = new Set(['paragraph', 'heading', 'listItem', 'code', 'blockquote', 'break']);
/** What source text is made of: escapes, character references, line breaks (of quotes, too), text. */
const TOKEN =
  /\\(?<escaped>[!-/:-@[-`{-~])|(?<reference>&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)|(?<lineBreak>[ \t]*\r?\n(?:[ \t]*>)*[ \t]*)|[^\\&\r\n \t]+|[\s\S]/giu;
/** Nodes whose text is not read, and the rule that says so. */
const LEFT_OUT = new Map([
  ['html', 'markdown-html'],
  ['definition', 'link-definition'],
]);
const FRONT_MATTER_RULE = 'front-matter';
/** `date: 2021-08-22`, as site generators write it. */
const FRONT_MATTER_DATE = /^(?:date|published|pubdate):\s*["']?(\d{4}-\d{2}-\d{2})/imu;
const FRONT_MATTER_TITLE = /^title:\s*["']?(.{6,80}?)["']?\s*$/imu;
/** Below a paragraph as long as this a heading is one of the text's. */
const PARAGRAPH_CHARACTERS = 60;
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/u;

/** Text of a Markdown file, one block a line, without its marks; the first heading is the title. */
export function extractMarkdown(markdown: string): Extracted {
  const skipped = FRONT_MATTER.exec(markdown)?.[0].length ?? 0;
  const tree = fromMarkdown(markdown.slice(skipped)) as AnyNode;
  const written: Written = { page: new PageBuilder(), dropped: [] };
  if (skipped > 0) written.dropped.push({ start: 0, end: skipped, rule: FRONT_MATTER_RULE });
  writeNode(tree, markdown, skipped, written);
  const heading = titleHeading(tree);
  const named = FRONT_MATTER_TITLE.exec(markdown.slice(0, skipped))?.[1] ?? null;
  return {
    page: written.page.build(),
    title: (heading && textOf(heading).trim()) || named,
    titleSpan: heading ? spanOf(heading, skipped) : null,
    dropped: written.dropped,
    published: FRONT_MATTER_DATE.exec(markdown.slice(0, skipped))?.[1] ?? null,
    url: null,
    site: null,
  };
}

/** The first heading above the running text. */
function titleHeading({ children = [] }: AnyNode): AnyNode | null {
  for (const node of children) {
    if (node.type === 'heading') return node;
    if (node.type === 'paragraph' && textOf(node).length >= PARAGRAPH_CHARACTERS) return null;
  }
  return null;
}

interface Written {
  page: PageBuilder;
  dropped: DroppedSpan[];
}

function spanOf({ position }: AnyNode, skipped: number): Span {
  const start = (position?.start.offset ?? 0) + skipped;
  return { start, end: (position?.end.offset ?? 0) + skipped };
}

function writeNode(node: AnyNode, markdown: string, skipped: number, written: Written): void {
  const { page, dropped } = written;
  const { start, end } = spanOf(node, skipped);
  const rule = LEFT_OUT.get(node.type);
  if (rule !== undefined) dropped.push({ start, end, rule });
  if (BLOCK.has(node.type)) page.breakLine(start);
  if (node.value !== undefined && rule === undefined) {
    if (node.type === 'text') writeText(markdown.slice(start, end), start, page);
    else if (node.type === 'inlineCode') {
      const fence = /^`*/u.exec(markdown.slice(start, end))?.[0].length ?? 0;
      page.addFlowing(markdown.slice(start + fence, end - fence), start + fence);
    } else writeCode(node.value, markdown.slice(start, end), start, page);
  }
  for (const child of node.children ?? []) writeNode(child, markdown, skipped, written);
}

function writeText(source: string, start: number, page: PageBuilder): void {
  for (const match of source.matchAll(TOKEN)) {
    const at = start + match.index;
    const { escaped, reference, lineBreak } = match.groups ?? {};
    if (escaped !== undefined) page.add(escaped, at + 1, 1);
    else if (reference !== undefined) page.add(decodeHTML(reference), at, reference.length);
    else if (lineBreak !== undefined) {
      const behind = source[match.index + lineBreak.length] ?? '';
      const newline = at + lineBreak.indexOf('\n');
      page.joinLines(`${source[match.index - 1] ?? ''}${behind}`, newline, 1);
    } else page.add(match[0], at, match[0].length);
  }
}

/** Code stands in its source line by line; fences and indentation are left out. */
function writeCode(value: string, source: string, start: number, page: PageBuilder): void {
  let from = /^(?:`{3,}|~{3,})[^\n]*\n/u.exec(source)?.[0].length ?? 0;
  for (const line of value.split('\n')) {
    const at = source.indexOf(line, from);
    if (line === '' || at === -1) continue;
    page.breakLine(start + at);
    page.add(line, start + at, line.length);
    from = at + line.length;
  }
}

function textOf(node: AnyNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
