import type { ReportRecord } from '../index/catalog/catalog.ts';
import { type FoldedRecord, foldedRecord } from '../index/catalog/folded-record.ts';
import type { ReportIndex } from '../index/report-index.ts';

/** What questions are compared with of one report, folded. */
export interface ReportOutline extends FoldedRecord {
  record: ReportRecord;
}

/** Outlines of reports by their numbers. */
export type Outlines = ReadonlyMap<number, ReportOutline>;

/** An index gives the records that it was asked for last as the same objects again. */
const known = new WeakMap<ReportRecord, ReportOutline>();

/** What questions are compared with of a record. */
export function outlineOfRecord(record: ReportRecord): ReportOutline {
  const outline = known.get(record) ?? { record, ...foldedRecord(record) };
  known.set(record, outline);
  return outline;
}

/** Outlines of reports, in their order. */
export async function outlinesOf(
  index: ReportIndex,
  reportIndexes: Iterable<number>,
): Promise<ReportOutline[]> {
  return (await index.records([...reportIndexes])).map(outlineOfRecord);
}
