import type { Evidence } from '../index/report-index.ts';
import type { Hit, HitFeatures } from './hit.ts';
import { RANKING_WEIGHTS } from './weights.ts';

/** Score of a passage: the weighted sum of its features. */
export function score(features: HitFeatures): number {
  let sum = 0;
  for (const name of Object.keys(RANKING_WEIGHTS) as (keyof HitFeatures)[]) {
    sum += RANKING_WEIGHTS[name] * features[name];
  }
  return sum;
}

/** Hits for candidates and their features, best first, ties by passage. */
export function rank(evidence: Evidence[], features: HitFeatures[]): Hit[] {
  return evidence
    .map(({ passageId, reportIndex }, i) => {
      const own = features[i] as HitFeatures;
      return { passageId, reportIndex, score: score(own), features: own };
    })
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}
