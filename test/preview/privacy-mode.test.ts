import { expect, it } from 'vitest';
import { groupId, privateId, startForTest } from './start-for-test.ts';

it.each<[string, boolean]>([
  ['大家好，明天开会', false],
  ['/help', true],
  ['/help@yinju_preview_bot', true],
  ['/help@another_bot', false],
  ['@yinju_preview_bot 防火要求？', true],
  ['@Yinju_Preview_Bot 防火要求？', true],
  ['@another_bot 防火要求？', false],
])('in the group "%s" reaches the bot: %s', async (text, isReceived) => {
  const { bot, user } = await startForTest();
  await user('message', { chatId: groupId, text });
  const updates = (await bot('getUpdates')).result;
  expect(updates).toHaveLength(isReceived ? 1 : 0);
});

it('in the group a reply to the bot reaches it, a reply to others does not', async () => {
  const { bot, user } = await startForTest();
  const said = await bot('sendMessage', { chat_id: groupId, text: '原文如下' });
  const other = await user('message', { chatId: groupId, text: '收到' });
  const replyTo = (id: number) => user('message', { chatId: groupId, text: '还有吗', replyTo: id });
  await replyTo(other.result.message_id);
  await replyTo(said.result.message_id);

  const updates = (await bot('getUpdates')).result;
  expect(updates).toHaveLength(1);
  expect(updates[0].message).toMatchObject({
    text: '还有吗',
    chat: { id: groupId, type: 'group' },
    reply_to_message: { message_id: said.result.message_id, from: { is_bot: true } },
  });
});

it('in the private chat everything reaches the bot, edits too', async () => {
  const { bot, user } = await startForTest();
  const { result } = await user('message', { chatId: privateId, text: '问' });
  await user('edit', { chatId: privateId, messageId: result.message_id, text: '再问' });
  const updates = (await bot('getUpdates')).result;
  expect(updates.map((update: object) => Object.keys(update)[1])).toEqual([
    'message',
    'edited_message',
  ]);
  expect(updates[1].edited_message).toMatchObject({ text: '再问', edit_date: expect.any(Number) });
});

it('introduces itself as grammY expects, with privacy mode on', async () => {
  const { bot } = await startForTest();
  expect((await bot('getMe')).result).toMatchObject({
    id: 7_000_000_001,
    is_bot: true,
    username: 'yinju_preview_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
  });
});
