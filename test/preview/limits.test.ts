import { expect, it } from 'vitest';
import { jpegOf, pngOf } from './images.ts';
import { type Answer, privateId, startForTest } from './start-for-test.ts';

/** What Telegram takes of everything: as much as the limit is fine, one more is refused. */

type Started = Awaited<ReturnType<typeof startForTest>>;

interface Limit {
  what: string;
  max: number;
  /** Telegram's words for one more, behind `Bad Request: `. */
  refusal: string;
  call: (preview: Started, size: number) => Promise<Answer>;
}

const chat_id = privateId;
const MiB = 1024 * 1024;
/** One code point, two UTF-16 units, four bytes. */
const wide = (length: number) => '𠮷'.repeat(length);
const padded = (image: Uint8Array<ArrayBuffer>, bytes: number) =>
  new Blob([image, new Uint8Array(bytes - image.length)]);
const keyboard = (buttons: object[]) => {
  const rows = Math.ceil(buttons.length / 8);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * 8, row * 8 + 8));
};
const send = ({ bot }: Started, inline_keyboard: object[][]) =>
  bot('sendMessage', { chat_id, text: '一', reply_markup: { inline_keyboard } });
const article = (id: string, message_text = '一') => ({
  type: 'article',
  id,
  title: '一',
  input_message_content: { message_text },
});

async function sentPhoto({ upload }: Started) {
  const { result } = await upload('sendPhoto', { chat_id, photo: new Blob([pngOf(9, 9)]) });
  return { place: { chat_id, message_id: result.message_id }, photo: result.photo[0].file_id };
}

async function pressed({ bot, user }: Started): Promise<string> {
  const reply_markup = { inline_keyboard: [[{ text: '键', callback_data: 'a' }]] };
  const { result } = await bot('sendMessage', { chat_id, text: '一', reply_markup });
  const press = { chatId: chat_id, messageId: result.message_id, data: 'a' };
  return (await user('callback', press)).result.callbackId;
}

async function answerInline({ bot, user }: Started, answer: object): Promise<Answer> {
  const asked = await user('inline', { chatId: chat_id, query: '', offset: '' });
  const inline_query_id = asked.result.inlineId;
  return bot('answerInlineQuery', { inline_query_id, results: [], ...answer });
}

