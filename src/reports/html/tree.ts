import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
export type TextNode = DefaultTreeAdapterTypes.TextNode;

/** One step of a walk through a tree: into a node, or out of it again. */
export interface Step {
  node: Node;
  enters: boolean;
}

/**
 * Into and out of every node below and including `root`, in the order of the source. Keeps its own
 * stack: pages nest elements deeper than calls may.
 */
export function* walk(root: Node, isSkipped: (node: Node) => boolean): Generator<Step> {
  const stack: Step[] = [{ node: root, enters: true }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, enters } = step;
    if (enters && isSkipped(node)) continue;
    yield step;
    if (!enters || !('childNodes' in node)) continue;
    stack.push({ node, enters: false });
    for (const child of node.childNodes.toReversed()) stack.push({ node: child, enters: true });
  }
}

/** The node and all that contain it, from the inside out. */
export function containersOf(node: Node): Node[] {
  const containers: Node[] = [];
  let at: Node | null = node;
  while (at) {
    containers.push(at);
    at = 'parentNode' in at ? at.parentNode : null;
  }
  return containers;
}

export function elementsOf(root: Node): Element[] {
  const steps = walk(root, () => false);
  return [...steps].flatMap(({ node, enters }) => (enters && isElement(node) ? [node] : []));
}

export function textOf(root: Node): string {
  return [...walk(root, () => false)].map(({ node }) => (isText(node) ? node.value : '')).join('');
}

export function isElement(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

export function isText(node: Node): node is TextNode {
  return defaultTreeAdapter.isTextNode(node);
}

export function nameOf(node: Node): string {
  return isElement(node) ? node.tagName : '';
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find(attr => attr.name === name)?.value ?? null;
}

/** Text on one line without blanks around it; null when there is none. */
export function oneLine(text: string): string | null {
  return text.replaceAll(/\s+/gu, ' ').trim() || null;
}
