import type { ReportFilter } from '../index/catalog/catalog-lists.ts';
import type { Span } from '../types.ts';

/** What a list of reports is narrowed to, as its address has it. */
export interface ListWish extends Pick<ReportFilter, 'place' | 'topic'> {
  /** `2022-05`. */
  month?: string;
  /** 1-based; default 1. */
  page?: number;
}

/**
 * Addresses of the pages, below the path that the site stands under (empty, or `/path`), or below all
 * of its address. Other programs make the first kind themselves: `/r/ID?q=START-END#q`.
 */
export class Addresses {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  /** A report, at a stretch of its body. */
  report(reportId: string, span?: Span): string {
    const place = span ? `?q=${span.start}-${span.end}#q` : '';
    return `${this.#base}/r/${encodeURIComponent(reportId)}${place}`;
  }

  /** A report with what was left out of its source. */
  removed(reportId: string): string {
    return `${this.#base}/r/${encodeURIComponent(reportId)}?removed=1#removed`;
  }

  list({ page, ...wish }: ListWish = {}): string {
    const parameters = new URLSearchParams(
      Object.entries(wish).filter(([, value]) => value !== undefined) as [string, string][],
    );
    if (page !== undefined && page > 1) parameters.set('page', String(page));
    return `${this.#base}/reports${parameters.size > 0 ? `?${parameters}` : ''}`;
  }

  topic(topic: string, page = 1): string {
    return `${this.#base}/topics/${encodeURIComponent(topic)}${page > 1 ? `?page=${page}` : ''}`;
  }

  file(name: string): string {
    return `${this.#base}/reader/${name}`;
  }
}
