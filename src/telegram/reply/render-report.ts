import type { TranslateFunction } from '@grammyjs/i18n';
import type { ReportRecord } from '../../index/catalog/catalog.ts';
import { placeName } from '../../text/places.ts';
import type { Citation, Span } from '../../types.ts';
import { reportAddress } from './addresses.ts';
import { addQuote, dateOf, factOf, type Shown, titleOf } from './citation.ts';
import { pageAt, paginate } from './paginate.ts';
import { RichText } from './rich-text.ts';

/** Most characters of a report's text on one page: a few screens of a phone. */
const PAGE_CHARACTERS = 2000;
const MOST_SPEAKERS = 8;
const MOST_MEASURES = 3;
const MOST_QUOTES = 3;

/** A page of a report's text, and how many there are. */
export interface TextPage {
  message: RichText;
  /** 1-based. */
  page: number;
  pages: number;
}

/**
 * A page of a report under its title, the first one with its record as well; `span` is marked, and
 * page 0 is the one with it.
 */
export function renderText(
  record: ReportRecord,
  body: string,
  { page, span }: { page: number; span: Span | null },
  shown: Shown,
): TextPage {
  const text = new RichText();
  if (span === null) text.add(body);
  else {
    const { start, end } = span;
    text.add(body.slice(0, start)).bold(body.slice(start, end)).add(body.slice(end));
  }
  const pages = paginate(text, PAGE_CHARACTERS);
  const wanted = page > 0 ? page - 1 : pageAt(pages, span?.start ?? 0);
  const index = Math.min(wanted, pages.length - 1);
  const message = renderRecord(record, shown, { isShort: index > 0 }).add('\n\n');
  return { message: message.append(pages[index] ?? text), page: index + 1, pages: pages.length };
}

/** A report's record, what else it says on the question, or else what was first asked for in it. */
export function renderMeeting(
  record: ReportRecord,
  said: { quotes: Citation[]; measures: string[] },
  shown: Shown,
): RichText {
  const message = renderRecord(record, shown);
  const quotes = said.quotes.slice(0, MOST_QUOTES);
  const measures = said.measures.slice(0, MOST_MEASURES).map(text => ({ text, marks: [] }));
  const [heading, lines] =
    quotes.length > 0
      ? (['answers-record-quotes', quotes] as const)
      : (['answers-record-measures', measures] as const);
  if (lines.length === 0) return message;
  message.add(`\n\n${shown.t(heading)}`);
  for (const line of lines) addQuote(message.add('\n'), line);
  return message;
}

/** What is known of a report, its title first. */
function renderRecord(record: ReportRecord, { t, publicUrl }: Shown, { isShort = false } = {}) {
  const message = new RichText();
  const title = titleOf(record, t);
  const address = reportAddress(record, publicUrl);
  if (address === null) message.bold(title);
  else message.link(title, address);
  if (!isShort) for (const line of recordLines(record, t)) message.add(`\n${line}`);
  return message;
}

function recordLines(record: ReportRecord, t: TranslateFunction): string[] {
  const { dateInferred, chair, speakers, meetingDate, published } = record;
  const date = dateOf({ date: meetingDate ?? published, dateInferred }, t);
  const place = factOf(placeName(record.place));
  const presided = factOf(chair);
  const names = speakers.slice(0, MOST_SPEAKERS).map(factOf).join('、');
  return [
    date,
    place && t('answers-record-place', { place }),
    presided && t('answers-record-chair', { chair: presided }),
    names && t('answers-record-speakers', { speakers: names }),
  ].filter(line => line !== '');
}
