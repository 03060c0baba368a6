import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { type Preview, startPreview } from '../../src/preview/server.ts';
import { scriptedBot } from './scripted-bot.ts';
import { hasBrowser, launch, openChat } from './windows.ts';

export const examples = ['落霞谷景区每天接待多少人？', '多长？', '舒望川强调了什么？'];

export interface Stage {
  preview: Preview;
  /** Opens the chat page in a window of its own; what goes wrong in it fails the test. */
  open(options?: BrowserContextOptions & { path?: string }): Promise<Page>;
  /** Ends the server with every open connection. */
  stop(): Promise<void>;
  /** Starts it again on the same port, with nothing in its memory. */
  start(): Promise<void>;
}

/** Tests in a browser, each with a preview and a scripted bot of its own. */
export function inBrowser(name: string, tests: (stage: Stage) => void): void {
  if (!hasBrowser) process.stderr.write(`${name}: skipped, there is no chromium\n`);
  describe.skipIf(!hasBrowser)(name, () => {
    let browser: Browser;
    let preview: Preview;
    let bot: ReturnType<typeof scriptedBot>;
    let wrong: string[] = [];

    const start = async (port: number) => {
      preview = await startPreview({ port, examples });
      bot = scriptedBot(preview.token, preview.apiRoot);
      await bot.init();
      // It ends when it is stopped, or with the server.
      bot.start().catch(() => {});
    };
    const stop = async () => {
      await bot.stop().catch(() => {});
      await preview.close();
    };
    const stage: Stage = {
      get preview() {
        return preview;
      },
      open: ({ path = '', ...options } = {}) =>
        openChat(browser, preview.url + path, wrong, options),
      stop,
      start: () => start(Number(new URL(preview.url).port)),
    };

    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      wrong = [];
      await start(0);
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await stop();
      expect(wrong).toEqual([]);
    });
    tests(stage);
  });
}
