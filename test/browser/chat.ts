import type { Locator, Page } from 'playwright-core';
import { labels } from './labels.ts';

/** What a person does in the chat page, by the roles and names that a screen reader tells. */
export function chatOf(page: Page) {
  const log = page.getByRole('log');
  const field = page.getByRole('textbox', { name: labels.draft });
  return {
    log,
    field,
    /** Writes and presses Enter. */
    async say(text: string): Promise<void> {
      await field.fill(text);
      await field.press('Enter');
    },
    /** The newest message with this text in it, once it is there. */
    message: (text: string): Locator => log.getByRole('article').filter({ hasText: text }).last(),
    button: (name: string): Locator => log.getByRole('button', { name, exact: true }).last(),
    toast: page.locator('#toast.visible'),
    person: (name: string): Locator => page.getByRole('radio', { name }),
    options: page.getByRole('listbox').getByRole('option'),
  };
}
