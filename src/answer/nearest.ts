import type { Hit } from '../search/hit.ts';
import type { ReportOutline } from '../search/outline.ts';
import { dateOf, fitting, newestFirst } from '../search/scope.ts';
import { findPlaces, placeName } from '../text/places.ts';
import type { NearestReport, PartialDate } from '../types.ts';
import type { Asking } from './asking.ts';
import type { Decision } from './decide.ts';
import { MAX_NEAREST } from './limits.ts';

const DAY_MS = 86_400_000;

/**
 * What there is instead of what is missing: reports of the nearest dates, of the nearest meetings of
 * a series, of the same province; then those of the asked place, of the best hits, the latest.
 */
export async function nearestReports(
  asking: Asking,
  { missing, frame }: Decision,
  hits: Hit[],
): Promise<NearestReport[]> {
  const { index, outline } = asking;
  const inFrame = [...(frame ?? [])].flatMap(i => outline.reports.get(i) ?? []);
  const all = [...outline.reports.values()];
  const candidates: ReportOutline[] = [];
  if (missing?.constraint === 'periods') {
    candidates.push(...nearestInTime(asking, frame ? inFrame : all));
  } else if (missing?.constraint === 'ordinals') {
    candidates.push(...nearestInSeries(asking, frame ? inFrame : all));
  } else if (missing?.constraint === 'places') {
    candidates.push(...ofSameRegion(asking, all));
  }
  const wanted = fittingBest(asking, inFrame.length > 0 ? inFrame : all);
  candidates.push(...wanted, ...fromHits(asking, hits));
  for (const i of await index.latestReports(MAX_NEAREST)) {
    candidates.push(...[outline.reports.get(i)].flatMap(report => report ?? []));
  }
  return [...new Set(candidates)].slice(0, MAX_NEAREST).map(({ record }) => ({
    reportId: record.reportId,
    title: record.title,
    date: record.meetingDate ?? record.published,
    place: placeName(record.place),
  }));
}

/** Reports that fit the parts of the question that are not missing, when it has any. */
function fittingBest({ query }: Asking, reports: ReportOutline[]): ReportOutline[] {
  const parts = (['places', 'people', 'ordinals'] as const).filter(part => query[part].length > 0);
  if (parts.length === 0) return [];
  const tests = parts.map(part => fitting(query, part));
  const met = (report: ReportOutline) => tests.filter(fits => fits(report)).length;
  return newestFirst(reports.filter(report => met(report) > 0)).sort((a, b) => met(b) - met(a));
}

/** Reports of the best hits, those that agree best with the question first. */
function fromHits({ outline }: Asking, hits: Hit[]): ReportOutline[] {
  return hits
    .filter(({ features }) => features.agreement > 0 || features.coverage > 0)
    .sort((a, b) => b.features.agreement - a.features.agreement)
    .flatMap(hit => outline.reports.get(hit.reportIndex) ?? []);
}

function nearestInTime({ query }: Asking, reports: ReportOutline[]): ReportOutline[] {
  const asked = query.dates.map(date => timesOf(date));
  const distance = (report: ReportOutline) => {
    const date = dateOf(report);
    if (date === '') return Number.POSITIVE_INFINITY;
    const at = Date.parse(date);
    return Math.min(
      ...asked.map(times => {
        const [first, last] = times(Number(date.slice(0, 4)));
        return Math.max(first - at, at - last, 0);
      }),
    );
  };
  return newestFirst(reports)
    .map(report => ({ report, far: distance(report) }))
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.far - b.far)
    .slice(0, MAX_NEAREST)
    .map(({ report }) => report);
}

/** First and last moment of a date; in a given year when it states none. */
function timesOf({ year, month, day }: PartialDate): (in_: number) => [number, number] {
  return otherYear => {
    const y = year ?? otherYear;
    const first = Date.UTC(y, (month ?? 1) - 1, day ?? 1);
    const end =
      day !== null
        ? first + DAY_MS
        : month !== null
          ? Date.UTC(y, month, 1)
          : Date.UTC(y + 1, 0, 1);
    return [first, end - DAY_MS];
  };
}

/** Meetings that are counted, the nearest numbers first. */
function nearestInSeries({ query }: Asking, reports: ReportOutline[]): ReportOutline[] {
  const far = ({ record }: ReportOutline) =>
    Math.min(...query.ordinals.map(ordinal => Math.abs(ordinal - (record.ordinal ?? Number.NaN))));
  return newestFirst(reports.filter(({ record }) => record.ordinal !== null))
    .sort((a, b) => far(a) - far(b))
    .slice(0, MAX_NEAREST);
}

/** Reports of the same city or province as a place of the gazetteer, the same city first. */
function ofSameRegion({ query }: Asking, reports: ReportOutline[]): ReportOutline[] {
  const regions = query.places.flatMap(place =>
    findPlaces(place).flatMap(({ candidates }) => candidates),
  );
  const near = ({ record: { place } }: ReportOutline) => {
    if (regions.some(({ city }) => city !== null && city === place.city)) return 2;
    return regions.some(({ province }) => province !== null && province === place.province) ? 1 : 0;
  };
  return newestFirst(reports.filter(report => near(report) > 0)).sort((a, b) => near(b) - near(a));
}
