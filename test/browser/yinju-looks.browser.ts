import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { labels } from './labels.ts';
import { desktop, isTooWide, phone, violations } from './looks.ts';
import { inProduct, type Product } from './product.ts';
import { buttonOf, lastReply } from './replies.ts';
import { printMedian, untilShown } from './reply-times.ts';

const question = '国庆假期落霞谷景区每天最多接待多少人？';
const schemes = ['light', 'dark'] as const;
const sizes = [
  ['a phone', phone],
  ['a desktop', desktop],
] as const;
const isTalkTooWide = `(log => log.scrollWidth > log.clientWidth)(document.querySelector("#log")) || ${isTooWide}`;

inProduct('the looks of the product', product => {
  it.each(schemes)('have nothing in the chat that axe objects to: %s', async colorScheme => {
    const page = await product.open({ colorScheme, reducedMotion: 'reduce' });
    for (const show of talk(page)) {
      await show();
      expect(await violations(page)).toEqual([]);
    }
  });

  it.each(schemes)('have nothing in the reader that axe objects to: %s', async colorScheme => {
    const page = await product.open({ colorScheme, reducedMotion: 'reduce' });
    for (const address of await readerPages(page, product)) {
      await page.goto(address);
      expect([address, await violations(page)]).toEqual([address, []]);
    }
  });

  it.each(sizes)('fit %s without scrolling sideways, in the chat', async (_, options) => {
    const page = await product.open(options);
    for (const show of talk(page)) {
      await show();
      expect(await page.evaluate(isTalkTooWide)).toBe(false);
    }
  });

  it.each(sizes)('fit %s without scrolling sideways, in the reader', async (_, options) => {
    const page = await product.open(options);
    for (const address of await readerPages(page, product)) {
      await page.goto(address);
      expect([address, await page.evaluate(isTooWide)]).toEqual([address, false]);
    }
  });

  it('come fast: the time of an answer is printed, not expected', async () => {
    const page = await product.open();
    const { field } = chatOf(page);
    const times: number[] = [];
    for (let round = 0; round < 50; round += 1) {
      await field.fill(question);
      const shown = page.evaluate(untilShown('桐坪县部署国庆假期景区'));
      await field.press('Enter');
      times.push((await shown) as number);
    }
    printMedian('Enter → answer of the bot visible', times);
    expect(times).toHaveLength(50);
  });
});

/** What a person can see in the chat, one after the other. */
function talk(page: Page): (() => Promise<unknown>)[] {
  const { say, button, message, field, options } = chatOf(page);
  return [
    async () => {},
    async () => {
      await say(question);
      await buttonOf(lastReply(page), labels.context).waitFor();
    },
    async () => {
      await buttonOf(lastReply(page), labels.context).click();
      await button(labels.backTo).waitFor();
    },
    async () => {
      await say('火星上的会议说了什么？');
      await message('没有').waitFor();
    },
    async () => {
      await say('/start');
      await message('我是引据').waitFor();
    },
    async () => {
      await say('/meetings');
      await message('报道 16 篇').waitFor();
    },
    async () => {
      await say('/timeline 校园防控');
      await lastReply(page).locator('img').waitFor();
    },
    async () => {
      await field.fill('@yinju_preview_bot 口罩');
      await options.filter({ hasText: '雁洲市' }).first().waitFor();
    },
  ];
}

/** One page of each kind that the reader has. */
async function readerPages(page: Page, { url }: Product): Promise<string[]> {
  await chatOf(page).say(question);
  const link = lastReply(page).locator('a.key').first();
  await link.waitFor();
  const [report = '', place = ''] = ((await link.getAttribute('href')) ?? '').split('#q=');
  return [
    `${report}?q=${place}`,
    `${report}?removed=1`,
    `${url}reports`,
    `${url}reports?ask=${encodeURIComponent(question)}`,
    `${url}reports?ask=${encodeURIComponent('火星上的会议说了什么？')}`,
    `${url}topics/${encodeURIComponent('核酸检测')}`,
    `${url}r/0000000000000000`,
  ];
}
