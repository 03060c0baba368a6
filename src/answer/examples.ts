import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';

const LOOKED_AT = 60;
/** Of each kind; not every one can be answered. */
const MOST_TRIED = 4;

/** Two places that both asked for something on a topic. */
export interface Comparable {
  places: [string, string];
  topic: string;
}

interface OfPlace {
  place: string;
  record: ReportRecord;
}

/**
 * Questions for the reports that are loaded, by kind, each with others of its kind behind it: who
 * presided, what somebody asked for, what was asked for on a matter, a comparison, a list, the
 * newest. A kind that the reports give no question for is left out.
 */
export async function exampleQuestions(index: ReportIndex): Promise<string[][]> {
  const latest = await index.records(await index.latestReports(LOOKED_AT));
  const reports = onePerPlace(latest.filter(({ title }) => title !== null));
  const topics = (await index.facets('topic', {})).map(({ name }) => name).slice(0, MOST_TRIED);
  const matters = reports.flatMap(({ place }) =>
    [...topics, '学校'].map(topic => `${place}对${topic}有什么要求？`),
  );
  const kinds = [
    reports.map(({ place }) => `${place}的会议是谁主持的？`),
    rotated(reports, 1).map(asksSpeaker),
    rotated(matters, 2 * (topics.length + 1)),
    (await comparables(index)).map(comparisonQuestion),
    topics.map(topic => `哪几次会议提到了${topic}？`),
    rotated(reports, 1).map(({ place }) => `${place}最近一次会议讲了什么？`),
  ];
  return kinds.map(kind => kind.slice(0, MOST_TRIED)).filter(kind => kind.length > 0);
}

/** The question that sets two places side by side; the matter may be ''. */
export function comparisonQuestion({ places, topic }: Comparable): string {
  const [one, other] = places;
  return `${one}和${other}${topic === '' ? '' : `对${topic}`}的要求有什么不同？`;
}

/** For the most frequent topics, and for all of them, the two places with most reports on each. */
export async function comparables(index: ReportIndex): Promise<Comparable[]> {
  const found: Comparable[] = [];
  const topics = (await index.facets('topic', {})).slice(0, MOST_TRIED - 1);
  for (const topic of [...topics.map(({ name }) => name), '']) {
    const [one, other] = await index.facets('place', topic === '' ? {} : { topic });
    if (one && other) found.push({ places: [one.name, other.name], topic });
  }
  return found;
}

/** The newest report of every place. */
function onePerPlace(records: ReportRecord[]): OfPlace[] {
  const found = new Map<string, ReportRecord>();
  for (const record of records) {
    const place = record.place.county ?? record.place.city;
    if (place !== null && !found.has(place)) found.set(place, record);
  }
  return [...found].map(([place, record]) => ({ place, record }));
}

function asksSpeaker({ place, record }: OfPlace): string {
  const speaker = record.speakers.find(name => name !== record.chair);
  if (!speaker) return `${place}的会议提出了什么要求？`;
  return `${speaker}在${place}的会议上提出了什么要求？`;
}

/** The same from another beginning on: kinds ask of different places where there are several. */
function rotated<T>(list: T[], by: number): T[] {
  const start = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
