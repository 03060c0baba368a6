import type { WeightedTerm } from '../index/report-index.ts';
import { terms } from '../text/terms.ts';
import type { Query } from '../types.ts';

/** What a question inherits from the one before counts less than what it says itself. */
const INHERITED_WEIGHT = 0.4;
/**
 * Characters of grammar: a pair of characters that holds one (`上被`, `议在`) mostly says how the
 * question is put, not what it is about.
 */
export const GRAMMAR = /[的了在被是和与对由从把也都就还很着让于之及等给向将所]/u;
const GRAMMAR_WEIGHT = 0.15;

/** Distinct terms of the question, then those it inherits. */
export function queryTerms(query: Query): WeightedTerm[] {
  const own = new Set(terms(query.folded));
  const inherited = new Set(terms(query.inherited?.folded ?? ''));
  return [
    ...[...own].map(term => ({ term, weight: matter(term) })),
    ...[...inherited]
      .filter(term => !own.has(term))
      .map(term => ({ term, weight: INHERITED_WEIGHT * matter(term) })),
  ];
}

function matter(term: string): number {
  return GRAMMAR.test(term) ? GRAMMAR_WEIGHT : 1;
}

/** What of a question is embedded. */
export function embeddedText(query: Query): string {
  return query.inherited ? `${query.folded} ${query.inherited.folded}` : query.folded;
}
