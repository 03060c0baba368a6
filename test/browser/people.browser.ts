import { expect, it } from 'vitest';
import { chatOf } from './chat.ts';
import { labels } from './labels.ts';
import { inBrowser } from './stage.ts';

/** Drops a file on the conversation, as the file manager would. */
const drop = `(async () => {
  const files = new DataTransfer();
  files.items.add(new File(['会议要求，抓好落实。'], '报道.txt', { type: 'text/plain' }));
  const target = document.querySelector('#log');
  target.dispatchEvent(new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }));
  const isOffered = !document.querySelector('#drop').hidden;
  target.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  return isOffered;
})()`;

inBrowser('several people', stage => {
  it('have chats of their own with the bot', async () => {
    const page = await stage.open();
    const { say, message, person, log } = chatOf(page);
    await say('只有我看见');
    await message('回声：只有我看见').waitFor();
    await person('邻居').check();
    await log.getByRole('button', { name: '开始' }).waitFor();
    expect(await log.textContent()).not.toContain('只有我看见');
    await say('我是邻居');
    await message('回声：我是邻居').waitFor();
    await person('我').check();
    await message('回声：只有我看见').waitFor();
  });

  it('share a group, where the bot sees only what is meant for it', async () => {
    const page = await stage.open();
    const { say, message, person } = chatOf(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /街道办公群/u })
      .click();
    await say('大家好');
    expect(await message('大家好').textContent()).toContain('机器人看不到这条消息');
    await person('邻居').check();
    expect(await message('大家好').locator('.sender').textContent()).toBe('我');
    await say('@yinju_preview_bot 在吗');
    await message('回声：').waitFor();
  });

  it('may be an administrator, who drops a file with a caption', async () => {
    const page = await stage.open();
    const { person, message, log } = chatOf(page);
    await person('管理员').check();
    expect(await page.evaluate(drop)).toBe(true);
    const dialog = page.getByRole('dialog', { name: labels.attach });
    expect(await dialog.textContent()).toContain('报道.txt');
    await dialog.getByRole('textbox', { name: labels.caption }).fill('新的报道');
    await page.keyboard.press('Enter');
    await message('收到文件：报道.txt').waitFor();
    const file = log.getByRole('link', { name: /报道\.txt/u });
    expect(await file.getAttribute('download')).toBe('报道.txt');
    const response = await page.request.get(
      new URL((await file.getAttribute('href')) ?? '', stage.preview.url).href,
    );
    expect(await response.text()).toBe('会议要求，抓好落实。');
  });

  it('can leave a file unsent', async () => {
    const page = await stage.open();
    await page.evaluate(drop);
    await page.getByRole('dialog', { name: labels.attach }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await chatOf(page).say('没有文件');
    await chatOf(page).message('回声：没有文件').waitFor();
    expect(await chatOf(page).log.getByRole('link').count()).toBe(0);
  });

  it('block the bot and take it back', async () => {
    const page = await stage.open();
    await page.getByText('开发者').click();
    await page.getByRole('button', { name: labels.block }).click();
    await page.getByText('你已停用这个机器人').waitFor();
    expect(await chatOf(page).field.isVisible()).toBe(false);
    await page.getByRole('button', { name: labels.unblock }).click();
    await chatOf(page).say('又好了');
    await chatOf(page).message('回声：又好了').waitFor();
  });

  it('make the interface fail, see that it does, and let it work again', async () => {
    const page = await stage.open();
    const { say, message, log } = chatOf(page);
    await page.getByText('开发者').click();
    const faults = page.getByRole('combobox', { name: labels.faults });
    await faults.selectOption('502');
    await page.getByText('故障：502').waitFor();
    await say('没有回答');
    await message('没有回答').waitFor();
    await page.reload();
    await page.getByText('故障：502').waitFor();
    expect(await log.textContent()).not.toContain('回声：没有回答');
    await page.getByText('开发者').click();
    await faults.selectOption('none');
    await page.getByText('故障：502').waitFor({ state: 'hidden' });
    await say('有回答');
    await message('回声：有回答').waitFor();
  });
});
