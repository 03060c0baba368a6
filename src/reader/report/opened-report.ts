import type { NearCopy, ReportDetails, ReportRecord } from '../../index/catalog/catalog.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import type { OriginRun, RecordField, Source, Span } from '../../types.ts';

/** Another report, and how like this one it is. */
export interface NamedCopy extends Pick<NearCopy, 'similarity'> {
  record: ReportRecord;
}

/** A report with all that its page shows. */
export interface OpenedReport {
  record: ReportRecord;
  body: string;
  details: ReportDetails;
  sources: Source[];
  copies: NamedCopy[];
  /** Stretch of the body that a value of the record was read from, or null. */
  readAt(field: RecordField, value: string): Span | null;
}

/** The report with an id, or null. */
export async function openReport(
  index: ReportIndex,
  reportId: string,
): Promise<OpenedReport | null> {
  const reportIndex = await index.findReport(reportId);
  if (reportIndex === null) return null;
  const [record] = await index.records([reportIndex]);
  if (!record) return null;
  const details = await index.details(reportIndex);
  const others = await index.records(details.nearCopies.map(copy => copy.reportIndex));
  const origin = await index.origin(reportIndex);
  return {
    record,
    body: await index.body(reportIndex),
    details,
    sources: await index.sources(reportIndex),
    copies: others.map((other, i) => ({
      record: other,
      similarity: details.nearCopies[i]?.similarity ?? 0,
    })),
    readAt(field, value) {
      for (const reading of details.readings) {
        if (reading.field !== field || reading.value !== value) continue;
        const span = inBody(origin, reading);
        if (span) return span;
      }
      return null;
    },
  };
}

/** A stretch of the source as one of the body; null unless its first and last character are there. */
function inBody(origin: OriginRun[], { start, end }: Span): Span | null {
  const first = bodyOffset(origin, start);
  const last = bodyOffset(origin, end - 1);
  return first === null || last === null || last < first ? null : { start: first, end: last + 1 };
}

function bodyOffset(origin: OriginRun[], at: number): number | null {
  const run = origin.find(
    ({ sourceStart, sourceLength }) => at >= sourceStart && at < sourceStart + sourceLength,
  );
  if (!run) return null;
  return run.start + Math.min(at - run.sourceStart, run.length - 1);
}
