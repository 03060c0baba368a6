import type { Block } from './blocks.ts';
import { HOLDS_RULE, nameRule } from './left-out-rules.ts';
import { attribute, containersOf, type Element, isElement, type Node, nameOf } from './tree.ts';

/** Elements that are never around an article but hold it. */
const WHOLE = /^(?:html|body|article|main)$/u;
const HIDDEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;
/** What holds more of a page's sentences than this is not around the article, whatever its name. */
const MAX_SHARE_AROUND = 0.8;
const MAX_LINK_SHARE = 0.8;
const MAX_LIST_LINK_SHARE = 0.5;
const PUNCTUATION = /[，。！？；、：…,.!?;]/u;
/** Least characters of a sentence, of a line without punctuation, of a line in a paragraph, of a link. */
const LEAST = { sentence: 15, line: 40, paragraph: 8, headline: 6 };
/** Other pages with a line of each: so many, each so short, and little between them. */
const TEASER = { least: 3, most: 200, share: 0.8 };
/** An article says at least this much; of a page with less all is read. */
const MIN_ARTICLE_CHARACTERS = 100;
/** How much of the score may be lost for a wider element. */
const WIDEN = { share: 0.1, points: 40 };
const COST = { leftOut: 0.1, short: 0.3 };

interface Sums {
  characters: number;
  linked: number;
  /** Characters of lines that read like an article's. */
  said: number;
  /** Lines that are a link and nothing else, as headlines of other pages are. */
  headlines: number;
  score: number;
  /** How many elements it stands in. */
  depth: number;
}

export interface Scored {
  /** The element that holds the article; the document when none stands out. */
  article: Node;
  /** The rule of a block that belongs to what stands around an article: links, shares, comments. */
  aroundRule(block: Block): string | null;
}

/**
 * Finds the article of a page. Every line of running text counts for the elements that it is in,
 * every short or linked line counts against them: the element with the best sum holds the article
 * with as little else as can be.
 */
export function scoreBlocks(blocks: Block[], document: Node): Scored {
  const sums = new Map<Node, Sums>();
  const sumsOf = (node: Node): Sums => {
    const known = sums.get(node) ?? {
      characters: 0,
      linked: 0,
      said: 0,
      headlines: 0,
      score: 0,
      depth: 0,
    };
    sums.set(node, known);
    return known;
  };
  const paragraphs = new Map<Node, Block[]>();
  for (const block of blocks) {
    const lines = paragraphs.get(block.owner);
    if (lines) lines.push(block);
    else paragraphs.set(block.owner, [block]);
  }
  const said = new Map([...paragraphs].map(([owner, lines]) => [owner, saidBy(owner, lines)]));
  for (const [owner, lines] of paragraphs) {
    const containers = containersOf(owner);
    for (const [index, node] of containers.entries()) {
      const sum = sumsOf(node);
      sum.depth = containers.length - index;
      for (const { text, linked } of lines) {
        sum.characters += text.length;
        sum.linked += linked;
        if (isHeadline(text, linked)) sum.headlines++;
      }
      sum.said += said.get(owner) ?? 0;
    }
  }
  const total = sumsOf(document).said;
  const around = new Map<Node, string | null>();
  const ruleAround = (node: Node): string | null => {
    const known = around.get(node);
    if (known !== undefined) return known;
    const teasers = () => (isTeaserList(node) ? HOLDS_RULE.teasers : null);
    const rule = standsAround(node, sumsOf(node), total) ?? teasers();
    around.set(node, rule);
    return rule;
  };
  const isTeaserList = (node: Node) => {
    if (sumsOf(node).said > total * MAX_SHARE_AROUND || !('childNodes' in node)) return false;
    const items = node.childNodes.flatMap(child => sums.get(child) ?? []);
    const teasers = items.filter(item => item.headlines > 0 && item.characters < TEASER.most);
    return teasers.length >= TEASER.least && teasers.length >= items.length * TEASER.share;
  };
  const aroundRule = (block: Block): string | null => {
    if (block.linked > block.text.length * MAX_LINK_SHARE) return HOLDS_RULE.links;
    for (const node of containersOf(block.owner)) {
      const rule = ruleAround(node);
      if (rule !== null) return rule;
    }
    return null;
  };
  for (const [owner, lines] of paragraphs) {
    const points = pointsOf(lines, said.get(owner) ?? 0, block => aroundRule(block) !== null);
    for (const node of containersOf(owner)) sumsOf(node).score += points;
  }
  return { article: bestOf(sums, document), aroundRule };
}

