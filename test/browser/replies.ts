import type { Locator, Page } from 'playwright-core';

/** The newest message that is not the person's own. */
export function lastReply(page: Page): Locator {
  return page.getByRole('log').locator('article:not(.own)').last();
}

/** The first button whose name begins so: several quotes have numbered ones. */
export function buttonOf(message: Locator, name: string): Locator {
  return message.getByRole('button', { name }).and(message.page().locator('.key')).first();
}
