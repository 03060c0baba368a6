import type { Facet } from '../../../index/catalog/catalog-lists.ts';
import { topicsOf } from '../../../reports/record/topics.ts';
import { synonymsOf } from '../../../search/synonyms.ts';
import { foldText } from '../../../text/fold.ts';
import { terms } from '../../../text/terms.ts';

const MOST_NEAREST = 3;
/** One character in common says nothing. */
const LEAST_COMMON = 2;

/** The topic that a text names, or those that are nearest to it: none when nothing is. */
export type AskedTopic = { topic: string } | { topic: null; nearest: string[] };

/**
 * Which of the topics of the reports (most frequent first) a text names: by the topic's name, by a
 * part of it, by a word that the topic is known by (退烧药), or by another word for one of those.
 */
export function askedTopic(topics: readonly Facet[], text: string): AskedTopic {
  const asked = foldText(text).trim();
  const names = topics.map(({ name }) => name);
  const first = (fits: (name: string) => boolean) => names.find(fits);
  const by = (words: string[]) => {
    const known = new Set(words.flatMap(topicsOf));
    return first(name => known.has(name));
  };
  const topic =
    first(name => foldText(name) === asked) ??
    first(name => contains(foldText(name), asked)) ??
    by([asked]) ??
    by(synonymsOf(asked));
  return topic === undefined ? { topic: null, nearest: nearestTo(asked, names) } : { topic };
}

function contains(name: string, asked: string): boolean {
  return asked !== '' && (asked.includes(name) || (asked.length > 1 && name.includes(asked)));
}

/** Names with the most of the text's words, then with the most of its characters. */
function nearestTo(asked: string, names: string[]): string[] {
  const words = new Set(terms(asked));
  const characters = new Set(asked.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  const scored = names.map(name => {
    const folded = foldText(name);
    const shared = terms(folded).filter(term => words.has(term)).length;
    const common = [...new Set(folded)].filter(character => characters.has(character)).length;
    return { name, shared, common };
  });
  return scored
    .filter(({ shared, common }) => shared > 0 || common >= LEAST_COMMON)
    .sort((a, b) => b.shared - a.shared || b.common - a.common)
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}
