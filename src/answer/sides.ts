import { isOfPlace, isOfVeryPlace } from '../search/agreement.ts';
import type { Hit } from '../search/hit.ts';
import type { Query } from '../search/query.ts';
import { fitting, sidesOf } from '../search/scope.ts';
import { shortPlaceName } from '../text/places.ts';
import type { Asking } from './asking.ts';
import { holdsMatter } from './holds.ts';
import { MAX_QUOTES } from './limits.ts';
import { tells } from './tells.ts';

/** A side's best hit that is farther below the best of all says nothing of the matter. */
const SIDE_WITHIN = 9;

/**
 * For every side of a comparison the best hit of what fits it, in the order asked: one that holds
 * the matter before one that does not, then one of that very place before one of a place in it.
 */
export async function onePerSide(asking: Asking, hits: Hit[]): Promise<Hit[]> {
  const { outlines, query } = asking;
  if (query.comparedBy === null) return [];
  const holds = query.topic === '' ? null : await holdsMatter(asking);
  const least = (hits[0]?.score ?? 0) - SIDE_WITHIN;
  const chosen: Hit[] = [];
  for (const side of sidesOf(query).slice(0, MAX_QUOTES)) {
    let best: { hit: Hit; rank: number } | null = null;
    for (const hit of hits) {
      if (chosen.includes(hit) || !(await isOfSide(asking, side, hit))) continue;
      const report = outlines.get(hit.reportIndex);
      const [place] = query.comparedBy === 'places' ? side.places : [];
      const isOwn = place && report && isOfVeryPlace(report, place);
      const isHeld = await holds?.(hit);
      if (query.topic !== '' && !isHeld && hit.score < least) continue;
      const rank = (isHeld ? 2 : 0) + (isOwn ? 1 : 0);
      if (best === null || rank > best.rank) best = { hit, rank };
    }
    if (best) chosen.push(best.hit);
  }
  return chosen;
}

async function isOfSide({ outlines, texts }: Asking, side: Query, hit: Hit): Promise<boolean> {
  const { comparedBy } = side;
  const report = outlines.get(hit.reportIndex);
  if (!report || comparedBy === null) return false;
  switch (comparedBy) {
    case 'places': {
      const [place = ''] = side.places;
      const short = shortPlaceName(place);
      return isOfPlace(report, short) ?? (await texts.bodyHas(report, [short]));
    }
    case 'people': {
      const text = await texts.passage(hit.passageId);
      return fitting(side, 'people')(report) && tells(side, 'people', report, text);
    }
    default:
      return fitting(side, comparedBy)(report);
  }
}
