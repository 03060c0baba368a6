import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { labels } from './labels.ts';
import { inBrowser } from './stage.ts';

inBrowser('the keyboard alone', stage => {
  it('asks, walks the messages, presses a button and comes back', async () => {
    const page = await stage.open();
    const { field, log, message, button, toast } = chatOf(page);
    expect(await focused(page)).toBe('draft');
    await page.keyboard.type('接待多少人');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('每天');
    expect(await field.inputValue()).toBe('接待多少人\n每天');
    await page.keyboard.press('Enter');
    await button(labels.useful).waitFor();

    await log.focus();
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('桐坪县部署');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.classList.contains("own")')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe(labels.reply);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('draft');
    expect(await page.locator('#context').textContent()).toContain('回复 我');
    await page.keyboard.press('Escape');
    expect(await page.locator('#context').isVisible()).toBe(false);

    await log.focus();
    await page.keyboard.type('从消息里');
    expect(await field.inputValue()).toBe('从消息里');
    await field.fill('');

    await button(labels.useful).focus();
    await page.keyboard.press('Enter');
    await toast.waitFor();
    await message('桐坪县部署').waitFor();
  });

  it('chooses a command from the list with the arrows', async () => {
    const { apiRoot, token } = stage.preview;
    const commands = [
      { command: 'start', description: '开始' },
      { command: 'stats', description: '统计' },
    ];
    await fetch(`${apiRoot}/bot${token}/setMyCommands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commands }),
    });
    const page = await stage.open();
    const { field, options, message } = chatOf(page);
    await page.keyboard.type('/st');
    await options.nth(1).waitFor();
    expect(await field.getAttribute('aria-activedescendant')).toBe('choice-0');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('choice-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await message('开始：无').waitFor();
    await page.keyboard.type('/');
    await options.first().waitFor();
    await page.keyboard.press('Escape');
    expect(await options.count()).toBe(0);
  });

  it('reaches everything, and always shows where it is', async () => {
    const page = await stage.open();
    const seen = new Set<string>();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const [name, isMarked] = (await page.evaluate(markOfFocus)) as [string, boolean];
      if (name === 'BODY') continue;
      seen.add(name);
      expect([name, isMarked]).toEqual([name, true]);
    }
    const wanted = ['theme', 'language', 'clear', 'log', 'menu', 'draft', 'attach'];
    expect([...seen]).toEqual(expect.arrayContaining(wanted));
  });
});

/** Whether an outline or, for the text field and who is played, a ring around it is drawn. */
const markOfFocus = `(() => {
  const at = document.activeElement;
  const around = at.closest('.composer-box, .person') ?? at;
  const looks = [at, around].map(each => getComputedStyle(each));
  const isMarked = looks.some(({ outlineStyle, outlineWidth }) =>
    outlineStyle !== 'none' && outlineWidth !== '0px') ||
    (around.matches('.composer-box') && looks[1].boxShadow !== 'none');
  return [at.id || at.tagName, isMarked];
})()`;

function focused(page: import('playwright-core').Page): Promise<unknown> {
  return page.evaluate('document.activeElement.id');
}
