import { decodeHTML } from 'entities';
import { fromMarkdown } from 'mdast-util-from-markdown';
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
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/u;

/** Text of a Markdown file, one block a line, without its marks; the first heading is the title. */
export function extractMarkdown(markdown: string): Extracted {
  const skipped = FRONT_MATTER.exec(markdown)?.[0].length ?? 0;
  const tree = fromMarkdown(markdown.slice(skipped)) as AnyNode;
  const page = new PageBuilder();
  writeNode(tree, markdown, skipped, page);
  const heading = tree.children?.find(node => node.type === 'heading');
  return {
    page: page.build(),
    title: heading ? textOf(heading).trim() || null : null,
    published: null,
    url: null,
  };
}

function writeNode(node: AnyNode, markdown: string, skipped: number, page: PageBuilder): void {
  const start = (node.position?.start.offset ?? 0) + skipped;
  const end = (node.position?.end.offset ?? 0) + skipped;
  if (BLOCK.has(node.type)) page.breakLine(start);
  if (node.value !== undefined && node.type !== 'html' && node.type !== 'definition') {
    if (node.type === 'text') writeText(markdown.slice(start, end), start, page);
    else if (node.type === 'inlineCode') {
      const fence = /^`*/u.exec(markdown.slice(start, end))?.[0].length ?? 0;
      page.addFlowing(markdown.slice(start + fence, end - fence), start + fence);
    } else writeCode(node.value, markdown.slice(start, end), start, page);
  }
  for (const child of node.children ?? []) writeNode(child, markdown, skipped, page);
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
