import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { type Preview, startPreview } from '../../src/preview/server.ts';
import { scriptedBot } from './scripted-bot.ts';

const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find(path => path && existsSync(path));

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

interface PollingBot {
  init(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Tests in a browser, each with a preview and a bot of its own; the scripted one if none is given. */
export function inBrowser(
  name: string,
  tests: (stage: Stage) => void,
  makeBot: (token: string, apiRoot: string) => PollingBot = scriptedBot,
): void {
  if (!executablePath) process.stderr.write(`${name}: skipped, there is no chromium\n`);
  describe.skipIf(!executablePath)(name, () => {
    let browser: Browser;
    let preview: Preview;
    let bot: PollingBot;
    let wrong: string[] = [];

    const start = async (port: number) => {
      preview = await startPreview({ port, examples });
      bot = makeBot(preview.token, preview.apiRoot);
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
      async open({ path = '', ...options } = {}) {
        const context = await browser.newContext({
          viewport: { width: 1280, height: 800 },
          locale: 'zh-CN',
          permissions: ['clipboard-read', 'clipboard-write'],
          ...options,
        });
        const page = await context.newPage();
        page.on('pageerror', error => wrong.push(String(error)));
        page.on('console', message => {
          const isOutage = /ERR_CONNECTION|ERR_INCOMPLETE|net::ERR/u.test(message.text());
          if (message.type() === 'error' && !isOutage) wrong.push(message.text());
        });
        await page.goto(preview.url + path);
        await page.getByRole('log').locator('article, .welcome').first().waitFor();
        return page;
      },
      stop,
      start: () => start(Number(new URL(preview.url).port)),
    };

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: executablePath ?? '',
        args: ['--no-sandbox'],
      });
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
