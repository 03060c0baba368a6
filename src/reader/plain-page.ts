import { html } from 'hono/html';
import { framed, type Page } from './frame.ts';
import type { Html } from './markup.ts';

/** A page that only says that there is nothing, or that something went wrong. */
export function plainPage(page: Page, title: string, message: string): Html {
  const { say, addresses } = page;
  const main = html`<div class="listing"><header><h1>${title}</h1></header>
<div class="list"><p class="empty">${message}</p><p><a href="${addresses.list()}">${say('reader-all-reports')}</a></p></div></div>`;
  return framed(page, { title, main });
}
