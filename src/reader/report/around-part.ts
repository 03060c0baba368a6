import { html } from 'hono/html';
import type { ReportRecord } from '../../index/catalog/catalog.ts';
import type { Page } from '../frame.ts';
import { type Html, inARow, narrowest, oneLine, placeSaid, said, webLink } from '../markup.ts';
import { dateShown, reportLink } from '../report-facts.ts';
import type { NearReports } from './near-reports.ts';
import type { OpenedReport } from './opened-report.ts';

const PERCENT = 100;

/** Where the text was read from, and where else it stands. */
export function sourcesPart({ say }: Page, { sources }: OpenedReport): Html {
  return html`<section class="sources" aria-labelledby="sources-title">
<h2 id="sources-title">${say('reader-sources', { count: sources.length })}</h2>
<ol>${sources.map(({ file, line, site, url, encoding, sha256 }) => {
    const at = line === null ? '' : ` ${say('reader-line', { line })}`;
    const facts = [site === null ? null : said(site), url === null ? null : webLink(url)];
    return html`<li>${oneLine(file, 200)}${at} <small>${inARow([...facts, encoding, html`SHA-256 <code>${sha256.slice(0, 16)}…</code>`])}</small></li>\n`;
  })}</ol>
</section>`;
}

/** Reports that say nearly the same, and those near in place, topic and time. */
export function aroundPart(page: Page, report: OpenedReport, near: NearReports): Html {
  const { say, addresses } = page;
  const place = narrowest(report.record.place);
  const copies = report.copies.map(({ record, similarity }) =>
    reportLine(page, record, say('reader-similar', { percent: Math.round(similarity * PERCENT) })),
  );
  const of = (records: ReportRecord[]) => records.map(record => reportLine(page, record));
  const groups: [Html, Html[]][] = [
    [html`${say('reader-near-copies')}`, copies],
    [
      html`${say('reader-near-place')} ${place && html`<a href="${addresses.list({ place })}">${said(place)}</a>`}`,
      of(near.place),
    ],
    [
      html`${say('reader-near-topic')} ${near.topicName && html`<a href="${addresses.topic(near.topicName)}">${said(near.topicName)}</a>`}`,
      of(near.topic),
    ],
    [html`${say('reader-near-time')}`, of(near.time)],
  ];
  const filled = groups.filter(([, lines]) => lines.length > 0);
  if (filled.length === 0) return html``;
  return html`<section class="around" aria-labelledby="around-title">
<h2 id="around-title">${say('reader-around')}</h2>
<div class="columns">${filled.map(
    ([heading, lines]) => html`<div><h3>${heading}</h3><ul class="reports">${lines}</ul></div>\n`,
  )}</div>
</section>`;
}

/** A report as one line of a list. */
function reportLine(page: Page, record: ReportRecord, fact: string | null = null): Html {
  const facts = [dateShown(page, record), placeSaid(record.place), fact];
  return html`<li>${reportLink(page, record)}<br><small>${inARow(facts)}</small></li>`;
}
