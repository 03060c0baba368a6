import type { InlineKeyboardButton } from 'grammy/types';
import type { BotContext } from '../context.ts';
import { keyboardOf, pageRow } from './keyboard.ts';
import type { RichText } from './rich-text.ts';
import type { Reply } from './say.ts';

/** Where a page begins, and how many there are. */
export interface Page {
  /** From 0. */
  number: number;
  pages: number;
  offset: number;
  limit: number;
  /** False when there is no page of the number that was asked for: this is the first. */
  isAsked: boolean;
}

/** A page, and whether it is the one that was asked for: lists get shorter. */
export interface ListPage {
  reply: Reply;
  isAsked: boolean;
}

/** The page that was asked for, or the first when there is none of that number any more. */
export function pageOf(asked: number, limit: number, count: number): Page {
  const pages = Math.max(Math.ceil(count / limit), 1);
  const isAsked = asked < pages;
  const number = isAsked ? asked : 0;
  return { number, pages, offset: number * limit, limit, isAsked };
}

/** The head of a page: what it lists, of what, and which page it is. */
export function addHead(
  context: BotContext,
  text: RichText,
  { title, of = '', page: { number, pages } }: { title: string; of?: string; page: Page },
): void {
  const which = { number: String(number + 1), pages: String(pages) };
  const position = pages > 1 ? context.t('page-number', which) : '';
  text.bold(title);
  for (const part of [of, position]) if (part !== '') text.add(` · ${part}`);
}

/** Buttons to the page before and behind, where there is one; `data` names a page for a button. */
export function turning(
  context: BotContext,
  { number, pages }: Page,
  data: (page: number) => string,
): InlineKeyboardButton[] {
  const before = { text: context.t('page-before'), callback_data: data(number - 1) };
  const behind = { text: context.t('page-behind'), callback_data: data(number + 1) };
  return [...(number > 0 ? [before] : []), ...(number + 1 < pages ? [behind] : [])];
}

/** The same in digits, around which page this is. */
export function turningInDigits(
  { number, pages }: Page,
  data: (page: number) => string,
): InlineKeyboardButton[] {
  return pageRow({ page: number + 1, pages }, (text, page) => ({
    text,
    callback_data: data(page - 1),
  }));
}

/** A text over rows of buttons. */
export function withButtons(
  { text, entities }: Pick<RichText, 'text' | 'entities'>,
  rows: InlineKeyboardButton[][],
): Reply {
  return { text, entities, keyboard: keyboardOf(rows) };
}
