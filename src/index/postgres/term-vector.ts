import { MOST_FREQUENT } from '../lexical/postings.ts';

/** Longest term, in UTF-16 units: a `tsvector` takes no word of more than 2 KiB. */
const LONGEST_TERM = 200;
/** Most distinct terms of one document: a `tsvector` takes 1 MiB. Of a longer one the rarest are left out. */
const MOST_TERMS = 30_000;

/** A term as the database has it. */
export function storedTerm(term: string): string {
  return term.length > LONGEST_TERM ? term.slice(0, LONGEST_TERM) : term;
}

/**
 * The terms of a document as a `tsvector` literal in which every one has as many positions as it stands
 * there. Terms are letters and digits, so nothing in them needs escaping.
 */
export function termVector(terms: readonly string[]): string {
  const often = new Map<string, number>();
  for (const term of terms) {
    const stored = storedTerm(term);
    often.set(stored, (often.get(stored) ?? 0) + 1);
  }
  const counted = [...often];
  const kept =
    counted.length > MOST_TERMS
      ? counted.sort(([, a], [, b]) => b - a).slice(0, MOST_TERMS)
      : counted;
  return kept.map(([term, count]) => `'${term}':${positions(count)}`).join(' ');
}

const POSITIONS = Array.from({ length: MOST_FREQUENT }, (_, i) =>
  Array.from({ length: i + 1 }, (_, k) => k + 1).join(','),
);

function positions(count: number): string {
  return POSITIONS[Math.min(count, MOST_FREQUENT) - 1] ?? '1';
}