const limits: Limit[] = [
  {
    what: 'code points of a text',
    max: 4096,
    refusal: 'message is too long',
    call: ({ bot }, size) => bot('sendMessage', { chat_id, text: wide(size) }),
  },
  {
    what: 'code points of a text that is edited',
    max: 4096,
    refusal: 'message is too long',
    call: async ({ bot }, size) => {
      const { result } = await bot('sendMessage', { chat_id, text: '一' });
      return bot('editMessageText', { chat_id, message_id: result.message_id, text: wide(size) });
    },
  },
  {
    what: 'bytes of a text before it is trimmed',
    max: 32_768,
    refusal: 'text is too long',
    call: ({ bot }, size) => bot('sendMessage', { chat_id, text: `会${' '.repeat(size - 3)}` }),
  },
  {
    what: 'code points of the caption of a photo',
    max: 1024,
    refusal: 'message caption is too long',
    call: ({ upload }, size) =>
      upload('sendPhoto', { chat_id, photo: new Blob([pngOf(9, 9)]), caption: wide(size) }),
  },
  {
    what: 'code points of the caption of a document',
    max: 1024,
    refusal: 'message caption is too long',
    call: ({ upload }, size) =>
      upload('sendDocument', { chat_id, document: new Blob(['一']), caption: wide(size) }),
  },
  {
    what: 'code points of a caption that is edited',
    max: 1024,
    refusal: 'message caption is too long',
    call: async (preview, size) => {
      const { place } = await sentPhoto(preview);
      return preview.bot('editMessageCaption', { ...place, caption: wide(size) });
    },
  },
  {
    what: 'code points of the caption of new media',
    max: 1024,
    refusal: 'message caption is too long',
    call: async (preview, size) => {
      const { place, photo } = await sentPhoto(preview);
      const media = { type: 'photo', media: photo, caption: wide(size) };
      return preview.bot('editMessageMedia', { ...place, media });
    },
  },
  {
    what: 'code points of a quote in a reply',
    max: 1024,
    refusal: 'QUOTE_TEXT_INVALID',
    call: async ({ bot, user }, size) => {
      const { result } = await user('message', { chatId: chat_id, text: wide(2000) });
      const reply_parameters = { message_id: result.message_id, quote: wide(size) };
      return bot('sendMessage', { chat_id, text: '一', reply_parameters });
    },
  },
  {
    what: 'bytes of callback data',
    max: 64,
    refusal: 'BUTTON_DATA_INVALID',
    call: (preview, size) => send(preview, [[{ text: '键', callback_data: 'a'.repeat(size) }]]),
  },
  {
    what: 'code points to copy',
    max: 256,
    refusal: 'BUTTON_COPY_TEXT_INVALID',
    call: (preview, size) => send(preview, [[{ text: '抄', copy_text: { text: wide(size) } }]]),
  },
  {
    what: 'buttons in a row',
    max: 8,
    refusal: 'BUTTON_COUNT_INVALID',
    call: (preview, size) => send(preview, [Array(size).fill({ text: '键', callback_data: 'a' })]),
  },
  {
    what: 'buttons of a message',
    max: 100,
    refusal: 'reply markup is too long',
    call: (preview, size) =>
      send(preview, keyboard(Array(size).fill({ text: '键', callback_data: 'a' }))),
  },
  {
    what: 'code points of the answer to a pressed button',
    max: 200,
    refusal: 'MESSAGE_TOO_LONG',
    call: async (preview, size) =>
      preview.bot('answerCallbackQuery', {
        callback_query_id: await pressed(preview),
        text: wide(size),
      }),
  },
  {
    what: 'code points of an inline query',
    max: 256,
    refusal: 'QUERY_TOO_LONG',
    call: ({ user }, size) => user('inline', { chatId: chat_id, query: wide(size), offset: '' }),
  },
  {
    what: 'results of an inline query',
    max: 50,
    refusal: 'too many inline query results specified',
    call: (preview, size) =>
      answerInline(preview, { results: Array.from({ length: size }, (_, at) => article(`${at}`)) }),
  },
  {
    what: 'bytes of the id of a result',
    max: 64,
    refusal: 'RESULT_ID_INVALID',
    call: (preview, size) => answerInline(preview, { results: [article('a'.repeat(size))] }),
  },
  {
    what: 'code points of the text of a result',
    max: 4096,
    refusal: 'message is too long',
    call: (preview, size) => answerInline(preview, { results: [article('a', wide(size))] }),
  },
  {
    what: 'bytes of the next offset',
    max: 64,
    refusal: 'NEXT_OFFSET_INVALID',
    call: (preview, size) => answerInline(preview, { next_offset: 'a'.repeat(size) }),
  },
  {
    what: 'letters of a start parameter',
    max: 64,
    refusal: 'START_PARAM_INVALID',
    call: (preview, size) =>
      answerInline(preview, { button: { text: '更多', start_parameter: '_'.repeat(size) } }),
  },
  {
    what: 'reactions of a bot to a message',
    max: 1,
    refusal: 'REACTIONS_TOO_MANY',
    call: async ({ bot, user }, size) => {
      const { result } = await user('message', { chatId: chat_id, text: '一' });
      const reaction = Array(size).fill({ type: 'emoji', emoji: '👀' });
      return bot('setMessageReaction', { chat_id, message_id: result.message_id, reaction });
    },
  },
  {
    what: 'pixels of both sides of a photo together',
    max: 10_000,
    refusal: 'PHOTO_INVALID_DIMENSIONS',
    call: ({ upload }, size) =>
      upload('sendPhoto', { chat_id, photo: new Blob([pngOf(size - 5000, 5000)]) }),
  },
  {
    what: 'times that a photo is longer than wide',
    max: 20,
    refusal: 'PHOTO_INVALID_DIMENSIONS',
    call: ({ upload }, size) =>
      upload('sendPhoto', { chat_id, photo: new Blob([jpegOf(10, size * 10)]) }),
  },
  {
    what: 'bytes of a photo',
    max: 10 * MiB,
    refusal: `file of size ${10 * MiB + 1} bytes is too big for a photo; the maximum size is ${10 * MiB} bytes`,
    call: ({ upload }, size) => upload('sendPhoto', { chat_id, photo: padded(pngOf(9, 9), size) }),
  },
  {
    what: 'bytes of a file that the bot downloads',
    max: 20 * MiB,
    refusal: 'file is too big',
    call: async ({ bot, upload }, size) => {
      const document = new Blob([new Uint8Array(size)]);
      const { result } = await upload('sendDocument', { chat_id, document });
      return bot('getFile', { file_id: result.document.file_id });
    },
  },
];

it.each(limits)('takes $max $what, and not one more', async ({ max, refusal, call }) => {
  const preview = await startForTest();
  expect(await call(preview, max)).toMatchObject({ ok: true, status: 200 });
  expect(await call(preview, max + 1)).toMatchObject({
    ok: false,
    status: 400,
    error_code: 400,
    description: `Bad Request: ${refusal}`,
  });
});
