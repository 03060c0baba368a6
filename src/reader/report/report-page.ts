import { html } from 'hono/html';
import { framed, type Page } from '../frame.ts';
import { type Html, inARow, oneLine, placeSaid, said } from '../markup.ts';
import { dateShown } from '../report-facts.ts';
import { aroundPart, sourcesPart } from './around-part.ts';
import { askedSpan } from './asked-span.ts';
import { citationPart, printedCitation, type Quoted } from './citation.ts';
import { measuresPart } from './measures-part.ts';
import type { NearReports } from './near-reports.ts';
import type { OpenedReport } from './opened-report.ts';
import { recordPart } from './record-part.ts';
import { removedPart } from './removed-part.ts';
import { textPart } from './text-part.ts';

/** What a report's page is asked to show. */
export interface ReportWish {
  /** `START-END` of the body, as it was given. */
  asked: string | undefined;
  near: NearReports;
  /** Text of the first source, null when it cannot be read; undefined when nobody asked for it. */
  sourceText: string | null | undefined;
}

/** A report with a quote where it stands. */
export function reportPage(
  page: Page,
  report: OpenedReport,
  { asked, near, sourceText }: ReportWish,
): Html {
  const { say, addresses } = page;
  const { record, body } = report;
  const span = askedSpan(asked, body);
  const quoted: Quoted | null = span && { ...span, speaker: speakerAt(report, span.start) };
  const title = oneLine(record.title ?? '');
  const shownTitle =
    title === '' ? html`${say('reader-untitled')}` : said(title, record.script, 300);
  const main = html`<article>
<header>
<p class="kicker">${inARow([placeSaid(record.place), record.level && say(`reader-level-${record.level}`)])}</p>
<h1>${shownTitle}</h1>
<p class="dateline">${inARow([dateShown(page, record), record.site === null ? null : said(record.site, record.script)])}</p>
${notice(page, asked, quoted)}
</header>
${printedCitation(page, report, quoted)}
${textPart(report, span)}
</article>
<aside aria-label="${say('reader-aside')}">
${citationPart(page, report, quoted)}
${recordPart(page, report)}
${measuresPart(page, report)}
</aside>
<div class="behind">
${
  sourceText === undefined
    ? html`<p class="more"><a href="${addresses.removed(record.reportId)}">${say('reader-show-removed', { count: report.details.dropped.length })}</a></p>`
    : removedPart(page, report, sourceText)
}
${sourcesPart(page, report)}
${aroundPart(page, report, near)}
</div>`;
  return framed(page, {
    title: title || say('reader-untitled'),
    main: html`<div class="reading">${main}</div>`,
  });
}

/** Where the quote is, or that there is none where the link says. */
function notice({ say }: Page, asked: string | undefined, quoted: Quoted | null): Html {
  if (quoted) {
    const { start, end } = quoted;
    const facts = [
      html`<a href="#q">${say('reader-to-quote')}</a>`,
      say('reader-characters', { start: start + 1, end }),
      html`<a href="#citation">${say('reader-cite-quote')}</a>`,
    ];
    return html`<p class="notice">${inARow(facts)}</p>`;
  }
  if (asked !== undefined) {
    return html`<p class="notice" role="status">${say('reader-no-such-place')}</p>`;
  }
  return html``;
}

function speakerAt({ details }: OpenedReport, offset: number): string | null {
  return details.turns.find(({ start, end }) => start <= offset && offset < end)?.speaker ?? null;
}
