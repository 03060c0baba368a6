import { writeFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { buildIndex } from '../../../src/index/build.ts';
import { botWithIndex } from '../../helpers/bot-with-index.ts';
import { jsonLines } from '../../helpers/built-index.ts';
import { REPORTS } from '../../helpers/sample-reports.ts';
import { inGroup } from '../../helpers/telegram.ts';

let bot: Awaited<ReturnType<typeof botWithIndex>>;
beforeAll(async () => {
  bot = await botWithIndex(REPORTS);
});

const button = (text: string) => {
  const found = bot.buttons().find(one => one.text.startsWith(text));
  if (!found) throw new Error(`no button ${text} of ${bot.buttons().map(one => one.text)}`);
  return found.callback_data;
};
const numbers = () =>
  bot
    .shown()
    .text.match(/^\d+(?=\. )/gmu)
    ?.map(Number);

it('goes through all pages to the end and back, in one message', async () => {
  bot = await botWithIndex(REPORTS);
  await bot.write('/meetings');
  const first = bot.shown().text;
  expect(first).toMatch(/^报道 20 篇 · 第 1\/4 页\n\n1\. 2022-05-20 · 云岭市 · 云岭市召开第14次/u);
  const seen = [...(numbers() ?? [])];
  for (let page = 2; page <= 4; page++) {
    await bot.press(button('下一页'));
    expect(bot.shown().text).toContain(`第 ${page}/4 页`);
    seen.push(...(numbers() ?? []));
  }
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(() => button('下一页')).toThrow();
  for (let page = 3; page >= 1; page--) await bot.press(button('‹ 上一页'));
  expect(bot.shown().text).toBe(first);
  expect(() => button('‹ 上一页')).toThrow();
  expect(bot.sent()).toHaveLength(1);
  expect(bot.notice()).toBeUndefined();
});

it('narrows by place, then by month, and back to all', async () => {
  await bot.write('/meetings', inGroup);
  await bot.press(button('按地点'));
  await bot.press(button('雁洲市 6'));
  expect(bot.shown().text).toMatch(/^报道 6 篇 · 雁洲市\n/u);
  await bot.press(button('按月份'));
  expect(bot.shown().text).toBe('选择月份 · 雁洲市');
  await bot.press(button('2021-04 1'));
  expect(bot.shown().text).toMatch(/^报道 1 篇 · 雁洲市 · 2021-04\n\n1\. 2021-04-11/u);
  await bot.press(button('按地点'));
  expect(bot.buttons().map(({ text }) => text)).toEqual(['雁洲市 1', '‹ 回到列表']);
  await bot.press(button('‹ 回到列表'));
  await bot.press(button('全部报道'));
  expect(bot.shown().text).toMatch(/^报道 20 篇/u);
});

it.each([
  ['/meetings 云岭 2022-05', '报道 14 篇 · 云岭市 · 2022-05 · 第 1/3 页'],
  ['/meetings 2021年4月 雁洲市', '报道 1 篇 · 雁洲市 · 2021-04\n'],
  ['/meetings 雁洲2021', '报道 6 篇 · 雁洲市 · 2021\n'],
  ['/meetings 雁洲的会议', '报道 6 篇 · 雁洲市\n'],
  ['/meetings 5月', '报道 14 篇 · 2022-05 ·'],
  ['/meetings 2022-05-08', '报道 1 篇 · 2022-05-08\n'],
  ['/meetings 雁洲 1999', '没有报道 · 雁洲市 · 1999\n'],
  ['/meetings 雲嶺市', '报道 14 篇 · 云岭市'],
])('%s', async (text, head) => {
  expect((await bot.write(text)).text.slice(0, head.length)).toBe(head);
});

it.each(['/meetings 上海', '/meetings 核酸', '/meetings 雁洲 核酸', '/meetings 😀'])(
  'says what it does not know of %s, with an example that works',
  async text => {
    const { text: said } = await bot.write(text);
    expect(said).toContain(text.split(' ').at(-1));
    const [example = ''] = /\/meetings .*/u.exec(said) ?? [];
    expect((await bot.write(example)).text).toMatch(/^报道 \d+ 篇/u);
  },
);

it('opens a report by its number, and says of one that is gone that it is', async () => {
  bot = await botWithIndex(REPORTS);
  await bot.write('/meetings 雁洲');
  await bot.press(button('1'));
  expect(bot.sent().at(-1).text).toContain('雁洲市召开第6次防汛会议');
  await bot.press('m:o:0123456789abcdef');
  expect(bot.notice()).toBe('这篇报道已经不在了。');
  expect(bot.sent()).toHaveLength(2);
});

it.each([
  ['/latest', /^最新报道\n\n1\. 2022-05-20 .*\n2\. 2022-05-19 /u],
  ['/latest 雁洲', /^最新报道 · 雁洲市\n\n1\. 2021-08-11 · 雁洲市 · 雁洲市召开第6次防汛会议\n/u],
  ['/latest 火星县', /没有“火星县”这个地点。可以这样写：\/latest 云岭市$/u],
])('%s', async (text, said) => {
  expect((await bot.write(text)).text).toMatch(said);
});

it('goes on from the newest to all of them', async () => {
  await bot.write('/latest 雁洲');
  expect(numbers()).toHaveLength(5);
  await bot.press(button('全部 6 篇'));
  expect(bot.shown().text).toMatch(/^报道 6 篇 · 雁洲市/u);
});

it('shows the first page when a new generation has fewer, and says so', async () => {
  await bot.write('/meetings');
  await bot.press(button('下一页'));
  const [behind, place] = [button('下一页'), 'm:l:0::0123456789'];
  await writeFile(bot.file, jsonLines(REPORTS.slice(0, 3)));
  await buildIndex({ inputs: [bot.file], indexFolder: bot.folder, embedder: bot.embedder });
  await bot.live.refresh();
  for (const data of [behind, place, 'm:t:99::', 'm:p:99:2022-05:']) {
    await bot.press(data);
    expect(bot.notice(), data).toBe('列表有变化，这是现在的第一页。');
  }
  await bot.press(behind);
  expect(bot.shown().text).toMatch(/^报道 3 篇\n/u);
});
