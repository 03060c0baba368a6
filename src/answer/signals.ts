import type { Hit } from '../search/hit.ts';
import { GRAMMAR } from '../search/query-terms.ts';
import type { SearchResult } from '../search/search.ts';
import { RANKING_WEIGHTS } from '../search/weights.ts';
import { terms } from '../text/terms.ts';
import type { Asking } from './asking.ts';

/** What tells whether the best hit that fits a question answers it; larger speaks for answering. */
export interface AnswerSignals {
  /** Its score, but for what it has for naming the chair. */
  best: number;
  /** How far it is ahead of the twentieth of all hits, or of 0 without one: an answer stands out, what is none is all alike. */
  ahead: number;
  /** Share of the best ten of all hits that are of its report, 0…1. */
  together: number;
  /**
   * Share of the weight of that part of the question which stands least in its report, 0…1: a
   * report that has the matter but not the one who is asked about does not answer.
   */
  weakestPart: number;
  /** Its cosine with the question. */
  dense: number;
}

const CROWD = 20;
const FEW = 10;
const PARTS = new RegExp(`${GRAMMAR.source}|\\s`, 'u');

/** Those of no hit. */
export const NO_SIGNALS: AnswerSignals = {
  best: 0,
  ahead: 0,
  together: 0,
  weakestPart: 0,
  dense: 0,
};

/** Signals of the best hit that fits what is asked for, among all that were found. */
export async function answerSignals(
  asking: Asking,
  best: Hit,
  { hits, weights }: SearchResult,
): Promise<AnswerSignals> {
  const few = hits.slice(0, FEW);
  const together = few.filter(hit => hit.reportIndex === best.reportIndex);
  // Who presided stands in every report: it tells which passage says so, not that the matter is there.
  const score = best.score - RANKING_WEIGHTS.chair * best.features.chair;
  return {
    best: score,
    ahead: score - (hits[CROWD - 1]?.score ?? 0),
    together: together.length / few.length,
    weakestPart: await weakestPart(asking, best, weights),
    dense: best.features.dense,
  };
}

/** Parts are what stands between characters of grammar. */
async function weakestPart(
  { index, outlines, query: { folded }, texts }: Asking,
  best: Hit,
  weights: SearchResult['weights'],
): Promise<number> {
  const outlined = outlines.get(best.reportIndex);
  if (!outlined) throw new RangeError(`report ${best.reportIndex} has no outline`);
  const report = `${outlined.title} ${outlined.place} ${await texts.words(outlined)}`;
  const parts = folded.split(PARTS).filter(part => [...part].length > 1);
  const shares = parts.map(part => {
    const weighed = terms(part).map(
      term => [term, weights.get(term) ?? index.unseenTermWeight] as const,
    );
    const sum = (of: typeof weighed) => of.reduce((total, [, weight]) => total + weight, 0);
    return sum(weighed.filter(([term]) => report.includes(term))) / (sum(weighed) || 1);
  });
  return shares.length > 0 ? Math.min(...shares) : 1;
}
