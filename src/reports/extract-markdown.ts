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
    const at = markdown.indexOf(node.value, start);
    if (at >= start && at + node.value.length <= end) page.addFlowing(node.value, at);
    else page.add(node.value, start, end - start);
  }
  for (const child of node.children ?? []) writeNode(child, markdown, skipped, page);
}

function textOf(node: AnyNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
