import type { ReportRecord } from '../../index/catalog/catalog.ts';
import type { Facet, FacetKind, ReportFilter } from '../../index/catalog/catalog-lists.ts';
import type { ReportIndex } from '../../index/report-index.ts';
import type { ListWish } from '../addresses.ts';

const REPORTS_PER_PAGE = 20;
const EXCERPT_CHARACTERS = 240;
const KINDS: readonly FacetKind[] = ['topic', 'place', 'month'];

/** A page of the list, and by what it can be narrowed. */
export interface ListedReports {
  wish: ListWish;
  page: number;
  pages: number;
  count: number;
  /** Reports with how their text begins. */
  reports: { record: ReportRecord; excerpt: string }[];
  facets: Record<FacetKind, Facet[]>;
}

/** The reports that fit a wish; a page behind the last is the last. */
export async function listReports(index: ReportIndex, wish: ListWish): Promise<ListedReports> {
  const filter = filterOf(wish);
  const { count } = await index.list(filter, { offset: 0, limit: 1 });
  const pages = Math.max(1, Math.ceil(count / REPORTS_PER_PAGE));
  const page = Math.min(wish.page ?? 1, pages);
  const offset = (page - 1) * REPORTS_PER_PAGE;
  const { reportIndexes } = await index.list(filter, { offset, limit: REPORTS_PER_PAGE });
  const records = await index.records(reportIndexes);
  const reports = await Promise.all(
    records.map(async record => ({
      record,
      excerpt: (await index.body(record.reportIndex)).slice(0, EXCERPT_CHARACTERS),
    })),
  );
  const counted = await Promise.all(KINDS.map(kind => index.facets(kind, filter)));
  const [topic = [], place = [], month = []] = counted;
  return { wish, page, pages, count, reports, facets: { topic, place, month } };
}

function filterOf({ place, topic, month }: ListWish): ReportFilter {
  return {
    ...(place === undefined ? {} : { place }),
    ...(topic === undefined ? {} : { topic }),
    // Days are compared as texts.
    ...(month === undefined ? {} : { from: `${month}-01`, to: `${month}-31` }),
  };
}
