import { decodeHTML } from 'entities';
import type { DroppedSpan, Span } from '../../types.ts';
import type { PageBuilder } from '../page.ts';
import { elementRule, MARKUP_ELEMENT } from './left-out-rules.ts';
import { containersOf, isText, type Node, nameOf, type TextNode, walk } from './tree.ts';

/** Old pages are one form from head to foot: a form is left out when it holds less than this. */
const FORM_CHARACTERS = 150;
const BLOCK =
  /^(?:address|article|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]|header|hr|html|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/u;
/** Between the ends of a text node may stand what parts nothing: a lone end tag, a comment. */
const MARKUP = /^<[a-z/!?]/iu;
const TOKEN =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?|<!--[\s\S]*?-->|<[a-z/!?][^>]*>|[^&<]+|[&<]/giu;

/** A line of a page: text that no block element parts. */
export interface Block {
  /** The element that the line stands in. */
  owner: Node;
  nodes: TextNode[];
  /** Without white space. */
  text: string;
  /** How many characters of the text are in links. */
  linked: number;
}

/** What `blocksOf` finds in a tree. */
export interface Blocks {
  /** The lines that hold text, in order. */
  blocks: Block[];
  /** Elements that never hold an article's text. */
  dropped: DroppedSpan[];
}

/** The lines of a tree that hold text, in order. */
export function blocksOf(root: Node): Blocks {
  const blocks: Block[] = [];
  const dropped: DroppedSpan[] = [];
  const owners: Node[] = [root];
  let links = 0;
  let open: Block | null = null;
  const isSkipped = (node: Node): boolean => {
    const rule = ruleOfElement(node);
    const span = rule === null ? null : spanOfText(textsIn(node));
    if (rule !== null && span !== null) dropped.push({ ...span, rule });
    return rule !== null || MARKUP_ELEMENT.test(nameOf(node));
  };
  for (const { node, enters } of walk(root, isSkipped)) {
    if (isText(node)) {
      if (!enters) continue;
      const text = node.value.replaceAll(/\s/gu, '');
      if (!open) {
        open = { owner: owners.at(-1) ?? root, nodes: [], text: '', linked: 0 };
        blocks.push(open);
      }
      open.nodes.push(node);
      open.text += text;
      if (links > 0) open.linked += text.length;
      continue;
    }
    const name = nameOf(node);
    if (name === 'a') links += enters ? 1 : -1;
    if (!BLOCK.test(name)) continue;
    open = null;
    if (name === 'br') continue;
    if (enters) owners.push(node);
    else owners.pop();
  }
  return { blocks: blocks.filter(block => block.text !== ''), dropped };
}

function ruleOfElement(node: Node): string | null {
  const name = nameOf(node);
  if (name === 'form' && charactersIn(node) >= FORM_CHARACTERS) return null;
  return elementRule(name);
}

/** Nodes of an element that hold text of the page. */
export function textsIn(root: Node): TextNode[] {
  const steps = walk(root, node => MARKUP_ELEMENT.test(nameOf(node)));
  return [...steps].flatMap(({ node, enters }) => (enters && isText(node) ? [node] : []));
}

/** Where text stands in the HTML, from the first of the nodes to the last; null when all are blank. */
export function spanOfText(nodes: readonly TextNode[]): Span | null {
  const locations = nodes.flatMap(({ value, sourceCodeLocation }) =>
    sourceCodeLocation && /\S/u.test(value) ? [sourceCodeLocation] : [],
  );
  if (locations.length === 0) return null;
  return {
    start: Math.min(...locations.map(({ startOffset }) => startOffset)),
    end: Math.max(...locations.map(({ endOffset }) => endOffset)),
  };
}

function isNeverText(name: string): boolean {
  return MARKUP_ELEMENT.test(name) || elementRule(name) !== null;
}

function charactersIn(root: Node): number {
  let sum = 0;
  for (const { node, enters } of walk(
    root,
    inner => inner !== root && isNeverText(nameOf(inner)),
  )) {
    if (enters && isText(node)) sum += node.value.replaceAll(/\s/gu, '').length;
  }
  return sum;
}

/** Writes a block as a line of the page, each character with its place in the HTML. */
export function writeBlock(page: PageBuilder, block: Block, html: string): void {
  page.breakLine(block.nodes[0]?.sourceCodeLocation?.startOffset ?? 0);
  const isPlain = containersOf(block.owner).some(node => nameOf(node) === 'pre');
  for (const node of block.nodes) writeText(page, node, html, isPlain);
}

function writeText(page: PageBuilder, node: TextNode, html: string, isPlain: boolean): void {
  const location = node.sourceCodeLocation;
  if (!location) return;
  const source = html.slice(location.startOffset, location.endOffset);
  for (const match of source.matchAll(TOKEN)) {
    if (MARKUP.test(match[0])) continue;
    const at = location.startOffset + match.index;
    const decoded = match[0].startsWith('&') ? decodeHTML(match[0]) : match[0];
    if (isPlain && decoded === match[0]) page.add(decoded, at, decoded.length);
    else if (decoded === match[0]) page.addFlowing(decoded, at);
    else page.add(decoded.replaceAll('\u00a0', ' '), at, match[0].length);
  }
}
