import type { WeightedTerm } from '../index/report-index.ts';
import { terms } from '../text/terms.ts';
import type { Query } from './query.ts';

/** What a question inherits from the one before counts less than what it says itself. */
const INHERITED_WEIGHT = 0.4;
/** Another word for the matter counts less than the question's own. */
const SYNONYM_WEIGHT = 0.15;
/** The name of who holds an asked office. */
const HOLDER_WEIGHT = 0.6;
/**
 * Characters of grammar: a pair of characters that holds one (`上被`, `议在`) mostly says how the
 * question is put, not what it is about.
 */
export const GRAMMAR = /[的了在被是和与对由从把也都就还很着让于之及等给向将所]/u;
const GRAMMAR_WEIGHT = 0.15;

/** Distinct terms of the question, then those it inherits. */
export function queryTerms(query: Query): WeightedTerm[] {
  return distinct([
    ...terms(query.folded).map(term => ({ term, weight: matter(term) })),
    ...terms(query.inherited?.folded ?? '').map(term => ({
      term,
      weight: INHERITED_WEIGHT * matter(term),
    })),
  ]);
}

/**
 * Terms that the question does not say: who holds the offices it names, and other words for its
 * matter. They find passages, but what has none of them covers the question no less.
 */
export function furtherTerms(query: Query, said: WeightedTerm[]): WeightedTerm[] {
  const own = new Set(said.map(({ term }) => term));
  return distinct([
    ...query.holders.flatMap(terms).map(term => ({ term, weight: HOLDER_WEIGHT })),
    ...query.synonyms.flatMap(terms).map(term => ({ term, weight: SYNONYM_WEIGHT * matter(term) })),
  ]).filter(({ term }) => !own.has(term));
}

/** Every term once, as it comes first. */
function distinct(weighted: WeightedTerm[]): WeightedTerm[] {
  const seen = new Set<string>();
  return weighted.filter(({ term }) => !seen.has(term) && seen.add(term));
}

function matter(term: string): number {
  return GRAMMAR.test(term) ? GRAMMAR_WEIGHT : 1;
}

/** What of a question is embedded. */
export function embeddedText(query: Query): string {
  return query.inherited ? `${query.folded} ${query.inherited.folded}` : query.folded;
}
