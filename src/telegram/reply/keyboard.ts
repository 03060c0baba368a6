import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';

/** Page of those that there are, both 1-based. */
export interface Paging {
  page: number;
  pages: number;
}

/** Rows of buttons, of which empty ones are left out. */
export function keyboardOf(rows: InlineKeyboardButton[][]): InlineKeyboardMarkup {
  return { inline_keyboard: rows.filter(row => row.length > 0) };
}

/** Buttons in rows of so many. */
export function inRows(buttons: InlineKeyboardButton[], columns: number): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  for (let i = 0; i < buttons.length; i += columns) rows.push(buttons.slice(i, i + columns));
  return rows;
}

/** `‹`, `2/5` and `›`, each made by `button` for a page; nothing when all is on one. */
export function pageRow(
  { page, pages }: Paging,
  button: (label: string, page: number) => InlineKeyboardButton,
): InlineKeyboardButton[] {
  if (pages <= 1) return [];
  return [
    ...(page > 1 ? [button('‹', page - 1)] : []),
    button(`${page}/${pages}`, page),
    ...(page < pages ? [button('›', page + 1)] : []),
  ];
}
