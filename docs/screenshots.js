/**
 * Makes the pictures of the README, `npm run screenshots`: starts the preview with the sample
 * reports, asks a question, and saves what a chromium shows. CHROMIUM names another one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = path.join(root, 'docs/images');
const yinju = path.join(root, 'bin/yinju.js');
const maxBytes = 200_000;

const question = '云岭市重症床位扩充到多少张？';

/** @type {[name: string, options: import('playwright-core').BrowserContextOptions][]} */
const shots = [
  ['chat-light', { viewport: { width: 1000, height: 640 }, colorScheme: 'light' }],
  ['chat-dark', { viewport: { width: 1000, height: 640 }, colorScheme: 'dark' }],
  ['chat-phone', { viewport: { width: 375, height: 720 }, isMobile: true, hasTouch: true }],
];

/** The report that the answer quotes. */
const readerShot = { viewport: { width: 1080, height: 660 }, colorScheme: 'light' };

/** The preview on a free port; resolves with its address once it has printed that. */
function startPreview(environment) {
  const server = spawn(process.execPath, [yinju, 'preview', '--port', '0'], { env: environment });
  server.stderr.pipe(process.stderr);
  const url = new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', chunk => {
      printed += chunk;
      const [address] = /http:\/\/\S+/u.exec(printed) ?? [];
      if (address) resolve(address);
    });
    server.on('exit', status => reject(new Error(`The preview ended with ${status}`)));
  });
  return { server, url };
}

/** Asks, and waits for the answer with its buttons. */
async function ask(page, question) {
  const replies = page.getByRole('log').locator('article:not(.own)');
  const before = await replies.count();
  await page.locator('#draft').fill(question);
  await page.locator('#draft').press('Enter');
  await replies.nth(before).locator('.key').first().waitFor();
}

async function save(page, name) {
  const file = path.join(images, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(file);
  process.stdout.write(`${path.relative(root, file)} ${size} bytes\n`);
  if (size > maxBytes) process.exitCode = 1;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'yinju-screenshots-'));
const environment = { ...process.env, INDEX_DIR: path.join(folder, 'index') };
spawnSync(process.execPath, [yinju, 'index'], { env: environment, stdio: 'inherit' });
const { server, url } = startPreview(environment);
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  let report = '';
  for (const [name, options] of shots) {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    await page.goto(await url);
    await page.getByRole('log').locator('article, .welcome').first().waitFor();
    if (name === shots[0]?.[0]) await ask(page, question);
    // The field that has the focus would blink, or not, from one picture to the next.
    await page.locator('#chat-title').click();
    await page.mouse.move(0, 0);
    await save(page, name);
    report = (await page.locator('a.key').last().getAttribute('href')) ?? '';
    await context.close();
  }
  const context = await browser.newContext({ locale: 'zh-CN', ...readerShot });
  const page = await context.newPage();
  await page.goto(report);
  await page.locator('mark').first().waitFor();
  // The page opens where the quote stands; from its beginning both can be seen.
  await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
  await save(page, 'reader');
} finally {
  await browser.close();
  server.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}
