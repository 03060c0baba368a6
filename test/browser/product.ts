import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { groupChat, people } from '../../src/preview/people.ts';
import { YINJU } from '../helpers/compile.ts';
import { runYinju, UNSET } from '../helpers/run-yinju.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { hasBrowser, launch, openChat } from './windows.ts';

const samples = fileURLToPath(new URL('../../data/reports', import.meta.url));
const startMs = 30_000;

export interface Product {
  /** Of the chat page, with a slash at its end. */
  url: string;
  /** A copy of the sample reports, which the index is built from. */
  reportsFolder: string;
  /** Opens the chat page in a window of its own; what goes wrong in it fails the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** Tests in a browser of `yinju preview` as people run it, one for all; each begins with empty chats. */
export function inProduct(name: string, tests: (product: Product) => void): void {
  if (!hasBrowser) process.stderr.write(`${name}: skipped, there is no chromium\n`);
  describe.skipIf(!hasBrowser)(name, () => {
    let browser: Browser;
    let server: ChildProcess;
    let wrong: string[] = [];
    const product: Product = {
      url: '',
      reportsFolder: '',
      open: options => openChat(browser, product.url, wrong, options),
    };

    beforeAll(async () => {
      const folder = await tempFolder();
      product.reportsFolder = path.join(folder, 'reports');
      await cp(samples, product.reportsFolder, { recursive: true });
      const settings = {
        REPORTS_DIR: product.reportsFolder,
        INDEX_DIR: path.join(folder, 'index'),
        STATE_FILE: path.join(folder, 'state', 'bot.sqlite'),
        PREVIEW_PORT: '0',
        LOG_LEVEL: 'warn',
      };
      const { code, stderr } = await runYinju(['index'], settings);
      if (code !== 0) throw new Error(stderr);
      server = startPreview(settings);
      [product.url, browser] = await Promise.all([addressOf(server), launch()]);
    });
    afterAll(async () => {
      await browser?.close();
      if (!server || server.exitCode !== null) return;
      server.kill('SIGINT');
      await once(server, 'exit');
    });
    beforeEach(async () => {
      wrong = [];
      for (const { id } of people) {
        await clear(product.url, id, id);
        await clear(product.url, id, groupChat.id);
      }
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      expect(wrong).toEqual([]);
    });
    tests(product);
  });
}

function startPreview(settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [YINJU, 'preview'], {
    env: { PATH: process.env.PATH ?? '', ...UNSET, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The address that a preview prints when it can be asked. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  const late = AbortSignal.timeout(startMs);
  for (;;) {
    if (stdout === null) throw new Error('a preview prints its address');
    const [chunk] = await once(stdout, 'data', { signal: late });
    printed += String(chunk);
    const [address] = /http:\/\/\S+\//u.exec(printed) ?? [];
    if (address !== undefined) return address;
  }
}

async function clear(url: string, as: number, chatId: number): Promise<void> {
  const response = await fetch(`${url}user/clear`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, chatId }),
  });
  if (!response.ok) throw new Error(await response.text());
}
