import type { HitFeatures } from '../../src/search/hit.ts';
import { RANKING_WEIGHTS } from '../../src/search/weights.ts';

/** Features of a hit that has nothing. */
export function noFeatures(): HitFeatures {
  const none = Object.keys(RANKING_WEIGHTS).map(name => [name, 0] as const);
  return Object.fromEntries(none) as unknown as HitFeatures;
}
