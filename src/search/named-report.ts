import type { ReportRecord } from '../index/catalog/catalog.ts';
import { foldText } from '../text/fold.ts';
import { terms } from '../text/terms.ts';
import type { Outline, ReportOutline } from './outline.ts';
import { type Constraint, fitting, newestFirst } from './scope.ts';
import { understand } from './understand.ts';

const CONSTRAINTS: readonly Constraint[] = ['places', 'ordinals', 'periods', 'people'];
/** Words that name nothing else must stand in the title for the most part. */
const LEAST_SHARED = 0.5;
/** A shorter piece stands in titles by chance. */
const SHORTEST_PIECE = 4;

/**
 * The report that is meant by words of its title, its place, date, people or ordinal: of those that
 * fit, the one whose title shares most of the words, then the newest. Null when none fits.
 */
export function namedReport(words: string, outline: Outline): ReportRecord | null {
  const asked = foldText(words).replaceAll(/[\s\p{P}]/gu, '');
  const all = newestFirst([...outline.reports.values()]);
  const titled = all.find(
    ({ title }) =>
      asked.length >= SHORTEST_PIECE && title.replaceAll(/[\s\p{P}]/gu, '').includes(asked),
  );
  if (titled) return titled.record;
  // Without the last word 第三次防汛 counts something else.
  const query = understand(`${words}会议`, null, { outline });
  const named = CONSTRAINTS.filter(constraint => query[constraint].length > 0);
  const fits = named.map(constraint => fitting(query, constraint));
  const fit = all.filter(report => fits.every(isFit => isFit(report)));
  const wanted = new Set(terms(named.length > 0 ? query.topic : asked));
  const least = named.length > 0 ? 0 : LEAST_SHARED;
  let best: { report: ReportOutline; shared: number } | null = null;
  for (const report of fit) {
    const shared = sharedOf(wanted, report);
    if (shared >= least && (best === null || shared > best.shared)) best = { report, shared };
  }
  return best?.report.record ?? null;
}

/** Share of the words that stand in the title or in what the meeting is called. */
function sharedOf(wanted: ReadonlySet<string>, { title, record }: ReportOutline): number {
  if (wanted.size === 0) return 0;
  const own = new Set(terms(`${title} ${foldText(record.meetingName ?? '')}`));
  return [...wanted].filter(term => own.has(term)).length / wanted.size;
}
