import { expect, it } from 'vitest';
import { openState } from '../../../src/telegram/state/open-state.ts';
import { pressUpdate } from '../../helpers/bot-with-index.ts';
import { askStub, inGroup, messageUpdate, offlineBot } from '../../helpers/telegram.ts';

const english = { from: { id: 1001, is_bot: false, first_name: '我', language_code: 'en' } };

function setUp(adminIds: number[] = []) {
  const state = openState(':memory:', { botId: 1 });
  const known = { getMyCommands: { ok: true, result: [] } };
  const bot = offlineBot(askStub, known, { state, adminIds: new Set(adminIds), retentionDays: 45 });
  const edited = () =>
    bot.calls.filter(({ method }) => method === 'editMessageText').map(({ payload }) => payload);
  return { ...bot, state, edited };
}

it.each([
  ['l:zh-Hans', 'zh-Hans', '以后用简体中文', '想对'],
  ['l:zh-Hant', 'zh-Hant', '以後用繁體中文', '想對'],
  ['l:en', 'en', 'English from now on', 'What would'],
])(
  'speaks the chosen language at once, and from then on: %s',
  async (data, language, said, then) => {
    const { deliver, edited, sent, state } = setUp();
    await deliver(messageUpdate('/language', english));
    const buttons = sent()[0].reply_markup.inline_keyboard.flat();
    expect(buttons.map((one: { callback_data: string }) => one.callback_data)).toContain(data);
    await deliver(pressUpdate(data, {}, english));
    expect(edited()[0].text).toContain(said);
    expect(await state.language(1001)).toBe(language);
    await deliver(messageUpdate('/feedback', english));
    expect(sent()[1].text.startsWith(then)).toBe(true);
  },
);

it('lists commands in the chosen language in a private chat, but not for admins or groups', async () => {
  const { deliver, calls } = setUp([7]);
  const told = () => calls.filter(({ method }) => method === 'setMyCommands');
  await deliver(pressUpdate('l:zh-Hant', {}, english));
  expect(told()).toHaveLength(1);
  expect(told()[0]?.payload.scope).toEqual({ type: 'chat', chat_id: 1001 });
  expect(told()[0]?.payload.commands).toContainEqual({
    command: 'privacy',
    description: '保存什麼，保存多久',
  });
  await deliver(pressUpdate('l:en', {}, { ...english, ...inGroup }));
  await deliver(pressUpdate('l:en', {}, { from: { ...english.from, id: 7 } }));
  expect(told()).toHaveLength(1);
});

it('lists the commands of an admin when he first writes to the bot, in his chat only', async () => {
  const { deliver, calls } = setUp([1001]);
  const told = () => calls.filter(({ method }) => method === 'setMyCommands');
  await deliver(messageUpdate('/start', inGroup));
  expect(told()).toEqual([]);
  await deliver(messageUpdate('/start'));
  expect(told().map(({ payload }) => payload.language_code)).toEqual([undefined, 'zh', 'en']);
  for (const { payload } of told()) {
    expect(payload.scope).toEqual({ type: 'chat', chat_id: 1001 });
    const names = payload.commands.map((one: { command: string }) => one.command);
    expect(names).toEqual(expect.arrayContaining(['help', 'admin', 'audit']));
  }
  const { deliver: byOther, calls: ofOther } = setUp([7]);
  await byOther(messageUpdate('/start'));
  expect(ofOther.filter(({ method }) => method === 'setMyCommands')).toEqual([]);
});

it('tells what is kept for how long, and forgets who confirms it', async () => {
  const { deliver, edited, sent, state } = setUp();
  await state.setLanguage(1001, 'zh-Hant');
  await state.votes.remark(1001, '好');
  await state.votes.remark(1002, '不好');
  await deliver(messageUpdate('/privacy'));
  expect(sent()[0].text).toContain('45');
  await deliver(pressUpdate('p:ask'));
  await deliver(pressUpdate('p:no'));
  expect(edited()[1].text).toBe(sent()[0].text);
  expect(await state.votes.remarks(9)).toHaveLength(2);

  await deliver(pressUpdate('p:ask'));
  await deliver(pressUpdate('p:yes'));

  // In the language of the app: the other one is forgotten.
  expect(edited().at(-1).text).toMatch(/^已删除你的全部记录/u);
  expect(edited().at(-1).reply_markup).toBeUndefined();
  expect(await state.language(1001)).toBeNull();
  expect((await state.votes.remarks(9)).map(({ userId }) => userId)).toEqual([1002]);
});

it('has no button for all to press in a group', async () => {
  const { deliver, sent } = setUp();
  await deliver(messageUpdate('/privacy', inGroup));
  expect(sent()[0].reply_markup).toBeUndefined();
  expect(sent()[0].text).toContain('私聊');
});

it('keeps a remark, and explains when there is none', async () => {
  const { deliver, sent, state } = setUp();
  await deliver(messageUpdate('/feedback'));
  expect(await state.votes.remarks(9)).toEqual([]);
  await deliver(messageUpdate('/feedback 引文太长\n真的'));
  expect(await state.votes.remarks(9)).toMatchObject([{ userId: 1001, text: '引文太长\n真的' }]);
  expect(sent().map(({ text }) => text)).toEqual([
    expect.stringMatching(/^想对/u),
    '谢谢，已记下。',
  ]);
});

it.each([
  ['message is not modified: …', 0],
  ["message can't be edited", 1],
  ['message to edit not found', 1],
])('survives %s', async (reason, resent) => {
  const refused = { ok: false, error_code: 400, description: `Bad Request: ${reason}` };
  const { deliver, sent, log } = offlineBot(askStub, { editMessageText: refused });
  await deliver(pressUpdate('p:ask'));
  expect(sent()).toHaveLength(resent);
  expect(log.join()).not.toContain('update failed');
});

it('shows the page though the press is answered too late', async () => {
  const refused = { ok: false, error_code: 400, description: 'Bad Request: query is too old' };
  const { deliver, calls } = offlineBot(askStub, { answerCallbackQuery: refused });
  await deliver(pressUpdate('p:ask'));
  expect(calls.map(({ method }) => method)).toContain('editMessageText');
});
