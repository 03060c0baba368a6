import type { InlineKeyboardButton } from 'grammy/types';
import type { ReportRecord } from '../../index/catalog/catalog.ts';
import { placeName } from '../../text/places.ts';
import { visible } from '../../text/visible.ts';
import type { BotContext } from '../context.ts';

const MOST_TITLE_CHARACTERS = 60;
const MOST_NAME_CHARACTERS = 40;

/** A report in one line: date · place · title. */
export function reportLine(context: BotContext, record: ReportRecord): string {
  const title = visible(record.title ?? '', MOST_TITLE_CHARACTERS) || context.t('report-untitled');
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
  return visible(name, MOST_NAME_CHARACTERS);
}

/** A button that opens a report; `m:o:` is handled with the lists of meetings. */
export function openButton(text: string, reportId: string): InlineKeyboardButton {
  return { text, callback_data: `m:o:${reportId}` };
}
