import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { Hit } from '../search/hit.ts';
import type { Query } from '../search/query.ts';
import { foldText } from '../text/fold.ts';
import type { Asking } from './asking.ts';

/**
 * Hits of which the first says what is asked about the meeting itself: when it was held, or who
 * holds an office. As they are when the question asks nothing of the kind or no hit says it.
 */
export async function meetingFactFirst(asking: Asking, hits: Hit[]): Promise<Hit[]> {
  const { outlines, query, texts } = asking;
  const [best] = hits;
  const record = best && outlines.get(best.reportIndex)?.record;
  if (!record) return hits;
  const words = wantedWords(query, record);
  if (words === null || query.kind === 'chair') return hits;
  const ofReport = hits.filter(hit => hit.reportIndex === best.reportIndex);
  const opening = ofReport.find(hit => hit.passageId === record.firstPassage);
  let first = query.kind === 'held' ? opening : undefined;
  for (const hit of ofReport.reverse()) {
    if ((await texts.passage(hit.passageId)).includes(words)) first = hit;
  }
  return first ? [first, ...hits.filter(hit => hit !== first)] : hits;
}

/**
 * Words that have to stand in the quote besides those of the question: the day of the meeting, the
 * name of who presided or holds the office that is asked for. Null when nothing of the kind is.
 */
export function wantedWords(query: Query, record: ReportRecord): string | null {
  if (query.kind === 'chair') return record.chair === null ? null : foldText(record.chair);
  if (query.kind === 'held') return dayWords(record.meetingDate);
  if (query.kind !== 'who' || query.roles.length === 0) return null;
  const held = record.roles.find(({ person }) => query.holders.includes(foldText(person)));
  return held ? foldText(held.person) : null;
}

/** `2022-05-05` → `5月5日`. */
function dayWords(date: string | null): string {
  const [day = '', month = ''] = (date ?? '').split('-').reverse();
  return `${Number(month)}月${Number(day)}日`;
}
