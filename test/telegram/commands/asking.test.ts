import { describe, expect, it, vi } from 'vitest';
import { readComparison } from '../../../src/telegram/commands/compare.ts';
import { botWithIndex, pressUpdate } from '../../helpers/bot-with-index.ts';
import { REPORTS } from '../../helpers/sample-reports.ts';
import { type Ask, askStub, inGroup, offlineBot } from '../../helpers/telegram.ts';

const OWN_PLACES = ['云岭市', '云岭', '和顺坪县', '和顺坪'];

describe('a comparison', () => {
  it.each([
    ['云岭 雁洲 学校', ['云岭', '雁洲'], '学校'],
    ['晋中市和云岭市', ['晋中市', '云岭市'], ''],
    ['晋中市与云岭市对学校', ['晋中市', '云岭市'], '学校'],
    ['晉中 雲嶺 核酸', ['晉中', '雲嶺'], '核酸'],
    ['和顺坪 云岭 防汛 抢险', ['和顺坪', '云岭'], '防汛 抢险'],
    ['某地 和 别处 学校', ['某地', '别处'], '学校'],
    ['甲 vs 乙', ['甲', '乙'], ''],
  ])('%s', (text, places, topic) => {
    expect(readComparison(text, OWN_PLACES)).toEqual({ places, topic });
  });

  it.each(['', '云岭', '云岭 和', '  '])('needs two sides: %j', text => {
    expect(readComparison(text, OWN_PLACES)).toBeNull();
  });
});

it('/compare quotes both places', async () => {
  const bot = await botWithIndex(REPORTS);
  const { text } = await bot.write('/compare 云岭 雁洲 学校');
  expect(text).toContain('云岭市召开第');
  expect(text).toContain('雁洲市召开第');
});

it('/compare alone explains with an example, whose button asks it', async () => {
  const bot = await botWithIndex(REPORTS);
  const { text } = await bot.write('/compare', inGroup);
  expect(text).toMatch(/\n\/compare 云岭市 雁洲市/u);
  const [button] = bot.buttons();
  await bot.press(button?.callback_data ?? '', inGroup);
  expect(bot.notice()).toBe(button?.text);
  expect(bot.shown().text).toContain('邬成章');
});

it('a pressed example asks what stands on it, whatever the examples are now', async () => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver, sent } = offlineBot(ask);
  const under = {
    reply_markup: { inline_keyboard: [[{ text: '谁主持会议？', callback_data: 'x:7' }]] },
  };
  await deliver(pressUpdate('x:7', under));
  expect(ask.mock.calls).toEqual([['谁主持会议？', null]]);
  expect(sent()).toHaveLength(1);
});

it('an example under a message that can be seen no more is answered, too', async () => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver, calls } = offlineBot(ask);
  await deliver(pressUpdate('x:0'));
  expect(ask).not.toHaveBeenCalled();
  expect(calls.map(({ method }) => method)).toEqual(['answerCallbackQuery']);
});

describe('/report', () => {
  it.each([
    ['雁洲市召开第3次防汛会议', '雁洲市召开第3次防汛会议'],
    ['雁洲 第三次防汛', '雁洲市召开第3次防汛会议'],
    ['雁洲', '雁洲市召开第6次防汛会议'],
    ['2022-05-09', '云岭市召开第3次疫情防控专题会议'],
    ['防汛会议', '雁洲市召开第6次防汛会议'],
    ['雲嶺 疫情', '云岭市召开第14次疫情防控专题会议'],
  ])('%s', async (words, title) => {
    const bot = await botWithIndex(REPORTS);
    expect((await bot.write(`/report ${words}`)).text).toContain(title);
  });

  it('opens an id, and says what it does not find', async () => {
    const bot = await botWithIndex(REPORTS);
    await bot.write('/latest');
    const id = bot.buttons()[0]?.callback_data.slice('m:o:'.length);
    expect((await bot.write(`/report ${id}`)).text).toContain('第14次');
    for (const words of [
      '0123456789abcdef',
      '上海',
      '量子计算',
      '雁洲 1999年',
      '\u202e'.repeat(9),
    ]) {
      expect((await bot.write(`/report ${words}`)).text, words).toMatch(/^没有找到与“/u);
    }
  });

  it('explains with an example that it opens', async () => {
    const bot = await botWithIndex(REPORTS);
    const { text } = await bot.write('/report');
    const [example = ''] = /\/report .*/u.exec(text) ?? [];
    expect((await bot.write(example)).text).toContain('第14次');
  });
});
