import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { startPreview } from '../../src/preview/server.ts';
import { groupId, postForm, privateId, startForTest } from './start-for-test.ts';

const blocked = { status: 403, description: 'Forbidden: bot was blocked by the user' };
const notMember = { status: 403, description: 'Forbidden: bot is not a member of the group chat' };

it('lets each person write in their own chat and in the group', async () => {
  const { user, updates } = await startForTest();
  await user('message', { as: 1003, chatId: 1003, text: 'hello' });
  await user('message', { as: 1002, chatId: groupId, text: '/help' });
  const [first, second] = await updates();
  expect(first.message).toMatchObject({
    from: { id: 1003, first_name: '邻居', language_code: 'en' },
    chat: { id: 1003, type: 'private' },
  });
  expect(second.message).toMatchObject({ from: { id: 1002 }, chat: { id: groupId } });
});

it.each<[string, string, object]>([
  ['chat not found', 'message', { as: 1003, chatId: privateId, text: '一' }],
  ['chat not found', 'clear', { as: 1002, chatId: privateId }],
  ['chat not found', 'inline', { chatId: 1002, query: '', offset: '' }],
  ['user not found', 'message', { as: 4, chatId: privateId, text: '一' }],
])('answers "Bad Request: %s" to %s %o', async (reason, action, body) => {
  const { user } = await startForTest();
  expect((await user(action, body)).description).toBe(`Bad Request: ${reason}`);
});

it('lets nobody edit what another wrote', async () => {
  const { user } = await startForTest();
  const { result } = await user('message', { as: 1003, chatId: groupId, text: '一' });
  const edit = { chatId: groupId, messageId: result.message_id, text: '二' };
  expect((await user('edit', edit)).description).toBe("Bad Request: message can't be edited");
  expect((await user('edit', { as: 1003, ...edit })).ok).toBe(true);
});

it('carries a file from a person to the bot', async () => {
  const { preview, updates, bot } = await startForTest();
  const file = new Blob(['一二三']);
  const root = `${preview.apiRoot}/user/document`;
  const { result } = await postForm(root, { as: 1002, chatId: 1002, caption: '/add', file });
  expect(result).toMatchObject({
    from: { id: 1002 },
    document: { file_name: '报告.txt', mime_type: 'text/plain' },
    caption: '/add',
    caption_entities: [{ type: 'bot_command' }],
  });
  const [{ message }] = await updates();
  const found = await bot('getFile', { file_id: message.document.file_id });
  expect(found.result.file_path).toBe('documents/file_1.txt');
  expect((await postForm(root, { chatId: privateId, caption: '一' })).status).toBe(400);
});

it('keeps a file in the group from the bot unless its caption names it', async () => {
  const { preview, updates } = await startForTest();
  const send = (caption: string) =>
    postForm(`${preview.apiRoot}/user/document`, {
      chatId: groupId,
      caption,
      file: new Blob(['一']),
    });
  await send('今天的报告');
  await send('@yinju_preview_bot 今天的报告');
  expect(await updates()).toHaveLength(1);
});

it('stops a bot that a person has blocked, until it is unblocked', async () => {
  const { user, bot, updates } = await startForTest();
  const sent = await bot('sendMessage', { chat_id: 1003, text: '一' });
  const place = { chat_id: 1003, message_id: sent.result.message_id };
  await user('block', { as: 1003, blocked: true });
  await user('block', { as: 1003, blocked: true });
  expect(await updates()).toMatchObject([
    {
      my_chat_member: {
        chat: { id: 1003 },
        from: { id: 1003 },
        old_chat_member: { status: 'member', user: { is_bot: true } },
        new_chat_member: { status: 'kicked', until_date: 0 },
      },
    },
  ]);
  expect(await bot('sendMessage', { chat_id: 1003, text: '二' })).toMatchObject(blocked);
  expect(await bot('sendChatAction', { chat_id: 1003, action: 'typing' })).toMatchObject(blocked);
  expect(await bot('editMessageText', { ...place, text: '二' })).toMatchObject(blocked);
  expect((await bot('sendMessage', { chat_id: privateId, text: '二' })).ok).toBe(true);
  expect((await user('message', { as: 1003, chatId: 1003, text: '三' })).description).toBe(
    'Bad Request: YOU_BLOCKED_USER',
  );

  await user('block', { as: 1003, blocked: false });
  expect((await updates())[0].my_chat_member.new_chat_member.status).toBe('member');
  expect((await bot('sendMessage', { chat_id: 1003, text: '二' })).ok).toBe(true);
});

it('leaves a group, hears nothing of it, and comes back when invited', async () => {
  const { user, bot, updates } = await startForTest();
  expect((await bot('leaveChat', { chat_id: groupId })).result).toBe(true);
  expect(await bot('sendMessage', { chat_id: groupId, text: '一' })).toMatchObject(notMember);
  expect(await bot('getChatMemberCount', { chat_id: groupId })).toMatchObject(notMember);
  await user('message', { chatId: groupId, text: '/help' });
  await user('invite', { as: 1002, chatId: groupId });
  const seen = await updates();
  expect(seen.map(({ my_chat_member: { new_chat_member } }: never) => new_chat_member)).toEqual([
    expect.objectContaining({ status: 'left' }),
    expect.objectContaining({ status: 'member' }),
  ]);
  expect((await bot('sendMessage', { chat_id: groupId, text: '一' })).ok).toBe(true);
  expect((await bot('leaveChat', { chat_id: privateId })).description).toBe(
    "Bad Request: chat member status can't be changed in private chats",
  );
});

it('says who is in a chat', async () => {
  const { bot } = await startForTest();
  const status = async (chat_id: number, user_id: number) => {
    const { result, description } = await bot('getChatMember', { chat_id, user_id });
    return result?.status ?? description;
  };
  expect(await status(groupId, 1002)).toBe('creator');
  expect(await status(groupId, 1003)).toBe('member');
  expect(await status(1003, 1003)).toBe('member');
  expect(await status(1003, 1002)).toBe('Bad Request: user not found');
  expect((await bot('getChatMemberCount', { chat_id: groupId })).result).toBe(4);
  expect((await bot('getChatMemberCount', { chat_id: 1003 })).result).toBe(2);
  expect((await bot('getChatAdministrators', { chat_id: groupId })).result).toMatchObject([
    { status: 'creator', user: { id: 1002 } },
  ]);
  expect((await bot('getChat', { chat_id: groupId })).result).toMatchObject({ type: 'group' });
});

it('serves further pages under the same guard', async () => {
  const routes = new Hono().get('/reader', c => c.text('原文'));
  const preview = await startPreview({ port: 0, routes });
  const answer = await fetch(new URL('/reader', preview.url));
  expect(await answer.text()).toBe('原文');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  await preview.close();
});
