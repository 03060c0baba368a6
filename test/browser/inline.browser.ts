import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { inBrowser } from './stage.ts';

const name = '@yinju_preview_bot';

inBrowser('inline mode', stage => {
  it('lists results while one writes, gets more at the end, and sends what is chosen', async () => {
    const page = await stage.open();
    const { field, options, message } = chatOf(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /街道办公群/u })
      .click();
    await field.pressSequentially(`${name} 口罩`);
    await options.filter({ hasText: '结果 1' }).first().waitFor();
    expect(await options.first().textContent()).toContain('打开引据');
    // One option is the button; the arrow up goes from it to the last result, which asks for more.
    await field.press('ArrowUp');
    await options.filter({ hasText: '结果 10' }).waitFor();
    await options.filter({ hasText: '结果 7' }).click();
    await message('引文 7：口罩').waitFor();
    expect(await message('引文 7：口罩').textContent()).toContain(`通过 ${name}`);
    expect(await field.inputValue()).toBe('');
    expect(await options.count()).toBe(0);
  });

  it('says when there is nothing; Enter sends what is written, as a question', async () => {
    const page = await stage.open();
    const { field, options, message } = chatOf(page);
    await field.fill(`${name} 无`);
    await options.filter({ hasText: '没有结果' }).waitFor();
    await field.press('Enter');
    await message(`回声：${name} 无`).waitFor();
    expect(await options.count()).toBe(0);
  });

  it('is begun by a button, in this chat or in one that is chosen', async () => {
    const page = await stage.open();
    const { say, button, field, options } = chatOf(page);
    await say('引用');
    await button('在这里引用').click();
    expect(await field.inputValue()).toBe(`${name} 口罩`);
    await options.filter({ hasText: '结果 1' }).first().waitFor();
    await button('在别处引用').click();
    await page.getByRole('dialog').getByRole('button', { name: '街道办公群' }).click();
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('街道办公群');
    expect(await field.inputValue()).toBe(`${name} 口罩`);
    await options.filter({ hasText: '结果 1' }).first().waitFor();
  });

  it('leads to the bot through its button', async () => {
    const page = await stage.open();
    const { field, options, message } = chatOf(page);
    await field.fill(`${name} 口罩`);
    await options.filter({ hasText: '打开引据' }).click();
    await message('开始：inline').waitFor();
  });
});
