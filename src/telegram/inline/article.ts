import type { TranslateFunction } from '@grammyjs/i18n';
import type { InlineQueryResultArticle } from 'grammy/types';
import type { Citation } from '../../types.ts';
import { addressOf } from '../reply/addresses.ts';
import { addFacts, addQuote, factOf } from '../reply/citation.ts';
import { encodeReference } from '../reply/reference.ts';
import { RichText } from '../reply/rich-text.ts';
import { bestWords } from './best-words.ts';

const MAX_HEADLINE_CHARACTERS = 72;

/** A citation to choose from a list and to paste: its quote, and where that stands. */
export function articleOf(
  citation: Citation,
  t: TranslateFunction,
  publicUrl: string | null,
): InlineQueryResultArticle {
  const { reportId, start, end, text, marks } = citation;
  const title = factOf(citation.title) || t('inline-untitled');
  const facts = factsOf(citation, t);
  const message = new RichText();
  addQuote(message, citation);
  message.add('\n').link(title, addressOf(citation, publicUrl));
  addFacts(message, [...facts, factOf(citation.speaker)]);
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
  return factOf(title) === '' || (date !== null && dateInferred);
}

/** Date and place, as far as the report tells. */
function factsOf({ date, dateInferred, place }: Citation, t: TranslateFunction): string[] {
  const day = factOf(date);
  const told = day !== '' && dateInferred ? t('inline-date-inferred', { date: day }) : day;
  return [told, factOf(place)].filter(fact => fact !== '');
}
