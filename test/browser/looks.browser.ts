import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { labels } from './labels.ts';
import { desktop, isTooWide, phone, violations } from './looks.ts';
import { inBrowser } from './stage.ts';

inBrowser('the looks', stage => {
  it.each(['light', 'dark'] as const)('have nothing that axe objects to: %s', async colorScheme => {
    const page = await stage.open({ colorScheme, reducedMotion: 'reduce' });
    const { say, button, message, field, options } = chatOf(page);
    await page.getByText('开发者').click();
    expect(await violations(page)).toEqual([]);
    await say('接待多少人');
    await button(labels.useful).waitFor();
    await say('多长？');
    await button(labels.expand).waitFor();
    await say('图片');
    await message('一张图片').waitFor();
    await button(labels.useful).click();
    expect(await violations(page)).toEqual([]);
    await field.fill('@yinju_preview_bot 口罩');
    await options.filter({ hasText: '结果 1' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await field.fill('');
    await button(labels.useless).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('fit %s without scrolling sideways', async (_, options) => {
    const page = await stage.open(options);
    const { say, message } = chatOf(page);
    expect(await page.evaluate(isTooWide)).toBe(false);
    await say(`接待多少人${'长'.repeat(300)}${'W'.repeat(300)}`);
    await message('桐坪县部署').waitFor();
    expect(await page.evaluate(isTooWide)).toBe(false);
    expect(await page.evaluate('document.querySelector("#log").scrollWidth')).toBe(
      await page.evaluate('document.querySelector("#log").clientWidth'),
    );
  });

  it('show one pane at a time on a phone, with targets for a thumb', async () => {
    const page = await stage.open(phone);
    const { say, button } = chatOf(page);
    await say('接待多少人');
    const box = await button(labels.useful).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(40);
    await page.getByRole('button', { name: labels.back }).tap();
    expect(await chatOf(page).field.isVisible()).toBe(false);
    await page.getByRole('button', { name: /街道办公群/u }).tap();
    expect(await chatOf(page).field.isVisible()).toBe(true);
    expect((await chatOf(page).field.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  });

  it('turn dark by the button and stay so', async () => {
    const page = await stage.open({ colorScheme: 'light' });
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: labels.theme }).click();
    expect(await background()).toBe('rgb(23, 33, 43)');
    await page.reload();
    expect(await background()).toBe('rgb(23, 33, 43)');
  });

  it('do not move for who asked for that', async () => {
    const page = await stage.open({ reducedMotion: 'reduce' });
    await chatOf(page).say('慢慢来');
    await chatOf(page).message('回声：慢慢来').waitFor();
    const moving = await page.evaluate(
      'document.getAnimations().filter(each => each.effect.getComputedTiming().duration > 0).length',
    );
    expect(moving).toBe(0);
  });
});
