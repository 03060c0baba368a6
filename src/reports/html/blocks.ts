import { decodeHTML } from 'entities';
import type { PageBuilder } from '../page.ts';
import { containersOf, isText, type Node, nameOf, type TextNode, walk } from './tree.ts';

const NEVER_TEXT =
  /^(?:head|title|script|style|noscript|template|nav|footer|aside|form|button|select|textarea|iframe|svg|object|canvas|video|audio)$/u;
/** Old pages are one form from head to foot: a form is left out when it holds less than this. */
const FORM_CHARACTERS = 150;
const BLOCK =
  /^(?:address|article|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]|header|hr|html|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/u;
const REFERENCE_OR_TEXT = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?|[^&]+|&/giu;

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

/** The lines of a tree that hold text, in order. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = [];
  const owners: Node[] = [root];
  let links = 0;
  let open: Block | null = null;
  for (const { node, enters } of walk(root, isNeverText)) {
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
  return blocks.filter(block => block.text !== '');
}

function isNeverText(node: Node): boolean {
  const name = nameOf(node);
  if (name === 'form') return charactersIn(node) < FORM_CHARACTERS;
  return NEVER_TEXT.test(name);
}

function charactersIn(root: Node): number {
  let sum = 0;
  for (const { node, enters } of walk(
    root,
    inner => NEVER_TEXT.test(nameOf(inner)) && inner !== root,
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
  for (const match of source.matchAll(REFERENCE_OR_TEXT)) {
    const at = location.startOffset + match.index;
    const decoded = match[0].startsWith('&') ? decodeHTML(match[0]) : match[0];
    if (isPlain && decoded === match[0]) page.add(decoded, at, decoded.length);
    else if (decoded === match[0]) page.addFlowing(decoded, at);
    else page.add(decoded.replaceAll('\u00a0', ' '), at, match[0].length);
  }
}
