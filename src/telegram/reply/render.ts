import type { TranslateFunction } from '@grammyjs/i18n';
import type { Answer, Citation, NearestReport } from '../../types.ts';
import { addCitation, addFacts, dateOf, factOf, titleOf } from './citation.ts';
import { RichText } from './rich-text.ts';

/** Telegram's limit of a message, in code points after entities are taken out. */
export const MAX_MESSAGE_CHARACTERS = 4096;

/**
 * The reply to a question: quotes with their citations, or what there is instead. It may be longer
 * than a message.
 */
export function renderAnswer(
  answer: Answer,
  t: TranslateFunction,
  publicUrl: string | null = null,
): RichText {
  if (answer.status === 'not_found') return renderNotFound(answer, t);
  const message = renderCitations(answer.quotes, t, publicUrl);
  if (answer.more > 0) message.add(`\n\n${t('answers-more-reports', { count: answer.more })}`);
  return message;
}

/** Quotes one below the other; several are numbered as the buttons under them are. */
export function renderCitations(
  citations: readonly Citation[],
  t: TranslateFunction,
  publicUrl: string | null,
): RichText {
  const message = new RichText();
  for (const [i, citation] of citations.entries()) {
    if (i > 0) message.add('\n\n');
    addCitation(message, citation, { t, publicUrl }, citations.length > 1 ? i + 1 : null);
  }
  return message;
}

function renderNotFound({ reason, nearest, missing }: Answer, t: TranslateFunction): RichText {
  const asked = factOf(missing);
  const said = reason ?? 'no_evidence';
  const message = new RichText().add(
    asked === ''
      ? t('answers-not-found', { reason: said })
      : t('answers-missing', { reason: said, asked }),
  );
  if (nearest.length > 0) message.add(`\n\n${t('answers-nearest')}`);
  for (const [i, report] of nearest.entries()) addNearest(message, report, i + 1, t);
  return message;
}

function addNearest(
  message: RichText,
  report: NearestReport,
  number: number,
  t: TranslateFunction,
): void {
  const place = factOf(report.place);
  message.add(`\n${number}. ${titleOf(report, t)}`);
  addFacts(message, [
    dateOf({ ...report, dateInferred: false }, t),
    place && t('answers-place', { place }),
  ]);
}
