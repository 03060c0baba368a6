import type { Report } from '../types.ts';

/** A body so much shorter than what was dropped may have lost text. */
const DROPPED_TO_BODY = 5;
const UNREADABLE = /\ufffd/gu;

/** What a person should look at before trusting a record; empty when nothing is doubtful. */
export function warningsOf(report: Report): string[] {
  const { title, body, published, meetingDate, place, dropped } = report;
  const warnings: string[] = [];
  if (!title) warnings.push('no title was found');
  if (!meetingDate && !published) warnings.push('no date was found');
  if (meetingDate?.length === 'MM-DD'.length) {
    warnings.push('the year of the meeting is not stated');
  } else if (meetingDate && published && meetingDate > published) {
    warnings.push(`the meeting (${meetingDate}) is later than its report (${published})`);
  }
  if (!place.province && !place.city && !place.county) warnings.push('no place was found');
  const unreadable = body.match(UNREADABLE)?.length ?? 0;
  if (unreadable > 0) warnings.push(`${unreadable} characters could not be read`);
  const droppedCharacters = dropped.reduce((sum, { start, end }) => sum + end - start, 0);
  if (droppedCharacters > body.length * DROPPED_TO_BODY) {
    warnings.push(`most of the page was dropped (${droppedCharacters} characters)`);
  }
  return warnings;
}
