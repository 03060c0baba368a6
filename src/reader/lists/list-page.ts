import { html } from 'hono/html';
import type { Facet, FacetKind } from '../../index/catalog/catalog-lists.ts';
import type { ListWish } from '../addresses.ts';
import { framed, type Page } from '../frame.ts';
import { type Html, inARow, placeSaid, said } from '../markup.ts';
import { dateShown, reportLink } from '../report-facts.ts';
import type { ListedReports } from './listed-reports.ts';
import { monthBars } from './month-bars.ts';
import { pager } from './paging.ts';

/** Names of a kind that are shown at once, and with the rest unfolded. */
const SHOWN_NAMES = 10;
const MOST_NAMES = 300;
const KINDS: readonly FacetKind[] = ['topic', 'place', 'month'];

/** The list of the reports, with what it can be narrowed to. */
export function listPage(page: Page, listed: ListedReports): Html {
  const { say, addresses } = page;
  const { wish, count, facets } = listed;
  const isEmpty = count === 0;
  const isNarrowed = KINDS.some(kind => wish[kind] !== undefined);
  const title = say('reader-reports');
  const list = isEmpty
    ? html`<p class="empty">${say(isNarrowed ? 'reader-none-fit' : 'reader-no-reports')}</p>`
    : html`<ol class="entries">${listed.reports.map(({ record, excerpt }) => {
        const facts = [
          dateShown(page, record),
          placeSaid(record.place),
          record.level && say(`reader-level-${record.level}`),
        ];
        return html`<li><h2>${reportLink(page, record)}</h2>
<p class="facts">${inARow(facts)}</p>
<p class="excerpt">${said(excerpt, record.script, 240)}</p></li>\n`;
      })}</ol>
${pager(page, { ...listed, at: number => addresses.list({ ...wish, page: number }) })}`;
  const narrowing =
    isEmpty && !isNarrowed
      ? ''
      : html`<aside class="facets" id="narrow" aria-label="${say('reader-narrow')}">${KINDS.map(
          kind => facet(page, wish, kind, facets[kind]),
        )}</aside>`;
  const main = html`<div class="listing">
<header><h1>${title}</h1>
<p class="dateline">${say('reader-count', { count })}${chosen(page, wish)}${narrowing && html` <a class="to-narrow" href="#narrow">${say('reader-narrow')} ↓</a>`}</p>
${monthBars(say, facets.month)}</header>
<div class="list">${list}</div>
${narrowing}
</div>`;
  return framed(page, { title, main });
}

/** What the list is narrowed to, each with a link that takes it away. */
function chosen({ say, addresses }: Page, wish: ListWish): Html {
  return html`${KINDS.map(kind => {
    const { [kind]: value, page: _page, ...rest } = wish;
    if (value === undefined) return '';
    const topic =
      kind === 'topic'
        ? html` <a href="${addresses.topic(value)}">${say('reader-all-measures')}</a>`
        : '';
    return html` <span class="chosen">${said(value)} <a href="${addresses.list(rest)}" aria-label="${say('reader-not-only', { name: value })}">×</a></span>${topic}`;
  })}`;
}

function facet(page: Page, wish: ListWish, kind: FacetKind, names: Facet[]): Html {
  const { say, addresses } = page;
  const { page: _page, ...rest } = wish;
  const open = names.filter(({ name }) => name !== wish[kind]);
  if (open.length === 0) return html``;
  const lines = open
    .slice(0, MOST_NAMES)
    .map(
      ({ name, reports }) =>
        html`<li><a href="${addresses.list({ ...rest, [kind]: name })}">${said(name)}</a> <small>${reports}</small></li>`,
    );
  const folded =
    lines.length > SHOWN_NAMES
      ? html`<details><summary>${say('reader-more-names', { count: lines.length - SHOWN_NAMES })}</summary><ul>${lines.slice(SHOWN_NAMES)}</ul></details>`
      : '';
  return html`<section aria-labelledby="by-${kind}"><h2 id="by-${kind}">${say(`reader-by-${kind}`)}</h2>
<ul>${lines.slice(0, SHOWN_NAMES)}</ul>${folded}</section>\n`;
}
