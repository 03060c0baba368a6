import { InlineKeyboard } from 'grammy';

/** Buttons to the pages before and after; `data` stands before the page's number. Counted from 0. */
export function pageButtons(data: string, page: number, pages: number): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (page > 0) keyboard.text('‹', `${data}${page - 1}`);
  if (pages > 1) keyboard.text(`${page + 1} / ${pages}`, `${data}${page}`);
  if (page + 1 < pages) keyboard.text('›', `${data}${page + 1}`);
  return keyboard;
}

/** How many pages there are, and the asked one of them. */
export function pageOf(
  asked: number,
  count: number,
  pageSize: number,
): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / pageSize));
  return { page: Math.min(asked, pages - 1), pages };
}
