import { html } from 'hono/html';
import { placeName } from '../../text/places.ts';
import type { Span } from '../../types.ts';
import type { Page } from '../frame.ts';
import { type Html, oneLine, tongueOf, verbatim } from '../markup.ts';
import type { OpenedReport } from './opened-report.ts';

const QUOTE_ROWS = 11;
const REPORT_ROWS = 6;

/** A stretch of a report that is shown, and who says it. */
export interface Quoted extends Span {
  speaker: string | null;
}

/** The citation to copy, and what of it is printed above the text. */
export function citationPart(page: Page, report: OpenedReport, quoted: Quoted | null): Html {
  const { say } = page;
  const text = citationText(page, report, quoted);
  const rows = quoted ? QUOTE_ROWS : REPORT_ROWS;
  return html`<section class="citation" aria-labelledby="citation-title">
<h2 id="citation-title">${say(quoted ? 'reader-cite-quote' : 'reader-cite-report')}</h2>
<label class="unseen" for="citation">${say('reader-citation')}</label>
<textarea id="citation" readonly rows="${rows}" lang="${tongueOf(report.record.script)}">
${verbatim(text)}</textarea>
<button type="button" hidden data-copies="citation" data-done="${say('reader-copied')}">${say('reader-copy')}</button>
</section>`;
}

/** Quote and source as they are printed, in place of what only a screen can show. */
export function printedCitation(page: Page, report: OpenedReport, quoted: Quoted | null): Html {
  const { body, record } = report;
  const quote = quoted
    ? html`<blockquote lang="${tongueOf(record.script)}">${verbatim(body.slice(quoted.start, quoted.end))}</blockquote>`
    : '';
  return html`<figure class="printed">${quote}<figcaption>${sourceLines(page, report, quoted).map(
    line => html`<p>${line}</p>`,
  )}</figcaption></figure>`;
}

/** A text that tells what was said, where it stands, and how to look it up. */
function citationText(page: Page, report: OpenedReport, quoted: Quoted | null): string {
  const quote = quoted ? [`“${report.body.slice(quoted.start, quoted.end).trim()}”`] : [];
  return [...quote, ...sourceLines(page, report, quoted)].join('\n');
}

function sourceLines(page: Page, report: OpenedReport, quoted: Quoted | null): string[] {
  const { say, addresses, origin } = page;
  const { record, sources } = report;
  const title = oneLine(record.title ?? '') || say('reader-untitled');
  const day = record.meetingDate ?? record.published;
  const isInferred = record.meetingDate !== null && record.dateInferred;
  const facts = [
    day === null ? null : isInferred ? `${day} ${say('reader-inferred')}` : day,
    placeName(record.place),
    quoted?.speaker ?? null,
    record.site,
  ];
  const shown = facts.filter(fact => fact !== null).map(fact => oneLine(fact));
  const source = record.url ?? sources[0]?.file ?? '';
  return [
    `—— ${[`《${title}》`, ...shown].join(' · ')}`,
    `${say('reader-source-of')}${oneLine(source, 200)}`,
    `${say('reader-look-up')}${origin}${addresses.report(record.reportId, quoted ?? undefined)}`,
  ];
}
