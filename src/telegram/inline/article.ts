import type { TranslateFunction } from '@grammyjs/i18n';
import type { InlineQueryResultArticle } from 'grammy/types';
import { visible } from '../../text/visible.ts';
import type { Citation } from '../../types.ts';
import { addressOf } from '../reply/addresses.ts';
import { encodeReference } from '../reply/reference.ts';
import { RichText } from '../reply/rich-text.ts';
import { bestWords } from './best-words.ts';

const MAX_HEADLINE_CHARACTERS = 72;
const MAX_FACT_CHARACTERS = 80;
/** Longer quotes are folded up until they are tapped. */
const EXPANDABLE_CHARACTERS = 280;
/** Telegram keeps the first hundred entities of a message. */
const MOST_MARKS = 30;

/** A citation to choose from a list and to paste: its quote, and where that stands. */
export function articleOf(
  citation: Citation,
  t: TranslateFunction,
  publicUrl: string | null,
): InlineQueryResultArticle {
  const { reportId, start, end, text, marks } = citation;
  const title = shown(citation.title) || t('inline-untitled');
  const facts = factsOf(citation, t);
  const message = new RichText()
    .quote(text, marks.slice(0, MOST_MARKS), text.length > EXPANDABLE_CHARACTERS)
    .add('\n');
  const address = addressOf(citation, publicUrl);
  if (address === null) message.add(title);
  else message.link(title, address);
  const speaker = shown(citation.speaker);
  for (const fact of speaker === '' ? facts : [...facts, speaker]) message.add(` · ${fact}`);
  return {
    type: 'article',
    id: encodeReference({ reportId, span: { start, end } }),
    title: bestWords(text, marks, MAX_HEADLINE_CHARACTERS) || title,
    description: [title, ...facts].join(' · '),
    input_message_content: {
      message_text: message.text,
      entities: message.entities,
      link_preview_options: { is_disabled: true },
    },
  };
}

/** True when the article has words of the bot's own, which are other ones for other users. */
export function hasOwnWords({ title, date, dateInferred }: Citation): boolean {
  return shown(title) === '' || (date !== null && dateInferred);
}

/** Date and place, as far as the report tells. */
function factsOf({ date, dateInferred, place }: Citation, t: TranslateFunction): string[] {
  const day = shown(date);
  const told = day !== '' && dateInferred ? t('inline-date-inferred', { date: day }) : day;
  return [told, shown(place)].filter(fact => fact !== '');
}

/** A fact on one line. */
function shown(fact: string | null): string {
  return visible(fact ?? '', MAX_FACT_CHARACTERS);
}
