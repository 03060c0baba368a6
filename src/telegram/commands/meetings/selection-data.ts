import type { ReportIndex } from '../../../index/report-index.ts';
import { nameOfKey, shortKey } from '../short-keys.ts';
import type { Selection } from './selection.ts';

/** A selection as a button carries it, at most 32 bytes: period, `:`, key of the place. */
export function selectionData({ place, period }: Selection): string {
  return `${period ?? ''}:${place === null ? '' : shortKey(place)}`;
}

/** What `selectionData` writes, for a regular expression. */
export const SELECTION_DATA = '(?<period>[0-9~-]{0,21}):(?<place>[0-9a-f]{0,10})';

/** The selection that a button carries; null when no report is of its place any more. */
export async function selectionOfData(
  index: ReportIndex,
  period: string,
  key: string,
): Promise<Selection | null> {
  const selection = { place: null, period: period === '' ? null : period };
  if (key === '') return selection;
  const place = nameOfKey(key, (await index.placeCounts()).keys());
  return place === null ? null : { ...selection, place };
}
