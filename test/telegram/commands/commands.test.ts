import { beforeAll, expect, it } from 'vitest';
import { PRIVATE_COMMANDS } from '../../../src/telegram/commands/command-list.ts';
import { LANGUAGES } from '../../../src/text/languages.ts';
import { botWithIndex } from '../../helpers/bot-with-index.ts';
import { REPORTS } from '../../helpers/sample-reports.ts';
import { inGroup, message, messageUpdate, offlineBot } from '../../helpers/telegram.ts';

let bot: Awaited<ReturnType<typeof botWithIndex>>;
beforeAll(async () => {
  bot = await botWithIndex(REPORTS);
});

const person = (language_code: string) => ({
  id: 1001,
  is_bot: false,
  first_name: '我',
  language_code,
});
/** What other files answer. */
const ELSEWHERE = ['ask', 'new', 'timeline'];
const OWN = ['start', ...PRIVATE_COMMANDS].filter(name => !ELSEWHERE.includes(name));

it.each(OWN)('/%s is answered with one message in private and in groups', async name => {
  for (const fields of [{}, inGroup]) {
    const before = bot.sent().length;
    await bot.write(`/${name}`, fields);
    expect(bot.sent().length, JSON.stringify(fields)).toBe(before + 1);
    expect(bot.shown().text).not.toBe('');
    expect(bot.shown().text).not.toContain('出了点问题');
  }
});

it.each(OWN)('/%s speaks three languages', async name => {
  const said = [];
  for (const code of ['zh-hans', 'zh-hant', 'en']) {
    said.push((await bot.write(`/${name}`, { from: person(code) })).text);
  }
  // A message that is not there is shown as its name in braces.
  for (const text of said) expect(text).not.toMatch(/\{|\}/u);
  expect(new Set(said).size).toBe(LANGUAGES.length);
});

it.each(OWN)('/%s in a channel is ignored', async name => {
  const { deliver, calls } = offlineBot();
  const chat = { id: -3001, type: 'channel', title: '频道' };
  const channel_post = message(`/${name}`, { chat, from: undefined, sender_chat: chat });
  await deliver({ update_id: 1, channel_post } as never);
  expect(calls).toEqual([]);
});

it('tells who starts it a number, but not a group', async () => {
  expect((await bot.write('/start')).text).toContain('1001');
  expect((await bot.write('/start', inGroup)).text).not.toContain('1001');
});

it('helps with examples of several kinds and all commands', async () => {
  const { text } = await bot.write('/help');
  expect(text).toContain('· 云岭市的会议是谁主持的？\n');
  expect(text).toContain('· 哪几次会议提到了');
  for (const name of PRIVATE_COMMANDS) expect(text).toContain(`\n/${name} – `);
});

it('helps a group with what it sees there', async () => {
  const { text } = await bot.write('/help', inGroup);
  expect(text).toMatch(/^在群里用 \/ask/u);
  expect(text).toContain('· /ask 云岭市的会议是谁主持的？\n');
  expect(text).not.toContain('直接发问题');
});

it('helps when there is no index to take examples from', async () => {
  const { deliver, sent, log } = offlineBot();
  await deliver(messageUpdate('/help'));
  expect(sent()[0].text).toMatch(/^直接发问题即可/u);
  expect(log.join()).toContain('no example questions');
});

it.each([
  ['in private', {}, 1],
  ['in a group', inGroup, 0],
])('hints at /help for a command that there is not, %s', async (_, fields, count) => {
  const { deliver, sent } = offlineBot();
  await deliver(messageUpdate('/nope please', fields));
  expect(sent()).toHaveLength(count);
  if (count > 0) expect(sent()[0].text).toContain('/help');
});

it('takes a command inside a question for a part of it', async () => {
  const { deliver, sent } = offlineBot();
  await deliver(messageUpdate('谁用过 /nope 这个命令？'));
  expect(sent()[0].text).not.toContain('没有这个命令');
});

it.each(['m:zz', 't:o:1', 'x:abc', 'p:maybe', 'l:tlh'])(
  'answers a button that it does not know: %s',
  async data => {
    const before = bot.sent().length;
    await bot.press(data);
    expect(bot.notice()).toBe('这个按钮已失效，请重新发命令。');
    expect(bot.sent()).toHaveLength(before);
  },
);
