import { expect, it } from 'vitest';
import { pageEvents } from '../helpers/page-events.ts';
import { pngOf } from './images.ts';
import { postForm, privateId, startForTest } from './start-for-test.ts';

const chat_id = privateId;

const naughty = [
  '',
  ' \t\n\u3000',
  'undefined',
  '__proto__',
  'constructor',
  '{"a":[1,{"b":null}]}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE meetings; --",
  '../../../etc/passwd\0.txt',
  'C:\\con\\nul.txt',
  'attach://',
  '%00%ff%u0000',
  'data: {"type":"snapshot"}\n\n',
  '\r\n\r\nHTTP/1.1 200 OK',
  '\u202e晋中\u2066abc\u2069',
  '\u200b\u200d\ufeff\u2060',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳',
  '﷽𠮷𝕏',
  `${'A'.repeat(3000)}`,
  `@${'a'.repeat(200)} #${'b'.repeat(300)} /${'c'.repeat(100)}`,
];

type Started = Awaited<ReturnType<typeof startForTest>>;

/** Every field that takes a text, of the bot and of the people. */
const fields: Record<string, (preview: Started, text: string) => Promise<{ status: number }>> = {
  text: ({ bot }, text) => bot('sendMessage', { chat_id, text }),
  caption: ({ upload }, caption) =>
    upload('sendPhoto', { chat_id, photo: new Blob([pngOf(9, 9)]), caption }),
  'file name': ({ upload }, name) =>
    upload('sendDocument', { chat_id, document: new Blob(['一']) }, name),
  'file id': ({ bot }, photo) => bot('sendPhoto', { chat_id, photo }),
  'part named by attach://': ({ upload }, name) =>
    upload('sendPhoto', { chat_id, photo: `attach://${name}`, [name || 'photo']: name }),
  button: ({ bot }, text) =>
    bot('sendMessage', {
      chat_id,
      text: '一',
      reply_markup: { inline_keyboard: [[{ text, callback_data: text }]] },
    }),
  'entity address': ({ bot }, url) =>
    bot('sendMessage', {
      chat_id,
      text: '一',
      entities: [{ type: 'text_link', offset: 0, length: 1, url }],
    }),
  'chat id': ({ bot }, id) => bot('sendMessage', { chat_id: id, text: '一' }),
  'parameter of JSON': ({ bot }, entities) => bot('sendMessage', { chat_id, text: '一', entities }),
  'callback answer': ({ bot }, text) =>
    bot('answerCallbackQuery', { callback_query_id: text, text, url: text }),
  command: ({ bot }, text) =>
    bot('setMyCommands', { commands: [{ command: text, description: text }] }),
  'bot name': ({ bot }, name) => bot('setMyName', { name, language_code: name }),
  reaction: ({ bot }, emoji) =>
    bot('setMessageReaction', { chat_id, message_id: 1, reaction: [{ type: 'emoji', emoji }] }),
  'inline result': ({ bot }, text) =>
    bot('answerInlineQuery', {
      inline_query_id: text,
      next_offset: text,
      button: { text, start_parameter: text },
      results: [
        { type: 'article', id: text, title: text, input_message_content: { message_text: text } },
      ],
    }),
  method: ({ bot }, name) => bot(encodeURIComponent(name || 'x'), {}),
  'message of a person': ({ user }, text) => user('message', { chatId: chat_id, text }),
  'inline query': ({ user }, query) => user('inline', { chatId: chat_id, query, offset: query }),
  'choice of a person': ({ user }, text) =>
    user('inline/choose', { chatId: chat_id, inlineId: text, resultId: text }),
  'button of a person': ({ user }, data) =>
    user('callback', { chatId: chat_id, messageId: 1, data }),
  'file of a person': ({ preview }, text) =>
    postForm(
      `${preview.apiRoot}/user/document`,
      { chatId: chat_id, caption: text.slice(0, 1024), file: new Blob(['一']) },
      text,
    ),
};

it.each(Object.entries(fields))(
  'takes or refuses any %s, and never fails',
  async (_field, call) => {
    const preview = await startForTest();
    for (const text of naughty) {
      const { status } = await call(preview, text);
      expect([200, 400, 404], JSON.stringify(text)).toContain(status);
    }
    // What was kept can still be read, by the bot and by the page.
    expect((await preview.bot('getUpdates')).ok).toBe(true);
    const url = preview.preview.url;
    const events = await pageEvents(
      url,
      async () => {},
      ({ type }) => type === 'snapshot',
    );
    expect(events[0]?.type).toBe('snapshot');
  },
);

const half = '会议\ud842';

it('refuses half a character in any text', async () => {
  const { preview, bot, user } = await startForTest();
  const refusal = 'Bad Request: strings must be encoded in UTF-8';
  const entities = [{ type: 'text_link', offset: 0, length: 1, url: half }];
  expect((await bot('sendMessage', { chat_id, text: half })).description).toBe(refusal);
  expect((await bot('sendMessage', { chat_id, text: '一', entities })).description).toBe(refusal);
  expect((await user('message', { chatId: chat_id, text: half })).description).toBe(refusal);
  const notUtf8 = await fetch(`${preview.apiRoot}/bot${preview.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: Buffer.from(
      '--b\r\ncontent-disposition:form-data;name="text"\r\n\r\n\xff\r\n--b--',
      'latin1',
    ),
  });
  expect(await notUtf8.json()).toMatchObject({ description: refusal });
});

it('does not lose itself in deep parameters', async () => {
  const { bot } = await startForTest();
  let entities: unknown[] = [];
  for (let depth = 0; depth < 2000; depth += 1) entities = [entities];
  expect(await bot('sendMessage', { chat_id, text: '一', entities })).toMatchObject({
    status: 400,
    description: "Bad Request: can't parse JSON object",
  });
});
