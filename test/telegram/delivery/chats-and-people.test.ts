import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { createBot } from '../../../src/telegram/bot.ts';
import { keepForgetting } from '../../../src/telegram/delivery/retention.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import {
  askStub,
  botParts,
  inGroup,
  logBook,
  messageUpdate,
  TOKEN,
} from '../../helpers/telegram.ts';

const TOO_OFTEN = '你问得太快了，请过一分钟再问。';
const ADMIN = 5;

function offline(messagesAMinute?: number) {
  const state = openState(':memory:', { botId: botUser.id });
  const parts = botParts({ ask: askStub, state, adminIds: new Set([ADMIN]) });
  const limit = messagesAMinute === undefined ? {} : { messagesAMinute };
  const bot = createBot({ token: TOKEN, botInfo: botUser, ...parts, ...limit });
  const sent: string[] = [];
  bot.api.config.use(async (_call, method, payload) => {
    if (method === 'sendMessage') sent.push((payload as { text: string }).text);
    return { ok: true, result: { message_id: 900 } } as never;
  });
  return { state, sent, deliver: (update: Update) => bot.handleUpdate(update) };
}

function membership(chat: number, status: string, fields = {}): Update {
  const member = { status, user: botUser, ...fields };
  const from = { id: 1, is_bot: false, first_name: '人' };
  const content = { chat: { id: chat, type: 'group' }, from, date: 1, new_chat_member: member };
  return { update_id: 1, my_chat_member: content } as unknown as Update;
}

describe('a chat', () => {
  it.each([
    ['kicked', {}, true],
    ['left', {}, true],
    ['restricted', { is_member: true, can_send_messages: false }, true],
    ['restricted', { is_member: true, can_send_messages: true }, false],
    ['member', {}, false],
    ['administrator', {}, false],
  ])('in which the bot is %s %j: gone is %s', async (status, fields, isGone) => {
    const { state, deliver } = offline();
    await state.setGone(-7, !isGone);
    await deliver(membership(-7, status, fields));
    expect(await state.isGone(-7)).toBe(isGone);
  });

  it('that writes is not gone', async () => {
    const { state, deliver, sent } = offline();
    await state.setGone(1001, true);
    await deliver(messageUpdate('谁主持的会议？'));
    expect(await state.isGone(1001)).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each([
    [{ chat: { id: -7, type: 'group', title: '群' }, migrate_to_chat_id: -1007 }],
    [{ chat: { id: -1007, type: 'supergroup', title: '群' }, migrate_from_chat_id: -7 }],
  ])('that says it has moved is kept as the new one: %j', async fields => {
    const { state, deliver, sent } = offline();
    const { text: _, ...moved } = messageUpdate('', fields).message as { text?: string };
    await deliver({ update_id: 1, message: moved as never });
    expect(await state.chatNow(-7)).toBe(-1007);
    expect(sent).toEqual([]);
  });
});

describe('a person', () => {
  it('who asks too often is told once', async () => {
    const { deliver, sent } = offline(3);
    for (let n = 0; n < 6; n++) await deliver(messageUpdate('谁主持的会议？'));
    expect(sent).toHaveLength(4);
    expect(sent[3]).toBe(TOO_OFTEN);
  });

  it('is not counted for what others ask, or for what is said to others', async () => {
    const { deliver, sent } = offline(1);
    for (let n = 0; n < 5; n++) await deliver(messageUpdate('大家好', inGroup));
    await deliver(messageUpdate(`@${botUser.username} 谁主持的？`, inGroup));
    const other = { id: 1002, is_bot: false, first_name: '你', language_code: 'zh-hans' };
    await deliver(messageUpdate(`@${botUser.username} 谁主持的？`, { ...inGroup, from: other }));
    expect(sent).toHaveLength(2);
    expect(sent).not.toContain(TOO_OFTEN);
  });

  it('who is an admin may send as many files as it takes', async () => {
    const { deliver, sent } = offline(1);
    const document = { file_id: 'f', file_unique_id: 'u', file_name: '1.txt' };
    const from = { id: ADMIN, is_bot: false, first_name: '管', language_code: 'zh-hans' };
    const chat = { id: ADMIN, type: 'private', first_name: '管' };
    for (let n = 0; n < 5; n++) await deliver(messageUpdate('', { document, from, chat }));
    expect(sent).not.toContain(TOO_OFTEN);
  });

  it('may ask as often as may be where no limit is set', async () => {
    const { deliver, sent } = offline();
    for (let n = 0; n < 50; n++) await deliver(messageUpdate('谁主持的会议？'));
    expect(sent).toHaveLength(50);
  });
});

it('what is older than it may be is forgotten at the start', async () => {
  let now = Date.now() - 91 * 24 * 60 * 60 * 1000;
  const state = openState(':memory:', { botId: botUser.id, now: () => now });
  await state.votes.remark(1, '很久以前');
  now = Date.now();
  await state.votes.remark(1, '刚才');
  const controller = new AbortController();
  await keepForgetting(state, 90, logBook().log, controller.signal);
  controller.abort();
  expect((await state.votes.remarks(9)).map(({ text }) => text)).toEqual(['刚才']);
});
