import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';

const LOOKED_AT = 60;
const MOST_TOPICS = 3;

const known = new WeakMap<ReportIndex, Promise<string[]>>();

/**
 * Questions of several kinds for the reports that are loaded, each of another kind: who presided,
 * what somebody asked for, what was asked for on a matter, a comparison, a list, the newest. Fewer
 * where the reports tell less; found once for every generation.
 */
export function exampleQuestions(index: ReportIndex): Promise<string[]> {
  const found = known.get(index) ?? findExamples(index);
  known.set(index, found);
  found.catch(() => known.delete(index));
  return found;
}

async function findExamples(index: ReportIndex): Promise<string[]> {
  const latest = await index.records(await index.latestReports(LOOKED_AT));
  const reports = onePerPlace(latest.filter(({ title }) => title !== null));
  const [first, second = first, third = second] = reports;
  if (!first || !second || !third) return [];
  const speaker = second.record.speakers.find(name => name !== second.record.chair);
  const topic = async (place: string) => (await index.facets('topic', { place }))[0]?.name;
  const matter = await topic(third.place);
  const sides = await comparedPlaces(index);
  const [listed] = await index.facets('topic', {});
  return [
    `${first.place}的会议是谁主持的？`,
    speaker
      ? `${speaker}在${second.place}的会议上提出了什么要求？`
      : `${second.place}的会议提出了什么要求？`,
    `${third.place}对${matter ?? '学校'}有什么要求？`,
    ...(sides ? [`${sides.places.join('和')}对${sides.topic}的要求有什么不同？`] : []),
    ...(listed ? [`哪几次会议提到了${listed.name}？`] : []),
    `${first.place}最近一次会议讲了什么？`,
  ];
}

/** The newest report of every place. */
function onePerPlace(records: ReportRecord[]): { place: string; record: ReportRecord }[] {
  const found = new Map<string, ReportRecord>();
  for (const record of records) {
    const place = record.place.county ?? record.place.city;
    if (place !== null && !found.has(place)) found.set(place, record);
  }
  return [...found].map(([place, record]) => ({ place, record }));
}

/** Two places that both asked for something on the same topic, those with most reports first. */
export async function comparedPlaces(
  index: ReportIndex,
): Promise<{ places: [string, string]; topic: string } | null> {
  for (const { name: topic } of (await index.facets('topic', {})).slice(0, MOST_TOPICS)) {
    const [one, other] = await index.facets('place', { topic });
    if (one && other) return { places: [one.name, other.name], topic };
  }
  return null;
}
