import { parse } from 'parse5';
import type { Extracted } from '../extract.ts';
import { PageBuilder } from '../page.ts';
import { type Block, blocksOf, writeBlock } from './blocks.ts';
import { factsOf } from './head.ts';
import { LeftOutBlocks } from './left-out-blocks.ts';
import { HOLDS_RULE } from './left-out-rules.ts';
import { contains, scoreBlocks } from './score.ts';
import { elementsOf } from './tree.ts';

/** Lines that tell of an article and stand beside it: from where, by whom, when. */
const ABOUT_ARTICLE = /(?:来源|來源|作者|记者|記者|编辑|編輯|时间|時間|日期|责编|責編)[:：]/u;
const DATE = /(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}/u;
/** A mere date tells of the article only above its second line; below are comments. */
const LINES_BELOW_DATE = 2;
const MAX_ABOUT_CHARACTERS = 100;
/** How far from the article such lines stand. */
const MAX_ABOUT_BLOCKS = 12;

/**
 * Text of an HTML page, one block a line, each character with its place in the HTML: of a page with
 * an article the article and the lines about it, of others all that is not navigation.
 */
export function extractHtml(html: string): Extracted {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const { blocks, dropped } = blocksOf(document);
  const { article, aroundRule } = scoreBlocks(blocks, document);
  const isInside = blocks.map(block => contains(article, block.owner));
  const last = isInside.lastIndexOf(true);
  const page = new PageBuilder();
  const around = blocks.map(aroundRule);
  const first = blocks.findIndex((_, index) => isInside[index] && around[index] === null);
  /** Blocks between a block and the article, less what stands around articles. */
  const distance = (index: number) =>
    (index < first ? around.slice(index, first) : around.slice(last + 1, index)).filter(
      rule => rule === null,
    ).length;
  const facts = factsOf(elementsOf(document), blocks);
  const leftOut = new LeftOutBlocks(facts.titleSpan);
  for (const [index, block] of blocks.entries()) {
    const isRead = isInside[index] && around[index] === null;
    if (
      isRead ||
      (isAboutArticle(block, index < first + LINES_BELOW_DATE) &&
        distance(index) <= MAX_ABOUT_BLOCKS)
    ) {
      writeBlock(page, block, html);
      leftOut.end();
    } else leftOut.add(block, around[index] ?? HOLDS_RULE.outside);
  }
  return { page: page.build(), ...facts, dropped: [...dropped, ...leftOut.spans] };
}

function isAboutArticle({ text, linked }: Block, canBeDate: boolean): boolean {
  if (text.length > MAX_ABOUT_CHARACTERS || linked > text.length / 2) return false;
  return ABOUT_ARTICLE.test(text) || (canBeDate && DATE.test(text));
}
