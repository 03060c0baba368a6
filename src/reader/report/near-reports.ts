import type { ReportRecord } from '../../index/catalog/catalog.ts';
import type { ReportFilter } from '../../index/catalog/catalog-lists.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import { narrowest } from '../markup.ts';
import type { OpenedReport } from './opened-report.ts';

const MOST_OF_A_KIND = 4;

/** Reports that are near to one, each named once. */
export interface NearReports {
  /** Of the same place. */
  place: ReportRecord[];
  /** On the topic that most of its measures are about. */
  topic: ReportRecord[];
  /** Of the days around it. */
  time: ReportRecord[];
  /** That topic. */
  topicName: string | null;
}

/** Other reports of the same place, on the same topic and of the same time, the nearest in time first. */
export async function nearReports(index: ReportIndex, report: OpenedReport): Promise<NearReports> {
  const { record, details } = report;
  const seen = new Set([record.reportIndex, ...details.nearCopies.map(copy => copy.reportIndex)]);
  const day = [record.meetingDate, record.published].find(date => date?.length === 10) ?? null;
  const take = async (filter: ReportFilter): Promise<ReportRecord[]> => {
    const around = await aroundDay(index, filter, day, MOST_OF_A_KIND + seen.size);
    const fresh = around.filter(({ reportIndex }) => !seen.has(reportIndex));
    const taken = fresh.slice(0, MOST_OF_A_KIND);
    for (const { reportIndex } of taken) seen.add(reportIndex);
    return taken;
  };
  const place = narrowest(record.place);
  const topicName = mainTopic(report);
  return {
    place: place === null ? [] : await take({ place }),
    topic: topicName === null ? [] : await take({ topic: topicName }),
    time: day === null ? [] : await take({}),
    topicName,
  };
}

function mainTopic({ details }: OpenedReport): string | null {
  const counts = new Map<string, number>();
  for (const topic of details.measures.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Reports before and after a day, or the newest when it is not known. */
async function aroundDay(
  index: ReportIndex,
  filter: ReportFilter,
  day: string | null,
  limit: number,
): Promise<ReportRecord[]> {
  if (day === null) {
    return index.records((await index.list(filter, { offset: 0, limit })).reportIndexes);
  }
  const before = await index.list({ ...filter, to: day }, { offset: 0, limit });
  const after = { ...filter, from: day };
  const { count } = await index.list(after, { offset: 0, limit: 1 });
  const nearest = await index.list(after, { offset: Math.max(0, count - limit), limit });
  const found = new Set([...before.reportIndexes, ...nearest.reportIndexes]);
  const far = ({ meetingDate, published }: ReportRecord) =>
    Math.abs(Date.parse(meetingDate ?? published ?? '') - Date.parse(day));
  return (await index.records([...found])).sort((a, b) => far(a) - far(b));
}
