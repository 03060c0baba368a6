import type { ReportIndex } from '../index/report-index.ts';
import { outlinesOf } from '../search/outline.ts';
import { dateOf } from '../search/scope.ts';
import type { PartialDate } from '../types.ts';

const DAY_MS = 86_400_000;

/** First and last moment of a date, by UTC. */
type Time = readonly [first: number, last: number];

/**
 * Of some reports, the newest first, those that are nearest to any of some dates; at most `limit`.
 * Few of them are read: their order tells where to look.
 */
export async function nearestInTime(
  index: ReportIndex,
  newestFirst: readonly number[],
  asked: readonly PartialDate[],
  limit: number,
): Promise<number[]> {
  const dateAt = async (at: number) => {
    const [report] = await outlinesOf(index, newestFirst.slice(at, at + 1));
    return report ? dateOf(report) : '';
  };
  const dated = await firstWhere(newestFirst.length, async at => (await dateAt(at)) === '');
  if (dated === 0) return [];
  const years = [await dateAt(dated - 1), await dateAt(0)].map(date => Number(date.slice(0, 4)));
  const times = asked.flatMap(date => timesOf(date, years[0] ?? 0, years[1] ?? 0));
  const candidates = new Set<number>();
  for (const [, last] of times) {
    const at = await firstWhere(dated, async row => Date.parse(await dateAt(row)) <= last);
    for (let row = Math.max(0, at - limit); row < Math.min(dated, at + limit); row++) {
      candidates.add(row);
    }
  }
  const rows = [...candidates].sort((a, b) => a - b);
  const reports = await outlinesOf(
    index,
    rows.map(row => newestFirst[row] as number),
  );
  return reports
    .map(report => ({ report, far: distance(Date.parse(dateOf(report)), times) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, limit)
    .map(({ report }) => report.record.reportIndex);
}

/** The first of `count` places from which on something is so; `count` where it is nowhere. */
async function firstWhere(count: number, isSo: (at: number) => Promise<boolean>): Promise<number> {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function distance(at: number, times: readonly Time[]): number {
  return Math.min(...times.map(([first, last]) => Math.max(first - at, at - last, 0)));
}

/** A date of no stated year may be of any year of the reports. */
function timesOf({ year, month, day }: PartialDate, oldest: number, newest: number): Time[] {
  const years =
    year === null ? Array.from({ length: newest - oldest + 1 }, (_, i) => oldest + i) : [year];
  return years.map(y => {
    const first = Date.UTC(y, (month ?? 1) - 1, day ?? 1);
    const next =
      day !== null
        ? first + DAY_MS
        : month !== null
          ? Date.UTC(y, month, 1)
          : Date.UTC(y + 1, 0, 1);
    return [first, next - DAY_MS];
  });
}
