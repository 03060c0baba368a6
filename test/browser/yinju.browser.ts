import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { labels } from './labels.ts';
import { inProduct } from './product.ts';
import { buttonOf, lastReply } from './replies.ts';

const question = '国庆假期落霞谷景区每天最多接待多少人？';
/** Of a report that is not there until an administrator sends it. */
const newQuote = '全市九个渡口自11月20日起停航检修，每处渡口安排2名安全员昼夜值守';
const newReport = `望川市召开渡口安全专题会议
发布日期：2022-11-18  来源：望川日报

11月17日，望川市召开渡口安全专题会议。副市长谈青岳主持会议并讲话。

谈青岳强调，${newQuote}。检修期间由公交集团开通6条临时接驳线路，早高峰发车间隔不超过8分钟。

会议要求，各县区要在11月25日前完成渡船的检查，逐船登记，发现隐患立即停用。
`;
/** A build takes seconds; a busy machine may take many more. */
const buildMs = 45_000;

inProduct('the product itself', product => {
  it('answers an example on the first visit, and shows a quote in its context and back', async () => {
    const page = await product.open();
    const { log } = chatOf(page);
    const examples = page.getByRole('group', { name: '试着问' }).getByRole('button');
    expect(await examples.count()).toBe(3);
    await examples.first().click();
    const answer = lastReply(page);
    await answer.locator('blockquote').first().waitFor();
    const [before, quote] = [await textOf(answer), await quoteOf(answer)];
    expect(before).toMatch(/\d{4}-\d{2}-\d{2}/u);

    await buttonOf(answer, labels.context).click();
    await buttonOf(answer, labels.backTo).waitFor();
    expect(await log.getByRole('article').count()).toBe(2);
    expect(await answer.textContent()).toContain('已编辑');
    expect(await quoteOf(answer)).toContain(quote);
    expect((await textOf(answer)).length).toBeGreaterThan(quote.length + 100);

    await buttonOf(answer, labels.backTo).click();
    await buttonOf(answer, labels.context).waitFor();
    expect(await textOf(answer)).toBe(before);
  });

  it('opens the page of the report with the quote marked and in view', async () => {
    const page = await product.open({ viewport: { width: 1280, height: 500 } });
    await chatOf(page).say(question);
    const answer = lastReply(page);
    const link = answer.locator('a.key', { hasText: labels.original }).first();
    await link.waitFor();
    const quote = await quoteOf(answer);
    const [reader] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await reader.waitForURL(/\?q=\d+-\d+#q$/u);
    const mark = reader.locator('mark');
    await mark.first().waitFor();
    expect((await mark.allTextContents()).join('').trim()).toBe(quote);
    expect(await reader.evaluate('scrollY')).toBeGreaterThan(0);
    expect(await reader.evaluate(isInView)).toBe(true);
    expect(await reader.title()).toContain('引据');
  });

  it('copies a quote with its source, and shows the meeting and its whole report', async () => {
    const page = await product.open();
    const { say, toast } = chatOf(page);
    await say('云岭市重症床位扩充到多少张？');
    const answer = lastReply(page);
    await buttonOf(answer, labels.copy).click();
    await toast.waitFor();
    const quote = await quoteOf(answer);
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain(quote.slice(0, 40));
    expect(copied).toContain('2022年12月14日');
    await buttonOf(answer, labels.meeting).click();
    await answer.getByText('主持：骆守诚').waitFor();
    await buttonOf(answer, labels.wholeText).click();
    await answer.getByText('12月14日，云岭市召开').waitFor();
    await buttonOf(answer, labels.backTo).click();
    await buttonOf(answer, labels.copy).waitFor();
    expect(await quoteOf(answer)).toBe(quote);
  });

  it('takes a report that an administrator sends, and answers from it', async () => {
    const page = await product.open();
    const { person, say, button, message } = chatOf(page);
    await person('管理员').check();
    await page.locator('#picker').setInputFiles({
      name: '望川渡口.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(newReport),
    });
    await page.getByRole('dialog', { name: labels.attach }).waitFor();
    await page.keyboard.press('Enter');
    await button(labels.take).waitFor();
    expect(await lastReply(page).textContent()).toContain('望川市召开渡口安全专题会议');
    expect(await lastReply(page).textContent()).toContain('2022-11-17');
    await button(labels.take).click();
    await message('已收录为').waitFor();
    const [file = ''] = /uploads\S*\.txt/u.exec(await textOf(message('已收录为'))) ?? [];
    expect(await readFile(path.join(product.reportsFolder, file), 'utf8')).toBe(newReport);
    await message('代索引回答').waitFor({ timeout: buildMs });
    expect(await message('代索引回答').textContent()).toContain('17 篇报道');

    await person('我').check();
    await say('望川市的渡口什么时候停航检修？');
    await lastReply(page).locator('blockquote').first().waitFor();
    expect(await quoteOf(lastReply(page))).toContain(newQuote);
  });

  it('offers quotes in inline mode, and sends the chosen one to the group', async () => {
    const page = await product.open();
    const { field, options, log } = chatOf(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /街道办公群/u })
      .click();
    await field.pressSequentially('@yinju_preview_bot 口罩');
    const option = options.filter({ hasText: '雁洲市' }).first();
    await option.waitFor();
    await option.click();
    const sent = log.getByRole('article').last();
    await sent.locator('blockquote').waitFor();
    expect(await quoteOf(sent)).toContain('口罩');
    expect(await sent.textContent()).toContain('通过 @yinju_preview_bot');
    expect(await sent.getByRole('link').first().getAttribute('href')).toContain('/r/');
    expect(await field.inputValue()).toBe('');
  });

  it('draws a timeline, and lists its reports', async () => {
    const page = await product.open();
    const { say, button } = chatOf(page);
    await say('/timeline 校园防控');
    const picture = lastReply(page).locator('img');
    await picture.waitFor();
    await page.waitForFunction('document.querySelector("#log img").naturalWidth > 300');
    expect(await lastReply(page).textContent()).toMatch(/校园防控：.*\d+ 篇报道/u);
    await button('📜 按日期列出报道').click();
    await page.getByRole('log').getByRole('article').nth(2).waitFor();
    expect(await lastReply(page).textContent()).toContain('校园防控：按日期');
  });

  it('changes the language of its own words by a button, never that of a quote', async () => {
    const page = await product.open();
    const { say, button, person, message } = chatOf(page);
    await person('邻居').check();
    await say(question);
    await buttonOf(lastReply(page), 'Context').waitFor();
    const quote = await quoteOf(lastReply(page));
    await say('/language');
    await button('繁體中文').click();
    await message('以後用繁體中文').waitFor();
    await say(question);
    await buttonOf(lastReply(page), labels.context).waitFor();
    expect(await buttonOf(lastReply(page), '複製').isVisible()).toBe(true);
    expect(await quoteOf(lastReply(page))).toBe(quote);
  });

  it('can be used with the keyboard alone, through the buttons of an answer', async () => {
    const page = await product.open();
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
    const answer = lastReply(page);
    await buttonOf(answer, labels.context).waitFor();
    await page.getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await tabTo(page, labels.context);
    await page.keyboard.press('Enter');
    await buttonOf(answer, labels.backTo).waitFor();
    // The message was drawn anew: the focus is still on a button of it.
    expect(await page.evaluate('!!document.activeElement.closest("article .keyboard")')).toBe(true);
    await tabTo(page, labels.backTo);
    await page.keyboard.press('Enter');
    await buttonOf(answer, labels.context).waitFor();
    await tabTo(page, '👍');
    await page.keyboard.press('Enter');
    await buttonOf(answer, '👍 1').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('👍 1');
  });

  it('keeps the chat and its buttons when the page is loaded anew', async () => {
    const page = await product.open();
    await chatOf(page).say(question);
    const answer = lastReply(page);
    await buttonOf(answer, labels.context).waitFor();
    const before = await textOf(answer);
    await page.reload();
    await buttonOf(answer, labels.context).waitFor();
    expect(await textOf(answer)).toBe(before);
    await buttonOf(answer, labels.context).click();
    await buttonOf(answer, labels.backTo).waitFor();
  });
});

async function quoteOf(message: Locator): Promise<string> {
  return (await message.locator('blockquote').first().textContent()) ?? '';
}

/** What a message says, without the time and what else stands at its end. */
async function textOf(message: Locator): Promise<string> {
  const [whole, meta] = await Promise.all([
    message.locator('.text').textContent(),
    message.locator('.meta').textContent(),
  ]);
  return (whole ?? '').slice(0, -(meta ?? '').length);
}

/** Tab until a button of this name, or one with a number, has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const most = 15;
  for (let step = 0; step < most; step += 1) {
    const at = (await page.evaluate('document.activeElement.textContent')) as string;
    if (at.startsWith(name) && at.length <= name.length + 2) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by ${most} tabs`);
}

const isInView = `(() => {
  const { top, bottom } = document.querySelector('mark').getBoundingClientRect();
  return top >= 0 && top < innerHeight && bottom > 0;
})()`;
