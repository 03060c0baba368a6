import { expect, it } from 'vitest';
import { groupId, privateId, startForTest } from './start-for-test.ts';

const chat_id = privateId;
const button = (fields: object) => ({ inline_keyboard: [[{ text: '键', ...fields }]] });

it.each<[string, string, object]>([
  ['message text is empty', 'sendMessage', { chat_id, text: '' }],
  ['message text is empty', 'sendMessage', { chat_id }],
  ['text must be non-empty', 'sendMessage', { chat_id, text: ' \n　' }],
  ['message is too long', 'sendMessage', { chat_id, text: '会'.repeat(4097) }],
  ['text is too long', 'sendMessage', { chat_id, text: '会'.repeat(11_000) }],
  ['chat_id is empty', 'sendMessage', { text: '一' }],
  ['chat not found', 'sendMessage', { chat_id: 4242, text: '一' }],
  ['chat not found', 'sendMessage', { chat_id: '@nobody', text: '一' }],
  [
    'BUTTON_DATA_INVALID',
    'sendMessage',
    { chat_id, text: '一', reply_markup: button({ callback_data: '键'.repeat(22) }) },
  ],
  [
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    'sendMessage',
    { chat_id, text: '一', reply_markup: button({ callback_data: '' }) },
  ],
  [
    "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    'sendMessage',
    { chat_id, text: '一', reply_markup: button({ url: 'http://localhost/' }) },
  ],
  [
    'message to be replied not found',
    'sendMessage',
    { chat_id, text: '一', reply_parameters: { message_id: 1 } },
  ],
  ['message to edit not found', 'editMessageText', { chat_id, message_id: 1, text: '一' }],
  ['message to edit not found', 'editMessageReplyMarkup', { chat_id, message_id: 1 }],
  ['message identifier is not specified', 'editMessageText', { chat_id, text: '一' }],
  ['message to delete not found', 'deleteMessage', { chat_id, message_id: 1 }],
  ['message thread not found', 'sendMessage', { chat_id, text: '一', message_thread_id: 7 }],
  ['message thread not found', 'sendChatAction', { chat_id, message_thread_id: 7 }],
  ['strings must be encoded in UTF-8', 'sendMessage', { chat_id, text: '会\ud842' }],
  ['URL_INVALID', 'answerCallbackQuery', { callback_query_id: '7', url: 'https://example.com' }],
  ['MESSAGE_ID_INVALID', 'editMessageText', { inline_message_id: '7', text: '一' }],
  ['there are no administrators in the private chat', 'getChatAdministrators', { chat_id }],
  ['wrong parameter action in request', 'sendChatAction', { chat_id, action: 'dance' }],
  [
    'query is too old and response timeout expired or query ID is invalid',
    'answerCallbackQuery',
    { callback_query_id: '7' },
  ],
  ['BOT_COMMAND_INVALID', 'setMyCommands', { commands: [{ command: '帮助', description: 'x' }] }],
  [
    'unsupported parse_mode: send entities instead',
    'sendMessage',
    { chat_id, text: '一', parse_mode: 'HTML' },
  ],
])('answers "Bad Request: %s" to %s %o', async (reason, method, params) => {
  const { bot } = await startForTest();
  expect(await bot(method, params)).toMatchObject({
    ok: false,
    status: 400,
    error_code: 400,
    description: `Bad Request: ${reason}`,
  });
});

it('takes 4096 characters outside the basic plane and 64 bytes of data', async () => {
  const { bot } = await startForTest();
  const reply_markup = button({ callback_data: 'a'.repeat(64) });
  const answer = await bot('sendMessage', { chat_id, text: '𠮷'.repeat(4096), reply_markup });
  expect(answer.ok).toBe(true);
});

it.each([
  [{ switch_inline_query: '' }],
  [{ switch_inline_query_current_chat: '核酸' }],
  [{ copy_text: { text: '引文' } }],
  [{ url: 'https://example.com/', style: 'primary' }],
])('takes a button %o', async fields => {
  const { bot } = await startForTest();
  const reply_markup = button(fields);
  const { result } = await bot('sendMessage', { chat_id, text: '一', reply_markup });
  expect(result.reply_markup).toEqual(reply_markup);
});

it.each(['typing', 'upload_photo', 'upload_document'])('shows that the bot is %s', async action => {
  const { bot } = await startForTest();
  expect((await bot('sendChatAction', { chat_id, action })).result).toBe(true);
});

it('opens the own chat from a pressed button', async () => {
  const { bot, user } = await startForTest();
  const reply_markup = button({ callback_data: 'a' });
  const { result } = await bot('sendMessage', { chat_id, text: '一', reply_markup });
  const press = { chatId: chat_id, messageId: result.message_id, data: 'a' };
  const callback_query_id = (await user('callback', press)).result.callbackId;
  const url = 't.me/yinju_preview_bot?start=s_1';
  expect((await bot('answerCallbackQuery', { callback_query_id, url })).ok).toBe(true);
});

it('refuses an edit that changes nothing, and takes one that does', async () => {
  const { bot } = await startForTest();
  const reply_markup = button({ callback_data: 'p:1' });
  const { result } = await bot('sendMessage', { chat_id, text: '一', reply_markup });
  const place = { chat_id, message_id: result.message_id };
  const notModified =
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

  const same = await bot('editMessageText', { ...place, text: ' 一', reply_markup });
  expect(same).toMatchObject({ ok: false, status: 400, description: notModified });
  const sameButtons = await bot('editMessageReplyMarkup', { ...place, reply_markup });
  expect(sameButtons).toMatchObject({ ok: false, description: notModified });

  const changed = await bot('editMessageText', { ...place, text: '二' });
  expect(changed.result).toMatchObject({ text: '二', edit_date: expect.any(Number) });
  expect(changed.result.reply_markup).toBeUndefined();
});

it('neither edits the messages of a person nor deletes them in a group', async () => {
  const { bot, user } = await startForTest();
  const { result } = await user('message', { chatId: groupId, text: '大家好' });
  const place = { chat_id: groupId, message_id: result.message_id };
  expect((await bot('editMessageText', { ...place, text: '改' })).description).toBe(
    "Bad Request: message can't be edited",
  );
  expect((await bot('deleteMessage', place)).description).toBe(
    "Bad Request: message can't be deleted",
  );
});

it('sends without the reply when that is allowed', async () => {
  const { bot } = await startForTest();
  const reply_parameters = { message_id: 1, allow_sending_without_reply: true };
  const { result } = await bot('sendMessage', { chat_id, text: '一', reply_parameters });
  expect(result.reply_to_message).toBeUndefined();
});

it('quotes in a reply only what the message says', async () => {
  const { bot, user } = await startForTest();
  const { result } = await user('message', { chatId: chat_id, text: '会议强调安全' });
  const reply = (quote: string) =>
    bot('sendMessage', {
      chat_id,
      text: '一',
      reply_parameters: { message_id: result.message_id, quote },
    });
  expect((await reply('强调')).result.quote).toMatchObject({ text: '强调', position: 2 });
  expect((await reply('强凋')).description).toBe('Bad Request: QUOTE_TEXT_INVALID');
});

it('knows no method it does not have', async () => {
  const { bot } = await startForTest();
  expect(await bot('sendSticker')).toMatchObject({
    status: 404,
    description: 'Not Found: method not found',
  });
});
