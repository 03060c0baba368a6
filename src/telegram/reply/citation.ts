import type { TranslateFunction } from '@grammyjs/i18n';
import { shortened, visible, wellFormed } from '../../text/visible.ts';
import type { Citation } from '../../types.ts';
import { addressOf } from './addresses.ts';
import type { RichText } from './rich-text.ts';

/** What citations are shown with: the user's words, and where reports can be read. */
export interface Shown {
  t: TranslateFunction;
  publicUrl: string | null;
}

const MAX_TITLE_CHARACTERS = 80;
/** Longer quotes are folded up until they are tapped. */
const EXPANDABLE_CHARACTERS = 280;
/** Telegram keeps the first hundred entities of a message, and a quote and its link are two. */
const MOST_MARKS = 30;
/** What a button may copy, in code points. */
const MAX_COPIED_CHARACTERS = 256;
const MAX_COPIED_TITLE_CHARACTERS = 80;
const MAX_COPIED_NAME_CHARACTERS = 24;

/** A quote with its citation on the next line; `number` tells it from others of the message. */
export function addCitation(
  message: RichText,
  citation: Citation,
  shown: Shown,
  number: number | null = null,
): void {
  addQuote(message, citation);
  message.add('\n');
  addSource(message, citation, shown, number);
}

/** A quote alone. */
export function addQuote(
  message: RichText,
  { text, marks }: Pick<Citation, 'text' | 'marks'>,
): void {
  message.quote(text, marks.slice(0, MOST_MARKS), text.length > EXPANDABLE_CHARACTERS);
}

/** Where a quote stands: title · date · place · speaker · how often else. */
export function addSource(
  message: RichText,
  citation: Citation,
  { t, publicUrl }: Shown,
  number: number | null = null,
): void {
  if (number !== null) message.add(`[${number}] `);
  message.link(titleOf(citation, t), addressOf(citation, publicUrl));
  const [place, speaker] = [factOf(citation.place), factOf(citation.speaker)];
  // The same text from another file and almost the same of another report, counted together.
  const count = citation.copies.length + citation.alike.length;
  addFacts(message, [
    dateOf(citation, t),
    place && t('answers-place', { place }),
    speaker && t('answers-speaker', { speaker }),
    count > 0 && t('answers-copies', { count }),
  ]);
}

/** Behind the title, what is known of a report: ` · 2022-05-12 · 云岭市`. */
export function addFacts(message: RichText, facts: (string | false)[]): void {
  for (const fact of facts) if (fact) message.add(` · ${fact}`);
}

export function titleOf({ title }: Pick<Citation, 'title'>, t: TranslateFunction): string {
  return visible(title ?? '', MAX_TITLE_CHARACTERS) || t('answers-untitled');
}

/** The date with what is known of it; '' for none. */
export function dateOf(
  { date, dateInferred }: { date: string | null; dateInferred: boolean },
  t: TranslateFunction,
): string {
  const shown = factOf(date);
  return shown && t(dateInferred ? 'answers-date-inferred' : 'answers-date', { date: shown });
}

/** A name or place from a file on one line; '' for none. */
export function factOf(fact: string | null): string {
  return visible(fact ?? '', MAX_TITLE_CHARACTERS);
}

/** A quote with its source, to be pasted: `“…”——邵庆岚，《市委专题会议召开》，2022年5月12日，云岭市`. */
export function copiedCitation(citation: Citation, t: TranslateFunction): string {
  const title = visible(citation.title ?? '', MAX_COPIED_TITLE_CHARACTERS);
  const source = [
    visible(citation.speaker ?? '', MAX_COPIED_NAME_CHARACTERS),
    title === '' ? t('answers-untitled') : t('answers-copied-title', { title }),
    writtenDate(citation.date),
    visible(citation.place ?? '', MAX_COPIED_NAME_CHARACTERS),
  ]
    .filter(part => part !== '')
    .join('，');
  const around = [...t('answers-copied', { quote: '', source })].length;
  const quote = shortened(citation.text, MAX_COPIED_CHARACTERS - around);
  return wellFormed(t('answers-copied', { quote, source }));
}

/** `2022-05-12` → `2022年5月12日`, `05-12` → `5月12日`. */
function writtenDate(date: string | null): string {
  const [day = '', month = '', year] = (date ?? '').split('-').reverse();
  if (!/^\d\d$/u.test(day) || !/^\d\d$/u.test(month)) return factOf(date);
  return `${year === undefined ? '' : `${year}年`}${Number(month)}月${Number(day)}日`;
}
