import { expect, it } from 'vitest';
import type { PageEvent } from '../../src/preview/page-events.ts';
import { groupId, privateId, startForTest } from './start-for-test.ts';

it('begins with a snapshot of chats, commands and examples', async () => {
  const { preview, bot, user } = await startForTest(['会议说了什么？']);
  await bot('setMyCommands', { commands: [{ command: 'help', description: '帮助' }] });
  await bot('setMyDescription', { description: '只引用原文' });
  await user('message', { chatId: groupId, text: '大家好' });

  const [snapshot] = await events(preview.url, 1);
  expect(snapshot).toMatchObject({
    type: 'snapshot',
    bot: { username: 'yinju_preview_bot' },
    description: '只引用原文',
    examples: ['会议说了什么？'],
    people: [{ id: 1001 }, { id: 1002, first_name: '管理员' }, { id: 1003, language_code: 'en' }],
    adminIds: [1002],
    faults: 'none',
    chats: [
      { chat: { id: privateId, first_name: '我' }, messages: [], commands: [{ command: 'help' }] },
      { chat: { id: 1002, type: 'private' }, memberIds: [1002] },
      { chat: { id: 1003, type: 'private' }, memberIds: [1003], botStatus: 'member' },
      {
        memberIds: [1001, 1002, 1003],
        chat: { title: '街道办公群' },
        messages: [{ unseen: true, message: { text: '大家好' } }],
      },
    ],
  });
});

it('tells the page of messages, actions, edits, deletions and answers', async () => {
  const { preview, bot, user } = await startForTest();
  const reply_markup = { inline_keyboard: [[{ text: '更多', callback_data: 'more' }]] };
  const happened = events(preview.url, 6, async () => {
    await bot('sendChatAction', { chat_id: privateId, action: 'typing' });
    const sent = await bot('sendMessage', { chat_id: privateId, text: '一', reply_markup });
    const place = { chat_id: privateId, message_id: sent.result.message_id };
    const messageId = sent.result.message_id;
    const pressed = await user('callback', { chatId: privateId, messageId, data: 'more' });
    await bot('answerCallbackQuery', {
      callback_query_id: pressed.result.callbackId,
      text: '好',
      show_alert: true,
    });
    await bot('editMessageText', { ...place, text: '二' });
    await bot('deleteMessage', place);
  });
  expect(await happened).toMatchObject([
    { type: 'snapshot' },
    { type: 'action', action: 'typing' },
    { type: 'message', shown: { message: { text: '一' } } },
    { type: 'answered', text: '好', isAlert: true },
    { type: 'edited', shown: { message: { text: '二' } } },
    { type: 'deleted', chatId: privateId },
  ]);
});

it('lets a person press only buttons that are there, and the bot answer once', async () => {
  const { bot, user } = await startForTest();
  const reply_markup = { inline_keyboard: [[{ text: '更多', callback_data: 'more' }]] };
  const sent = await bot('sendMessage', { chat_id: privateId, text: '一', reply_markup });
  const press = (data: string) =>
    user('callback', { chatId: privateId, messageId: sent.result.message_id, data });
  expect((await press('less')).ok).toBe(false);

  const callback_query_id = (await press('more')).result.callbackId;
  const updates = (await bot('getUpdates')).result;
  expect(updates[0].callback_query).toMatchObject({
    id: callback_query_id,
    data: 'more',
    from: { id: privateId },
    message: { message_id: sent.result.message_id },
  });
  expect((await bot('answerCallbackQuery', { callback_query_id })).ok).toBe(true);
  expect((await bot('answerCallbackQuery', { callback_query_id })).ok).toBe(false);
});

/** Connects, lets things happen, and reads until so many events have come. */
async function events(
  url: string,
  count: number,
  happen: () => Promise<void> = async () => {},
): Promise<PageEvent[]> {
  const connection = new AbortController();
  const response = await fetch(new URL('/events', url), { signal: connection.signal });
  const happening = happen();
  const decoder = new TextDecoder();
  let text = '';
  const found = () => [...text.matchAll(/^data: (.*)\n\n/gm)].map(([, data]) => data ?? '');
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (found().length >= count) break;
  }
  await happening;
  connection.abort();
  return found().map(data => JSON.parse(data));
}
