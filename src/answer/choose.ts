import type { Hit } from '../search/hit.ts';
import { isAlike } from './alike.ts';
import type { Asking } from './asking.ts';
import { type Choice, onePerReport } from './by-report.ts';
import { matterOf } from './holds.ts';
import { MAX_QUOTES } from './limits.ts';
import { meetingFactFirst } from './meeting-facts.ts';
import { onePerSide } from './sides.ts';

/** A further quote is shown while its score is no farther than this below the best. */
const FURTHER_QUOTE_WITHIN = 4;
/** 两次会议有何异同: sides that are not told apart. */
const COMPARES_MEETINGS = /[会會][议議]|[几幾两兩各前后後]次/u;
/** One of another report has to be nearer, and must fit the asked date, place and person as well. */
const OTHER_REPORT_WITHIN = 2;
/** It must hold at least so much of what the best one holds of the matter. */
const SUPPORTING_SHARE = 0.6;

/**
 * The hits to quote: one a side for a comparison, one a report by date for a list or timeline, else
 * the best and what is close to it. `frame` holds the reports that fit what is asked for.
 */
export async function chooseHits(
  asking: Asking,
  hits: Hit[],
  frame: ReadonlySet<number> | null,
): Promise<Choice> {
  const { kind, topic, latest, comparedBy, inherited } = asking.query;
  if (comparedBy !== null) {
    const sides = await onePerSide(asking, hits);
    if (sides.length > 1) return { hits: sides, reports: 0 };
  }
  const ofMeetings = kind === 'compare' && COMPARES_MEETINGS.test(asking.query.text);
  if (kind === 'list' || kind === 'timeline' || ofMeetings) return onePerReport(asking, hits);
  if (kind === 'held') {
    return { hits: (await meetingFactFirst(asking, hits)).slice(0, 1), reports: 0 };
  }
  const isWhole = topic === '' && kind !== 'chair' && kind !== 'who' && !latest && !inherited;
  if (isWhole && frame !== null && frame.size > 1) return onePerReport(asking, hits);
  return { hits: await bestAndNear(asking, await meetingFactFirst(asking, hits)), reports: 0 };
}

/** The best hit, and further ones that say something else as well. */
async function bestAndNear({ index, query, texts }: Asking, hits: Hit[]): Promise<Hit[]> {
  const least = (hits[0]?.score ?? 0) - FURTHER_QUOTE_WITHIN;
  const matter = await matterOf(index, query.topic);
  const chosen: Hit[] = [];
  let leastShare = 0;
  for (const hit of hits) {
    // Those already shown are left out later, when quotes are cut: 还有呢？ looks further.
    if (chosen.length === (query.goesOn ? hits.length : MAX_QUOTES)) break;
    if (hit.score < least && !query.goesOn) break;
    if (!supports(hit, chosen)) continue;
    const text = await texts.passage(hit.passageId);
    const isOther = chosen.length > 0 && hit.reportIndex !== chosen[0]?.reportIndex;
    const share = matter.share(text);
    if (chosen.length === 0) leastShare = share * SUPPORTING_SHARE;
    // What holds much less of the matter than the best says something else.
    if (isOther && share < leastShare) continue;
    if (await saidAlready(texts, chosen, text)) continue;
    chosen.push(hit);
  }
  return chosen;
}

async function saidAlready(texts: Asking['texts'], chosen: Hit[], text: string): Promise<boolean> {
  for (const { passageId } of chosen) {
    if (isAlike(text, await texts.passage(passageId))) return true;
  }
  return false;
}

/** A further quote of one answer: of a report quoted already, or of one that fits as well. */
function supports(hit: Hit, chosen: Hit[]): boolean {
  const [best] = chosen;
  if (!best) return true;
  // Who presided is said in one sentence; the rest of the meeting is no answer to that.
  if (best.features.chair > hit.features.chair) return false;
  if (chosen.some(other => other.reportIndex === hit.reportIndex)) return true;
  // A follow-up that is answered by the report before is about that report.
  if (best.features.sameReport > 0) return false;
  const fits = hit.features.agreement >= best.features.agreement;
  return fits && hit.score >= best.score - OTHER_REPORT_WITHIN;
}
