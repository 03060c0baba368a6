import type { Hit } from '../search/hit.ts';
import { saysPresided } from '../search/presided.ts';
import { dateOf } from '../search/scope.ts';
import { foldText } from '../text/fold.ts';
import { isAlike } from './alike.ts';
import type { Asking } from './asking.ts';
import { holdsMatter } from './holds.ts';
import { MAX_QUOTES, RELEVANT_WITHIN } from './limits.ts';

const PRESIDED = /主持/u;
/** The end of a story is what 近期 asks for. */
const RECENT = /最近|近期|近来|最新|目前/u;

/** What to quote, in the order shown. */
export interface Choice {
  hits: Hit[];
  /** Reports that hold what a list asks for and say different things of it; 0 for other questions. */
  reports: number;
}

/**
 * One hit for every report that holds the matter, by date: the best ones where they are too many.
 * A text that another one has already said is not quoted again.
 */
export async function onePerReport(asking: Asking, hits: Hit[]): Promise<Choice> {
  const { query, texts } = asking;
  const holding = await bestOfReports(asking, hits);
  const ordered = RECENT.test(query.text) ? byDate(asking, holding).reverse() : holding;
  const different: Hit[] = [];
  for (const hit of ordered) {
    const text = await texts.passage(hit.passageId);
    let isSaid = false;
    for (const { passageId } of different.slice(0, MAX_QUOTES)) {
      isSaid ||= isAlike(text, await texts.passage(passageId));
    }
    if (!isSaid) different.push(hit);
  }
  const shown = query.goesOn ? different : different.slice(0, MAX_QUOTES);
  return { hits: byDate(asking, shown), reports: different.length };
}

/** The best hit of every report that holds the matter, best first. */
async function bestOfReports(asking: Asking, hits: Hit[]): Promise<Hit[]> {
  const { query } = asking;
  const presided = PRESIDED.test(query.folded) && query.people.length > 0;
  if (presided) return presidedBy(asking, hits);
  const holding: Hit[] = [];
  if (query.topic !== '') {
    const holds = await holdsMatter(asking);
    for (const hit of hits) {
      if (holding.some(other => other.reportIndex === hit.reportIndex)) continue;
      if (await holds(hit)) holding.push(hit);
    }
  }
  if (holding.length > 0) return holding;
  const least = (hits[0]?.score ?? 0) - RELEVANT_WITHIN;
  const near = query.topic === '' ? hits : hits.filter(hit => hit.score >= least);
  return near.filter(
    (hit, i) => near.findIndex(other => other.reportIndex === hit.reportIndex) === i,
  );
}

/** In every report whose chair is asked for, the passage that says who presided. */
async function presidedBy({ outlines, query, texts }: Asking, hits: Hit[]): Promise<Hit[]> {
  const found = new Map<number, Hit>();
  for (const hit of hits) {
    const chair = foldText(outlines.get(hit.reportIndex)?.record.chair ?? '');
    if (!query.people.includes(chair) || found.has(hit.reportIndex)) continue;
    if (saysPresided(await texts.passage(hit.passageId), chair)) found.set(hit.reportIndex, hit);
  }
  return [...found.values()];
}

/** The oldest first; reports without a full date last. */
function byDate({ outlines }: Asking, hits: Hit[]): Hit[] {
  const date = ({ reportIndex }: Hit) => {
    const report = outlines.get(reportIndex);
    return (report && dateOf(report)) || '9999';
  };
  return [...hits].sort(
    (a, b) => date(a).localeCompare(date(b), 'en') || a.passageId - b.passageId,
  );
}
