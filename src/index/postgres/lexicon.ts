import type { Store } from '../../postgres/connect.ts';
import { Fetched } from './fetched.ts';
import { read } from './reading.ts';

/** In how many passages and reports of a generation a term stands. */
export interface TermCounts {
  passages: number;
  reports: number;
}

const KEPT = 16_384;
const COUNTS = {
  name: 'lexicon',
  text: `SELECT term, sum(passages)::integer AS passages, sum(reports)::integer AS reports
    FROM yinju_index.lexicon WHERE generation <= $1 AND term = ANY ($2) GROUP BY term`,
};
const NOWHERE: TermCounts = { passages: 0, reports: 0 };

/** Counts the terms of one generation; those that were asked for last are remembered. */
export class Lexicon {
  readonly #counts: Fetched<string, TermCounts>;

  constructor(store: Store, generation: number) {
    this.#counts = new Fetched(KEPT, async terms => {
      const rows = await read<TermCounts & { term: string }>(store, COUNTS, [generation, terms]);
      const found = new Map<string, TermCounts>(rows.map(row => [row.term, row]));
      return terms.map(term => [term, found.get(term) ?? NOWHERE] as const);
    });
  }

  /** Counts of terms, in their order. */
  async counts(terms: readonly string[]): Promise<TermCounts[]> {
    return (await this.#counts.many(terms)).map(counts => counts ?? NOWHERE);
  }
}
