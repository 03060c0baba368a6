import { html } from 'hono/html';
import type { Page } from '../frame.ts';
import type { Html } from '../markup.ts';

/** Number of a page as it was given, at least 1. */
export function pageNumber(given: string | undefined): number {
  return /^[1-9]\d{0,6}$/u.test(given ?? '') ? Number(given) : 1;
}

/** Links to the pages before and behind; nothing when all is on one. */
export function pager(
  { say }: Page,
  { page, pages, at }: { page: number; pages: number; at: (page: number) => string },
): Html {
  if (pages <= 1) return html``;
  const before =
    page > 1 ? html`<a rel="prev" href="${at(page - 1)}">${say('reader-page-before')}</a>` : '';
  const behind =
    page < pages ? html`<a rel="next" href="${at(page + 1)}">${say('reader-page-behind')}</a>` : '';
  return html`<nav class="pager" aria-label="${say('reader-pages')}">${before} <span>${say('reader-page', { page, pages })}</span> ${behind}</nav>`;
}
