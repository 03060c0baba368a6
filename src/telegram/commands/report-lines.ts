import type { InlineKeyboardButton } from 'grammy/types';
import type { ReportRecord } from '../../index/catalog/catalog.ts';
import { placeName } from '../../text/places.ts';
import type { BotContext } from '../context.ts';
import { visible } from '../reply/visible.ts';

const MOST_TITLE_CHARACTERS = 60;
const MOST_NAME_CHARACTERS = 40;

/** A report in one line: date · place · title. */
export function reportLine(context: BotContext, record: ReportRecord): string {
  const title = whole(record.title ?? '', MOST_TITLE_CHARACTERS) || context.t('report-untitled');
  return [...factsOf(record), title].join(' · ');
}

/** Date and place of a report, as far as it tells. */
export function factsOf({ meetingDate, published, place }: ReportRecord): string[] {
  return [meetingDate ?? published ?? '', shownName(placeName(place) ?? '')].filter(
    fact => fact !== '',
  );
}

/** A name from a file, short enough for a button. */
export function shownName(name: string): string {
  return whole(name, MOST_NAME_CHARACTERS);
}

/** Telegram refuses a button with half a character in its text. */
function whole(text: string, most: number): string {
  return visible(text, most).replaceAll(/\p{Cs}/gu, '\u{FFFD}');
}

/** A button that opens a report; `m:o:` is handled with the lists of meetings. */
export function openButton(text: string, reportId: string): InlineKeyboardButton {
  return { text, callback_data: `m:o:${reportId}` };
}
