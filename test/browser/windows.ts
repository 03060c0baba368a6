import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find(path => path && existsSync(path));

export const hasBrowser = executablePath !== undefined;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
}

/** Opens the chat page in a window of its own; what goes wrong in it is added to `wrong`. */
export async function openChat(
  browser: Browser,
  url: string,
  wrong: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  // Of the pages that this one opens as well.
  context.on('weberror', error => wrong.push(String(error.error())));
  context.on('console', message => {
    const isOutage = /ERR_CONNECTION|ERR_INCOMPLETE|net::ERR/u.test(message.text());
    // That a page is not there is what this page says, no fault of it.
    const isNotFound = message.location().url === message.page()?.url();
    if (message.type() === 'error' && !isOutage && !isNotFound) wrong.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('log').locator('article, .welcome').first().waitFor();
  return page;
}
