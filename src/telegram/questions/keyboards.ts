import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Answer, Citation } from '../../types.ts';
import { addressOf } from '../reply/addresses.ts';
import { copiedCitation, type Shown } from '../reply/citation.ts';
import { keyboardOf, type Paging, pageRow } from '../reply/keyboard.ts';
import type { Reference } from '../reply/reference.ts';
import { encodePress, type Press } from './press.ts';

type Row = InlineKeyboardButton[];

/** How many thought an answer good, and how many did not. */
export interface VoteCounts {
  up: number;
  down: number;
}

/**
 * Under an answer: what concerns its quotes, then what concerns all of it. Rows are short, since a
 * phone cuts long labels: one quote has two by two buttons, several have a column each.
 */
export function answerKeyboard(
  answer: Answer,
  answerId: number,
  paging: Paging,
  votes: VoteCounts,
  shown: Shown,
): InlineKeyboardMarkup {
  const { t } = shown;
  const isAnswered = answer.status === 'answered';
  const [only, ...others] = answer.quotes;
  const quotes =
    only && others.length === 0
      ? rowsOfOne(only, answerId, shown)
      : rowsOfMany(answer.quotes, answerId, shown);
  const nearest = answer.nearest.map(({ reportId }, i) =>
    button(`${t('answers-button-text')} ${i + 1}`, {
      act: 'text',
      answerId,
      reference: { reportId, span: null },
    }),
  );
  const more = button(t('answers-button-more'), { act: 'more', answerId, page: 1 });
  return keyboardOf([
    ...quotes,
    nearest,
    turning(paging, { act: 'answer', answerId }),
    [...(isAnswered ? [more] : []), ...voteButtons(answerId, votes)],
  ]);
}

function rowsOfOne(quote: Citation, answerId: number, shown: Shown): Row[] {
  return [
    [contextButton(quote, answerId, shown), sourceButton(quote, answerId, shown)],
    [meetingButton(quote, answerId, shown), copyButton(quote, shown)],
  ];
}

/** The meeting of one of several is reached from its context. */
function rowsOfMany(quotes: readonly Citation[], answerId: number, shown: Shown): Row[] {
  const number = (i: number) => ` ${i + 1}`;
  return [
    quotes.map((quote, i) => contextButton(quote, answerId, shown, number(i))),
    quotes.map((quote, i) => sourceButton(quote, answerId, shown, number(i))),
    quotes.map((quote, i) => copyButton(quote, shown, number(i))),
  ];
}

/** Under a quote in its context. */
export function contextKeyboard(
  quote: Citation,
  { answerId, page }: Press,
  shown: Shown,
): InlineKeyboardMarkup {
  const hits: Partial<Press> = page > 0 ? { act: 'more', page } : { act: 'answer' };
  const toHits = answerId > 0 ? { ...hits, answerId } : null;
  return keyboardOf([
    [
      sourceButton(quote, answerId, shown),
      meetingButton(quote, answerId, shown),
      copyButton(quote, shown),
    ],
    backRow(toHits, shown),
  ]);
}

/** Under further hits: the context of each, pages, and back. */
export function moreKeyboard(
  quotes: readonly Citation[],
  { answerId, page }: Press,
  goesOn: boolean,
  shown: Shown,
): InlineKeyboardMarkup {
  const { t } = shown;
  const contexts = quotes.map((quote, i) =>
    button(`${t('answers-button-context')}${quotes.length > 1 ? ` ${i + 1}` : ''}`, {
      act: 'context',
      answerId,
      page,
      reference: referenceTo(quote),
    }),
  );
  const turn = (label: string, to: number) => button(label, { act: 'more', answerId, page: to });
  const turns = [
    ...(page > 1 ? [turn('‹', page - 1)] : []),
    ...(goesOn ? [turn('›', page + 1)] : []),
  ];
  return keyboardOf([contexts, turns, backRow({ act: 'answer', answerId }, shown)]);
}

/** Under a page of a report's text. */
export function textKeyboard(
  { answerId, reference }: Press,
  paging: Paging,
  shown: Shown,
): InlineKeyboardMarkup {
  return keyboardOf([
    turning(paging, { act: 'text', answerId, reference }),
    backRow(backOf(answerId, reference), shown),
  ]);
}

/** Under a report's record. */
export function meetingKeyboard(
  { answerId, reference }: Press,
  shown: Shown,
): InlineKeyboardMarkup {
  const text = button(shown.t('answers-button-text'), {
    act: 'text',
    answerId,
    page: 1,
    reference,
  });
  return keyboardOf([[text], backRow(backOf(answerId, reference), shown)]);
}

/** 👍 and 👎 with how many pressed them. */
function voteButtons(answerId: number, { up, down }: VoteCounts): Row {
  const label = (sign: string, count: number) => (count > 0 ? `${sign} ${count}` : sign);
  return [
    button(label('👍', up), { act: 'up', answerId }),
    button(label('👎', down), { act: 'down', answerId }),
  ];
}

/** The same keyboard with other counts: whatever the message shows, it stays. */
export function recounted(
  { inline_keyboard }: InlineKeyboardMarkup,
  answerId: number,
  votes: VoteCounts,
): InlineKeyboardMarkup {
  const fresh = voteButtons(answerId, votes);
  const dataOf = (of: InlineKeyboardButton) => ('callback_data' in of ? of.callback_data : null);
  return {
    inline_keyboard: inline_keyboard.map(row =>
      row.map(old => fresh.find(each => dataOf(each) === dataOf(old)) ?? old),
    ),
  };
}

function contextButton(quote: Citation, answerId: number, { t }: Shown, number = ''): Row[number] {
  const reference = referenceTo(quote);
  return button(t('answers-button-context') + number, { act: 'context', answerId, reference });
}

function meetingButton(quote: Citation, answerId: number, { t }: Shown): Row[number] {
  const reference = referenceTo(quote);
  return button(t('answers-button-meeting'), { act: 'meeting', answerId, reference });
}

function sourceButton(quote: Citation, answerId: number, shown: Shown, number = ''): Row[number] {
  const label = shown.t('answers-button-source') + number;
  const url = addressOf(quote, shown.publicUrl);
  if (url !== null) return { text: label, url };
  return button(label, { act: 'text', answerId, reference: referenceTo(quote) });
}

function copyButton(quote: Citation, { t }: Shown, number = ''): Row[number] {
  return { text: t('answers-button-copy') + number, copy_text: { text: copiedCitation(quote, t) } };
}

/** Pages of what a press shows; where one is already, nothing is to be done. */
function turning(paging: Paging, press: Partial<Press>): Row {
  const { answerId = 0 } = press;
  return pageRow(paging, (label, page) =>
    button(label, page === paging.page ? { act: 'stay', answerId } : { ...press, page }),
  );
}

/** Back to the answer; where there is none, to the quote that a link led to. */
function backOf(answerId: number, reference: Reference | null): Partial<Press> | null {
  if (answerId > 0) return { act: 'answer', answerId };
  return reference?.span ? { act: 'context', reference } : null;
}

function backRow(to: Partial<Press> | null, { t }: Shown): Row {
  return to === null ? [] : [button(t('answers-button-back'), to)];
}

function button(text: string, press: Partial<Press>): Row[number] {
  const whole = { act: 'stay', answerId: 0, page: 0, reference: null, ...press } as const;
  return { text, callback_data: encodePress(whole) };
}

function referenceTo({ reportId, start, end }: Citation): Reference {
  return { reportId, span: { start, end } };
}
