import type { ReportIndex } from '../index/report-index.ts';
import { synonymPairsOf } from '../search/synonyms.ts';
import { terms } from '../text/terms.ts';

/** So much of the weight of a matter's words stands in what holds it. */
const HOLDS = 0.6;
/** Words that no passage has may be joints of others (检查|燃气); they must not be most of it. */
const MOST_UNSEEN = 0.6;

/** True when a folded text holds a matter; parts of it may stand in the title instead. */
export type Holder = (text: string, title?: string) => boolean;

/**
 * Whether texts hold a folded matter: every part of it stands in the text or title, and at least one
 * in the text. Another word for the same thing counts as the word itself.
 */
export async function holder(index: ReportIndex, matter: string): Promise<Holder> {
  const parts = await Promise.all(
    matter.split(' ').map(async part => {
      const all = [...new Set(terms(part))];
      const idf = await index.termWeights(all);
      const seen = all.flatMap((term, i) => [[term, idf[i] ?? 0] as const]);
      const total = seen.reduce((sum, [, weight]) => sum + weight, 0);
      const unseen = idf.filter(weight => weight === null).length * index.unseenTermWeight;
      return { seen, total, isSeen: total > 0 && unseen <= MOST_UNSEEN * (total + unseen) };
    }),
  );
  const pairs = synonymPairsOf(matter);
  return (text, title = '') => {
    const meant = pairs.filter(({ other }) => text.includes(other)).map(({ word }) => word);
    const whole = [text, ...meant].join(' ');
    const standsIn = ({ seen, total, isSeen }: (typeof parts)[number], where: string) => {
      const held = seen.reduce(
        (sum, [term, weight]) => sum + (where.includes(term) ? weight : 0),
        0,
      );
      return isSeen && held >= HOLDS * total;
    };
    const inText = parts.filter(part => standsIn(part, whole));
    return inText.length > 0 && parts.every(part => inText.includes(part) || standsIn(part, title));
  };
}
