import { beforeAll, expect, it } from 'vitest';
import { botWithIndex } from '../../helpers/bot-with-index.ts';
import { REPORTS } from '../../helpers/sample-reports.ts';

let bot: Awaited<ReturnType<typeof botWithIndex>>;
beforeAll(async () => {
  bot = await botWithIndex(REPORTS);
});

const button = (text: string) =>
  bot.buttons().find(one => one.text.startsWith(text))?.callback_data ?? '';
const quotes = () => {
  const { text, entities } = bot.shown();
  return entities
    .filter(({ type }) => type.endsWith('blockquote'))
    .map(({ offset, length }) => text.slice(offset, offset + length));
};

it('quotes what was asked for on a topic, by date, to the end and back', async () => {
  await bot.write('/topics');
  expect(bot.shown().text).toBe('议题 4 个（数字是报道篇数）');
  await bot.press(button('防汛 6'));
  const first = bot.shown().text;
  expect(first).toMatch(/^防汛 · 6 条要求 · 第 1\/2 页\n\n邬成章要求，40座水库/u);
  expect(first).toContain('\n1. 2021-03-11 · 雁洲市 · 邬成章\n');
  expect(quotes()).toHaveLength(5);
  await bot.press(button('下一页'));
  expect(quotes()).toEqual(['邬成章要求，45座水库每7小时巡查一遍，学校要做好防汛准备。']);
  await bot.press(button('‹ 上一页'));
  expect(bot.shown().text).toBe(first);
  await bot.press(button('‹ 全部议题'));
  expect(bot.shown().text).toMatch(/^议题 4 个/u);
});

it('quotes every report word for word', async () => {
  await bot.write('/topics 核酸检测');
  const bodies = REPORTS.map(report => (typeof report === 'string' ? report : report.text));
  expect(quotes().length).toBeGreaterThan(0);
  for (const quote of quotes()) expect(bodies.some(body => body.includes(quote))).toBe(true);
});

it.each([
  ['/topics 防汛', /^防汛 · 6 条要求/u],
  ['/topics 學校', /^校园防控 · /u],
  ['/topics 飞船', /^没有“飞船”这个议题，请从下面选。\n\n议题 4 个/u],
])('%s', async (text, said) => {
  expect((await bot.write(text)).text).toMatch(said);
});

it('opens the report of a quote', async () => {
  await bot.write('/topics 防汛');
  await bot.press(button('2'));
  expect(bot.sent().at(-1).text).toContain('雁洲市召开第2次防汛会议');
});

it.each(['t:l:99', 't:o:99:8e761992e0', 't:o:0:0123456789'])(
  'shows a first page and says so for a stale button: %s',
  async data => {
    await bot.press(data);
    expect(bot.notice()).toBe('列表有变化，这是现在的第一页。');
    expect(bot.shown().text).not.toContain('第 2');
  },
);
