import type { ReportIndex } from '../index/report-index.ts';
import { placeName, shortPlaceName } from '../text/places.ts';
import type { Place } from '../types.ts';

/** What was asked for on a topic by one report. */
export interface TimelinePoint {
  reportIndex: number;
  /** `YYYY-MM-DD`; null where the report does not tell its full date. */
  day: string | null;
  /** Name of the narrowest place, with what is above it where several bear the name. */
  place: string | null;
  /** How many measures. */
  measures: number;
}

/** When and where a topic was raised. */
export interface Timeline {
  topic: string;
  /** One a report, by date; those without a full date last. */
  points: TimelinePoint[];
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** When and where a topic of the index was raised; no points for one that it does not have. */
export async function timelineOf(
  index: Pick<ReportIndex, 'measuresOn' | 'records'>,
  topic: string,
): Promise<Timeline> {
  const measures = new Map<number, number>();
  for (const { reportIndex } of await index.measuresOn(topic)) {
    measures.set(reportIndex, (measures.get(reportIndex) ?? 0) + 1);
  }
  const records = await index.records([...measures.keys()]);
  const named = placeNames(records.map(({ place }) => place));
  const points = records.map(({ reportIndex, meetingDate, published, place }) => {
    const day = meetingDate ?? published;
    return {
      reportIndex,
      day: day !== null && FULL_DATE.test(day) ? day : null,
      place: named(place),
      measures: measures.get(reportIndex) ?? 0,
    };
  });
  const last = '~';
  const order = ({ day }: TimelinePoint) => day ?? last;
  points.sort((a, b) =>
    order(a) === order(b) ? a.reportIndex - b.reportIndex : order(a) < order(b) ? -1 : 1,
  );
  return { topic, points };
}

/** The narrowest name of each place: 鼓楼区, or 南京鼓楼区 where there are several. */
function placeNames(places: Place[]): (place: Place) => string | null {
  const wholes = new Map<string, Set<string>>();
  for (const place of places) {
    const name = narrowest(place);
    if (name === null) continue;
    wholes.set(name, (wholes.get(name) ?? new Set()).add(placeName(place) ?? name));
  }
  return place => {
    const name = narrowest(place);
    if (name === null || (wholes.get(name)?.size ?? 0) < 2) return name;
    const above = place.county === null ? place.province : (place.city ?? place.province);
    return above === null || above === name ? name : `${shortPlaceName(above)}${name}`;
  };
}

function narrowest({ province, city, county }: Place): string | null {
  return county ?? city ?? province;
}
