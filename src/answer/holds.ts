import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import { synonymPairsOf } from '../search/synonyms.ts';
import { terms } from '../text/terms.ts';
import type { Asking } from './asking.ts';

/** So much of the weight of a matter's words stands in what holds it. */
const HOLDS = 0.6;
/** Words that no passage has may be joints of others (检查|燃气); they must not be most of it. */
const MOST_UNSEEN = 0.6;

/** How far folded texts hold a matter. */
export interface Matter {
  /** True when every part of it stands in the text or the title, and at least one in the text. */
  isHeld(text: string, title?: string): boolean;
  /** Share of its weight that stands in the text, 0…1, of the words that some passage has. */
  share(text: string): number;
}

/** A folded matter, in parts; another word for the same thing counts as the word itself. */
export async function matterOf(index: ReportIndex, folded: string): Promise<Matter> {
  const parts = await Promise.all(folded.split(' ').map(part => partOf(index, part)));
  const pairs = synonymPairsOf(folded);
  const meantIn = (text: string) => {
    const meant = pairs.filter(({ other }) => text.includes(other)).map(({ word }) => word);
    return [text, ...meant].join(' ');
  };
  const standsIn = (part: Part, where: string) =>
    part.isSeen && part.held(where) >= HOLDS * part.total;
  return {
    isHeld: (text, title = '') => {
      const whole = meantIn(text);
      const inText = parts.filter(part => standsIn(part, whole));
      return (
        inText.length > 0 && parts.every(part => inText.includes(part) || standsIn(part, title))
      );
    },
    share: text => {
      const whole = meantIn(text);
      const total = parts.reduce((sum, part) => sum + part.total, 0);
      return parts.reduce((sum, part) => sum + part.held(whole), 0) / (total || 1);
    },
  };
}

/** Tells of hits whether their passage, with the title of its report, has the question's matter. */
export async function holdsMatter({
  index,
  outlines,
  query,
  texts,
}: Asking): Promise<(hit: Hit) => Promise<boolean>> {
  const matter = await matterOf(index, query.topic);
  return async hit => {
    const title = outlines.get(hit.reportIndex)?.title ?? '';
    return matter.isHeld(await texts.passage(hit.passageId), title);
  };
}

interface Part {
  total: number;
  isSeen: boolean;
  /** Weight of its words that stand in a text. */
  held(text: string): number;
}

async function partOf(index: ReportIndex, part: string): Promise<Part> {
  const all = [...new Set(terms(part))];
  const idf = await index.termWeights(all);
  const total = idf.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const unseen = idf.filter(weight => weight === null).length * index.unseenTermWeight;
  return {
    total,
    isSeen: total > 0 && unseen <= MOST_UNSEEN * (total + unseen),
    held: text => all.reduce((sum, term, i) => sum + (text.includes(term) ? (idf[i] ?? 0) : 0), 0),
  };
}
