import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { foldText } from '../text/fold.ts';
import { terms } from '../text/terms.ts';
import { outlinesOf, type ReportOutline } from './outline.ts';
import { type Constraint, filterOf, newestFirst } from './scope.ts';
import { understandAmong } from './understand-among.ts';

const CONSTRAINTS: readonly Constraint[] = ['places', 'ordinals', 'periods', 'people'];
/** Words that name nothing else must stand in the title for the most part. */
const LEAST_SHARED = 0.5;
/** A shorter piece stands in titles by chance. */
const SHORTEST_PIECE = 4;
/** Titles that are looked at: of the reports that fit, and of those that have the words. */
const MOST_READ = 300;
const BLANK_OR_POINT = /[\s\p{P}]/gu;

/**
 * The report that is meant by words of its title, its place, date, people or ordinal: of those that
 * fit, the one whose title shares most of the words, then the newest. Null when none fits.
 */
export async function namedReport(index: ReportIndex, words: string): Promise<ReportRecord | null> {
  const asked = foldText(words).replaceAll(BLANK_OR_POINT, '');
  const worded = newestFirst(await outlinesOf(index, await withWords(index, asked)));
  const titled = worded.find(
    ({ title }) =>
      asked.length >= SHORTEST_PIECE && title.replaceAll(BLANK_OR_POINT, '').includes(asked),
  );
  if (titled) return titled.record;
  // Without the last word 第三次防汛 counts something else.
  const query = await understandAmong(index, `${words}会议`);
  const isNamed = CONSTRAINTS.some(constraint => query[constraint].length > 0);
  const fit = isNamed ? await index.reportsFitting(filterOf(query, CONSTRAINTS)) : [];
  const fits = new Set(fit);
  const both = worded.filter(({ record }) => fits.has(record.reportIndex));
  const named = [...both, ...(await outlinesOf(index, fit.slice(0, MOST_READ)))];
  const wanted = new Set(terms(isNamed ? query.topic : asked));
  const least = isNamed ? 0 : LEAST_SHARED;
  let best: { report: ReportOutline; shared: number } | null = null;
  for (const report of isNamed ? newestFirst(named) : worded) {
    const shared = sharedOf(wanted, report);
    if (shared >= least && (best === null || shared > best.shared)) best = { report, shared };
  }
  return best?.report.record ?? null;
}

/** Reports that have most of some folded words; their titles are among their words. */
async function withWords(index: ReportIndex, words: string): Promise<number[]> {
  const evidence = await index.evidence({
    terms: terms(words).map(term => ({ term, weight: 1 })),
    vector: new Float32Array(),
    limits: { passages: 0, nearest: 0, reports: MOST_READ },
    reportIndexes: [],
  });
  return [...new Set(evidence.map(({ reportIndex }) => reportIndex))];
}

/** Share of the words that stand in the title or in what the meeting is called. */
function sharedOf(wanted: ReadonlySet<string>, { title, record }: ReportOutline): number {
  if (wanted.size === 0) return 0;
  const own = new Set(terms(`${title} ${foldText(record.meetingName ?? '')}`));
  return [...wanted].filter(term => own.has(term)).length / wanted.size;
}
