import type { ReportFilter } from '../../../index/catalog/catalog-lists.ts';

/** What lists of reports are narrowed to by a person. */
export interface Selection {
  /** Name of a place as records have it: 晋中市. */
  place: string | null;
  /** A year, month or day (`2022`, `2022-05`, `2022-05-04`), or two days with `~` between. */
  period: string | null;
}

export const EVERYTHING: Selection = { place: null, period: null };

/** The filter of a selection; the last day of any month may be called the 31st. */
export function filterOf({ place, period }: Selection): ReportFilter {
  const filter: ReportFilter = place === null ? {} : { place };
  if (period === null) return filter;
  const [from = '', to = from] = period.split('~');
  return { ...filter, from: completed(from, '-01-01'), to: completed(to, '-12-31') };
}

/** `2022-05` with the end of `-01-01` is `2022-05-01`. */
function completed(date: string, end: string): string {
  return date + end.slice(date.length - '2022'.length);
}

/** What a selection is called: 晋中市 · 2022-05; '' for everything. */
export function selectionName({ place, period }: Selection): string {
  return [place, period?.replace('~', ' – ') ?? null].filter(part => part !== null).join(' · ');
}
