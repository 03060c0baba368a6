import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { labels } from './labels.ts';
import { examples, inBrowser } from './stage.ts';

inBrowser('a person in the chat', stage => {
  it('asks an example question, gets a quote, presses a button and sees the toast', async () => {
    const page = await stage.open();
    const { button, message, toast } = chatOf(page);
    await page.getByRole('button', { name: examples[0] ?? '' }).click();
    await message('桐坪县部署国庆假期').waitFor();
    expect(await message('桐坪县部署').locator('blockquote').textContent()).toContain('12000人');
    await button(labels.useful).click();
    await toast.waitFor();
    expect(await toast.textContent()).toBe('谢谢');
  });

  it('sees an alert, an edit, and a button that waits', async () => {
    const page = await stage.open();
    const { say, button, message } = chatOf(page);
    await say('接待多少人');
    await button(labels.useless).click();
    const alert = page.getByRole('dialog');
    expect(await alert.textContent()).toContain('已记下');
    await page.keyboard.press('Escape');
    await alert.waitFor({ state: 'hidden' });
    await button(labels.context).click();
    await message('上文').waitFor();
    expect(await message('上文').textContent()).toContain('已编辑');
    await button('慢').click();
    await page.locator('.key[aria-busy="true"]').waitFor();
    expect(await page.locator('.key[aria-busy="true"]').textContent()).toBe('慢');
  });

  it('copies a quote, and is asked before a link leads elsewhere', async () => {
    const page = await stage.open();
    const { say, button, log, toast } = chatOf(page);
    await say('接待多少人');
    await button(labels.copyQuote).click();
    await toast.waitFor();
    expect(await toast.textContent()).toBe('已复制');
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('舒望川强调');
    await log.getByRole('link', { name: labels.original }).click();
    const open = page.getByRole('dialog').getByRole('link', { name: labels.open });
    expect(await page.getByRole('dialog').textContent()).toContain('https://example.com/report');
    expect(await open.getAttribute('rel')).toContain('noopener');
    expect(page.context().pages()).toHaveLength(1);
  });

  it('opens a long quote and closes it again', async () => {
    const page = await stage.open();
    const { say, button, log } = chatOf(page);
    await say('多长？');
    await button(labels.expand).waitFor();
    const heightOf = async () => (await log.locator('blockquote').boundingBox())?.height ?? 0;
    const closed = await heightOf();
    await button(labels.expand).click();
    expect(await button(labels.collapse).getAttribute('aria-expanded')).toBe('true');
    expect(await heightOf()).toBeGreaterThan(closed * 2);
    await log.locator('blockquote').click();
    expect(await heightOf()).toBe(closed);
  });

  it('replies to a message and edits an own one', async () => {
    const page = await stage.open();
    const { say, field, message } = chatOf(page);
    await say('第一句');
    await message('回声：第一句').hover();
    await message('回声：第一句').getByRole('button', { name: labels.reply }).click();
    await say('第二句');
    await message('第二句').waitFor();
    await message('回声：第二句').waitFor();
    expect(await page.locator('.own .reply-preview').textContent()).toContain('回声：第一句');
    await field.press('ArrowUp');
    expect(await field.inputValue()).toBe('第二句');
    await say('改过的句子');
    await message('改过的句子').waitFor();
    expect(await message('改过的句子').textContent()).toContain('已编辑');
  });

  it('finds the chat again after loading the page anew', async () => {
    const page = await stage.open();
    const { say, message } = chatOf(page);
    await say('留在这里');
    await message('回声：留在这里').waitFor();
    await page.reload();
    await message('回声：留在这里').waitFor();
    expect(await page.locator('.welcome').count()).toBe(0);
  });

  it('follows a link to the bot, from the address and inside the chat', async () => {
    const page = await stage.open({ path: '?start=r_123' });
    const { say, message, log } = chatOf(page);
    await message('开始：r_123').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await say('https://t.me/yinju_preview_bot?start=again');
    await message('回声：').waitFor();
    await log.getByRole('link').last().click();
    await message('开始：again').waitFor();
    expect(page.context().pages()).toHaveLength(1);
  });

  it('changes the language of the page', async () => {
    const page = await stage.open();
    await page.getByRole('combobox', { name: labels.language }).selectOption('en');
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByRole('combobox', { name: 'Language of the page' }).selectOption('zh-Hant');
    await page.getByRole('button', { name: '開始', exact: true }).waitFor();
  });

  it('is told when the server is gone, and when it is back', async () => {
    const page = await stage.open();
    await stage.stop();
    const banner = page.getByRole('alert').filter({ hasText: '正在重连' });
    await banner.waitFor();
    await stage.start();
    await banner.waitFor({ state: 'hidden' });
    await chatOf(page).say('回来了');
    await chatOf(page).message('回声：回来了').waitFor();
  });

  it('opens a photo in full size and leaves it with Escape', async () => {
    const page = await stage.open();
    const { say, log } = chatOf(page);
    await say('图片');
    await log.getByRole('button', { name: /放大图片/u }).click();
    await page.locator('#viewer img').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#viewer').waitFor({ state: 'hidden' });
  });
});
