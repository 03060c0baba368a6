import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { inBrowser } from './stage.ts';

const own = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  '"><svg onload=window.hit=1>',
  "javascript:window.hit='1'",
  '[a](javascript:alert(1))',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  'مرحبا بالعالم',
  '👨‍👩‍👧‍👦🏳️‍🌈',
  '𠮷野家'.repeat(40),
  'W'.repeat(600),
  '{{7*7}} #{7*7} %s %d',
];

const listed = fileURLToPath(
  new URL('../../../shared/badinput/minimaxir+big-list-of-naughty-strings', import.meta.url),
);

/** Of the big list those that stay as they are when Telegram cleans a message. */
function naughty(): string[] {
  if (!existsSync(listed)) return own;
  const file = readdirSync(listed, { recursive: true, encoding: 'utf8' }).find(name =>
    name.endsWith('blns.txt'),
  );
  if (!file) return own;
  const lines = readFileSync(path.join(listed, file), 'utf8').split('\n');
  const isPlain = (line: string) =>
    /\S/u.test(line) && !/^#|[\p{Cc}\p{Cf}\u2028\u2029]/u.test(line) && line === line.trim();
  return [...own, ...lines.filter(isPlain)];
}

inBrowser('strings that break pages', stage => {
  it('are shown as the text they are, and nothing of them runs', async () => {
    const strings = naughty();
    // As many as a chat keeps, without a reply to each: said in the group, where the bot is not told.
    const said = strings.slice(0, 450);
    for (const text of said) {
      const response = await fetch(`${stage.preview.url}user/message`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: 1003, chatId: -2001, text }),
      });
      if (!response.ok) throw new Error(`${text}: ${await response.text()}`);
    }
    const page = await stage.open();
    const { log } = chatOf(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /街道办公群/u })
      .click();
    const shown = (await page.evaluate(
      `[...document.querySelectorAll('#log .text')].map(text => {
        const copy = text.cloneNode(true);
        copy.querySelector('.meta').remove();
        return copy.textContent;
      })`,
    )) as string[];
    expect(shown.filter(text => !text.startsWith('回声：'))).toEqual(said);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await log.locator('script, iframe, object, img').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
