import { html } from 'hono/html';
import type { ReportRecord } from '../index/catalog/catalog.ts';
import type { Page } from './frame.ts';
import { type Html, oneLine, said } from './markup.ts';

/** A report's title, leading to it. */
export function reportLink({ say, addresses }: Page, record: ReportRecord): Html {
  const title = oneLine(record.title ?? '');
  return html`<a href="${addresses.report(record.reportId)}">${
    title === '' ? say('reader-untitled') : said(title, record.script)
  }</a>`;
}

/** The day of the meeting, or of publication; where the year was concluded, it says so. Null when neither is known. */
export function dateShown(
  { say }: Pick<Page, 'say'>,
  { meetingDate, published, dateInferred }: ReportRecord,
): Html | null {
  const date = oneLine(meetingDate ?? published ?? '');
  if (date === '') return null;
  const isInferred = meetingDate !== null && dateInferred;
  return html`<time datetime="${date}">${date}</time>${isInferred ? html` <small>${say('reader-inferred')}</small>` : ''}`;
}
