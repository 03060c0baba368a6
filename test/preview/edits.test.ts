import { expect, it } from 'vitest';
import { notModified } from '../../src/preview/content/telegram-words.ts';
import { pngOf } from './images.ts';
import { groupId, privateId, startForTest } from './start-for-test.ts';

const chat_id = privateId;
const photo = new Blob([pngOf(80, 60)]);
const reply_markup = { inline_keyboard: [[{ text: '键', callback_data: 'a' }]] };
const refused = `Bad Request: ${notModified}`;

async function startWithPhoto() {
  const started = await startForTest();
  const { result } = await started.upload('sendPhoto', {
    chat_id,
    photo,
    caption: '一',
    reply_markup,
  });
  return { ...started, place: { chat_id, message_id: result.message_id }, sent: result };
}

it('edits a caption, and refuses the same again', async () => {
  const { bot, place, sent } = await startWithPhoto();
  const same = await bot('editMessageCaption', { ...place, caption: ' 一', reply_markup });
  expect(same.description).toBe(refused);
  const edited = await bot('editMessageCaption', { ...place, caption: '二' });
  expect(edited.result).toMatchObject({ caption: '二', photo: sent.photo });
  expect(edited.result.reply_markup).toBeUndefined();
  const emptied = await bot('editMessageCaption', place);
  expect(emptied.result.caption).toBeUndefined();
});

it('replaces a photo by a document, and refuses the same file again', async () => {
  const { bot, upload, place, sent } = await startWithPhoto();
  const media = { type: 'photo', media: sent.photo[0].file_id, caption: '一' };
  const same = await bot('editMessageMedia', { ...place, media, reply_markup });
  expect(same.description).toBe(refused);
  const edited = await upload('editMessageMedia', {
    ...place,
    media: { type: 'document', media: 'attach://report', caption: '二' },
    report: new Blob(['原文']),
  });
  expect(edited.result).toMatchObject({ caption: '二', document: { file_name: '报告.txt' } });
  expect(edited.result.photo).toBeUndefined();
});

it('puts a photo in place of a text', async () => {
  const { bot, upload } = await startForTest();
  const { result } = await bot('sendMessage', { chat_id, text: '一' });
  const edited = await upload('editMessageMedia', {
    chat_id,
    message_id: result.message_id,
    media: { type: 'photo', media: 'attach://card' },
    card: photo,
  });
  expect(edited.result.photo).toHaveLength(1);
  expect(edited.result.text).toBeUndefined();
});

it('keeps the caption when only the buttons change', async () => {
  const { bot, place } = await startWithPhoto();
  const same = await bot('editMessageReplyMarkup', { ...place, reply_markup });
  expect(same.description).toBe(refused);
  const edited = await bot('editMessageReplyMarkup', place);
  expect(edited.result).toMatchObject({ caption: '一', photo: [{ width: 80 }] });
});

it.each<[string, string, object]>([
  ['there is no text in the message to edit', 'editMessageText', { text: '改' }],
  ['message caption is too long', 'editMessageCaption', { caption: '会'.repeat(1025) }],
  ['media is not specified', 'editMessageMedia', {}],
  [
    "can't parse InputMedia: media not found",
    'editMessageMedia',
    { media: { type: 'photo', media: 'attach://card' } },
  ],
  ["can't parse InputMedia: media not found", 'editMessageMedia', { media: { type: 'photo' } }],
  [
    'can\'t parse InputMedia: unsupported type "video" in the preview',
    'editMessageMedia',
    { media: { type: 'video', media: 'x' } },
  ],
])('answers "Bad Request: %s" to %s of a photo', async (reason, method, params) => {
  const { bot, place } = await startWithPhoto();
  expect((await bot(method, { ...place, ...params })).description).toBe(`Bad Request: ${reason}`);
});

it('finds no caption in a text, and edits no message of a person', async () => {
  const { bot, user } = await startForTest();
  const own = await bot('sendMessage', { chat_id, text: '一' });
  const edit = (message_id: number) =>
    bot('editMessageCaption', { chat_id, message_id, caption: '二' });
  expect((await edit(own.result.message_id)).description).toBe(
    'Bad Request: there is no caption in the message to edit',
  );
  const other = await user('message', { chatId: chat_id, text: '一' });
  expect((await edit(other.result.message_id)).description).toBe(
    "Bad Request: message can't be edited",
  );
  expect((await edit(1)).description).toBe('Bad Request: message to edit not found');
});

it('puts one reaction under a message and takes it away', async () => {
  const { bot, user } = await startForTest();
  const { result } = await user('message', { chatId: groupId, text: '/help' });
  const place = { chat_id: groupId, message_id: result.message_id };
  const emoji = (value: string) => ({ type: 'emoji', emoji: value });
  const react = (reaction: object[]) => bot('setMessageReaction', { ...place, reaction });
  expect((await react([emoji('👀')])).result).toBe(true);
  expect((await react([])).result).toBe(true);
  expect((await react([emoji('👀'), emoji('👍')])).description).toMatch('REACTIONS_TOO_MANY');
  expect((await react([emoji('好')])).description).toBe('Bad Request: REACTION_INVALID');
  expect((await bot('setMessageReaction', { ...place, message_id: 1 })).description).toBe(
    'Bad Request: message to react not found',
  );
});