/** Characters of an element's own lines when they read like running text, else 0. */
function saidBy(owner: Node, lines: Block[]): number {
  const text = lines.map(line => line.text).join('');
  const linked = lines.reduce((sum, line) => sum + line.linked, 0);
  if (linked > text.length * MAX_LIST_LINK_SHARE || /^h[1-6]$/u.test(nameOf(owner))) return 0;
  const isSentence = PUNCTUATION.test(text) && text.length >= LEAST.sentence;
  if (isSentence || text.length >= LEAST.line) return text.length - linked;
  const isParagraph = /^(?:p|blockquote|pre)$/u.test(nameOf(owner));
  return isParagraph && text.length >= LEAST.paragraph ? (text.length - linked) / 2 : 0;
}

function standsAround(
  node: Node,
  { characters, linked, said }: Sums,
  total: number,
): string | null {
  if (!isElement(node) || WHOLE.test(node.tagName) || said > total * MAX_SHARE_AROUND) return null;
  if (isHidden(node)) return HOLDS_RULE.hidden;
  const named = ruleOfName(node);
  if (named !== null) return named;
  return said === 0 && linked > characters * MAX_LIST_LINK_SHARE ? HOLDS_RULE.links : null;
}

function isHeadline(text: string, linked: number): boolean {
  return text.length >= LEAST.headline && linked > text.length * MAX_LINK_SHARE;
}

function isHidden(node: Node): boolean {
  if (!isElement(node)) return false;
  return attribute(node, 'hidden') !== null || HIDDEN_STYLE.test(attribute(node, 'style') ?? '');
}

function ruleOfName(node: Element): string | null {
  if (/^(?:p|h[1-6])$/u.test(node.tagName)) return null;
  return nameRule(`${attribute(node, 'class') ?? ''} ${attribute(node, 'id') ?? ''}`);
}

function pointsOf(lines: Block[], said: number, isAround: (block: Block) => boolean): number {
  const left = lines.filter(isAround).reduce((sum, line) => sum + line.text.length, 0);
  if (left > 0) return -left * COST.leftOut;
  if (said > 0) return said;
  return -lines.reduce((sum, line) => sum + line.text.length, 0) * COST.short;
}

/**
 * The innermost of the elements with the best score, widened to what costs next to nothing beside
 * it: headline, date, the names of those present.
 */
function bestOf(sums: Map<Node, Sums>, document: Node): Node {
  let best = document;
  let score = MIN_ARTICLE_CHARACTERS;
  let depth = 0;
  for (const [node, sum] of sums) {
    if (sum.score > score || (sum.score === score && sum.depth > depth)) {
      best = node;
      ({ score, depth } = sum);
    }
  }
  const least = score - Math.min(score * WIDEN.share, WIDEN.points);
  const containers = containersOf(best);
  const isEnd = (node: Node) => (sums.get(node)?.score ?? 0) < least;
  const outside = containers.findIndex(isEnd);
  const whole = containers.findIndex(node => WHOLE.test(nameOf(node)));
  return containers.at(Math.min(...[outside - 1, whole].filter(index => index >= 0))) ?? best;
}

export function contains(outer: Node, inner: Node): boolean {
  return containersOf(inner).includes(outer);
}
