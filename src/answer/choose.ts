import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import { foldText } from '../text/fold.ts';
import { placeName, shortPlaceName } from '../text/places.ts';
import type { Query } from '../types.ts';

export const MAX_QUOTES = 3;
/** A further quote is shown while its score is no farther than this below the best. */
const FURTHER_QUOTE_WITHIN = 4;
/** One of another report has to be nearer, and must fit the asked date, place and person as well. */
const OTHER_REPORT_WITHIN = 2;
/** For questions about several reports, those that are clearly about the matter are shown. */
const FURTHER_REPORT_WITHIN = 6;

/**
 * The hits to quote, best first: close to the best; one a report when the question is about
 * several; one a place when it compares places.
 */
export async function chooseHits(index: ReportIndex, query: Query, hits: Hit[]): Promise<Hit[]> {
  if (query.kind === 'compare' && query.places.length > 1) {
    const chosen = await bestOfEveryPlace(index, query.places, hits);
    if (chosen.length > 1) return chosen;
  }
  const several = query.kind === 'list' || query.kind === 'compare';
  const within = several ? FURTHER_REPORT_WITHIN : FURTHER_QUOTE_WITHIN;
  const least = (hits[0]?.score ?? 0) - within;
  const chosen: Hit[] = [];
  for (const hit of hits) {
    if (chosen.length === MAX_QUOTES || hit.score < least) break;
    if (several ? !holdsReport(chosen, hit) : supports(hit, chosen)) chosen.push(hit);
  }
  return chosen;
}

/**
 * For every place the best hit of a report held there. A report of that very place is preferred to
 * one of a place inside it: asked for 长治市, a meeting of its 潞州区 is second.
 */
async function bestOfEveryPlace(index: ReportIndex, places: string[], hits: Hit[]): Promise<Hit[]> {
  const records = await index.records(hits.map(hit => hit.reportIndex));
  const names = records.map(({ place }) => foldText(placeName(place) ?? ''));
  const held = hits.map((hit, i) => ({ hit, name: names[i] ?? '' }));
  const chosen: Hit[] = [];
  for (const place of places.slice(0, MAX_QUOTES)) {
    const short = shortPlaceName(place);
    const fitting = held.filter(
      ({ hit, name }) => name.includes(short) && !holdsReport(chosen, hit),
    );
    const own = fitting.find(
      ({ name }) => name.lastIndexOf(short) >= name.length - short.length - 1,
    );
    const best = own ?? fitting[0];
    if (best) chosen.push(best.hit);
  }
  return chosen;
}

/** A further quote of one answer: of a report quoted already, or of one that fits as well. */
function supports(hit: Hit, chosen: Hit[]): boolean {
  const [best] = chosen;
  if (!best) return true;
  // Who presided is said in one sentence; the rest of the meeting is no answer to that.
  if (best.features.chair > hit.features.chair) return false;
  if (holdsReport(chosen, hit)) return true;
  const fits = hit.features.agreement >= best.features.agreement;
  return fits && hit.score >= best.score - OTHER_REPORT_WITHIN;
}

function holdsReport(chosen: Hit[], hit: Hit): boolean {
  return chosen.some(other => other.reportIndex === hit.reportIndex);
}
