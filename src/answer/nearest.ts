import type { ReportIndex } from '../index/report-index.ts';
import type { Hit } from '../search/hit.ts';
import { outlinesOf, type ReportOutline } from '../search/outline.ts';
import type { Query } from '../search/query.ts';
import { filterOf } from '../search/scope.ts';
import { foldText } from '../text/fold.ts';
import { findPlaces, placeName, shortPlaceName } from '../text/places.ts';
import type { NearestReport } from '../types.ts';
import type { Asking } from './asking.ts';
import type { Decision } from './decide.ts';
import { MAX_NEAREST } from './limits.ts';
import { nearestInTime } from './nearest-in-time.ts';

/** Of reports that may be near, so many of the newest are looked at. */
const MOST_READ = 100;
/** Meetings of a series are looked for so many numbers away, then farther. */
const SERIES_WITHIN = [8, 64, 512];

/** Numbers of reports that some are to be chosen of; all where the question names no part of a meeting. */
type Frame = ReadonlySet<number> | null;

/**
 * What there is instead of what is missing: reports of the nearest dates, of the nearest meetings of
 * a series, of the same province; then those of the asked place, of the best hits, the latest.
 */
export async function nearestReports(
  { index, query }: Asking,
  { missing, frame }: Decision,
  hits: Hit[],
): Promise<NearestReport[]> {
  const found: number[] = [];
  if (missing?.constraint === 'periods') {
    const ordered = within(frame, await index.reportsFitting({}));
    found.push(...(await nearestInTime(index, ordered, query.dates, MAX_NEAREST)));
  } else if (missing?.constraint === 'ordinals') {
    found.push(...(await nearestInSeries(index, query, frame)));
  } else if (missing?.constraint === 'places') {
    found.push(...(await ofSameRegion(index, query)));
  }
  found.push(...(await fittingBest(index, query, frame)), ...fromHits(hits));
  found.push(...(await index.latestReports(MAX_NEAREST)));
  const records = await index.records([...new Set(found)].slice(0, MAX_NEAREST));
  return records.map(record => ({
    reportId: record.reportId,
    title: record.title,
    date: record.meetingDate ?? record.published,
    place: placeName(record.place),
  }));
}

function within(frame: Frame, reportIndexes: readonly number[]): readonly number[] {
  if (frame === null || frame.size === 0) return reportIndexes;
  return reportIndexes.filter(reportIndex => frame.has(reportIndex));
}

/** Reports that fit most of the parts of the question that are not missing, when it has any. */
async function fittingBest(index: ReportIndex, query: Query, frame: Frame): Promise<number[]> {
  const parts = (['places', 'people', 'ordinals'] as const).filter(part => query[part].length > 0);
  if (parts.length === 0) return [];
  const met = new Map<number, number>();
  for (const part of parts) {
    for (const reportIndex of within(frame, await index.reportsFitting(filterOf(query, [part])))) {
      met.set(reportIndex, (met.get(reportIndex) ?? 0) + 1);
    }
  }
  const most = Math.max(...met.values());
  const best = [...met.keys()].filter(reportIndex => met.get(reportIndex) === most);
  const others = [...met.keys()].filter(reportIndex => met.get(reportIndex) !== most);
  return [...best, ...others].slice(0, MAX_NEAREST);
}

/** Reports of the best hits, those that agree best with the question first. */
function fromHits(hits: Hit[]): number[] {
  return hits
    .filter(({ features }) => features.agreement > 0 || features.coverage > 0)
    .sort((a, b) => b.features.agreement - a.features.agreement)
    .map(({ reportIndex }) => reportIndex);
}

/** Meetings that are counted, the nearest numbers first. */
async function nearestInSeries(
  index: ReportIndex,
  { ordinals }: Query,
  frame: Frame,
): Promise<number[]> {
  const far = ({ record }: ReportOutline) =>
    Math.min(...ordinals.map(ordinal => Math.abs(ordinal - (record.ordinal ?? 0))));
  let fit: readonly number[] = [];
  for (const width of SERIES_WITHIN) {
    if (fit.length >= MAX_NEAREST) break;
    const near = ordinals.flatMap(ordinal =>
      Array.from({ length: 2 * width + 1 }, (_, i) => ordinal - width + i),
    );
    fit = within(frame, await index.reportsFitting({ ordinals: near }));
  }
  const reports = await outlinesOf(index, fit.slice(0, MOST_READ));
  return reports
    .sort((a, b) => far(a) - far(b))
    .slice(0, MAX_NEAREST)
    .map(({ record }) => record.reportIndex);
}

/** Reports of the same city or province as a place of the gazetteer, the same city first. */
async function ofSameRegion(index: ReportIndex, { places }: Query): Promise<number[]> {
  const regions = places.flatMap(place =>
    findPlaces(place).flatMap(({ candidates }) => candidates),
  );
  const found: number[] = [];
  for (const part of ['city', 'province'] as const) {
    const names = [...new Set(regions.flatMap(region => region[part] ?? []))];
    if (names.length === 0) continue;
    const short = names.map(name => shortPlaceName(foldText(name)));
    const fit = (await index.reportsFitting({ places: short })).slice(0, MOST_READ);
    for (const record of await index.records(fit)) {
      if (names.includes(record.place[part] ?? '')) found.push(record.reportIndex);
    }
  }
  return found.slice(0, MAX_NEAREST);
}
