import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { ReportIndex } from '../index/report-index.ts';
import { sha256 } from '../text/hash.ts';
import { placeName } from '../text/places.ts';
import type { Citation, Span } from '../types.ts';

/** A report as a link or a button names it. */
export interface NamedReport {
  record: ReportRecord;
  body: string;
}

/** Null when there is no such report. */
export async function readReport(
  index: ReportIndex,
  reportId: string,
): Promise<NamedReport | null> {
  const reportIndex = await index.findReport(reportId);
  if (reportIndex === null) return null;
  const [record] = await index.records([reportIndex]);
  return record ? { record, body: await index.body(reportIndex) } : null;
}

/** The citation of any span of a report that is there. `isSpanOf` holds for it. */
export async function citeSpan(
  index: ReportIndex,
  { record, body }: NamedReport,
  { start, end }: Span,
): Promise<Citation> {
  const { reportIndex, reportId } = record;
  const [source, ...copies] = await index.sources(reportIndex);
  const { turns } = await index.details(reportIndex);
  const turn = turns.find(each => each.start <= start && start < each.end);
  const text = body.slice(start, end);
  return {
    n: 1,
    text,
    reportId,
    title: record.title,
    date: record.meetingDate ?? record.published,
    dateInferred: record.dateInferred,
    place: placeName(record.place),
    speaker: turn?.speaker ?? null,
    file: source?.file ?? '',
    url: record.url,
    start,
    end,
    marks: [],
    copies: copies.map(copy => copy.file),
    sha256: sha256(text),
    alike: [],
  };
}

/** Whether a text has the span, and something to read in it, without half a character. */
export function isSpanOf(body: string, { start, end }: Span): boolean {
  const cutsCharacter = (at: number) =>
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(body.slice(Math.max(at - 1, 0), at + 1));
  const isInside = 0 <= start && start < end && end <= body.length;
  return isInside && ![start, end].some(cutsCharacter) && body.slice(start, end).trim() !== '';
}
