import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createParts } from '../../src/preview/bot-api-parts.ts';
import { FileStore } from '../../src/preview/content/file-store.ts';
import { createBotApi } from '../../src/preview/methods/bot-api.ts';
import { RequestParams, UploadedFile } from '../../src/preview/request-params.ts';
import { World } from '../../src/preview/world.ts';
import { privateId, startForTest } from './start-for-test.ts';

const chat_id = privateId;
const cannotParse = "can't parse inline keyboard button:";
const entity = (fields: object) => ({
  entities: [{ type: 'bold', offset: 0, length: 1, ...fields }],
});
const keyboard = (inline_keyboard: unknown) => ({ reply_markup: { inline_keyboard } });
const button = (fields: unknown) => keyboard([[fields]]);

it.each<[string, object]>([
  ['expected an Array of entities', { entities: {} }],
  ["can't parse entities JSON object", { entities: '[' }],
  ['expected an Object as MessageEntity', { entities: ['bold'] }],
  ['can\'t find field "type"', entity({ type: undefined })],
  ['can\'t find field "offset"', entity({ offset: '0' })],
  ['can\'t find field "length"', entity({ length: 0.5 })],
  ['can\'t find field "url"', entity({ type: 'text_link' })],
  ['receive an entity with incorrect length -1', entity({ length: -1 })],
  ['entity begins in a middle of a UTF-16 symbol at UTF-16 offset 1', entity({ offset: 1 })],
  [
    'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol',
    entity({ length: 1 }),
  ],
  ['object expected as reply_markup', { reply_markup: [] }],
  ['the preview draws inline keyboards only', { reply_markup: { keyboard: [['一']] } }],
  ['expected an Array of inline_keyboard', keyboard({})],
  ['expected an Array of Array of InlineKeyboardButton', keyboard([{ text: '键' }])],
  [`${cannotParse} expected an Object`, button('键')],
  [`${cannotParse} Can't find field "text"`, button({ callback_data: 'a' })],
  [`${cannotParse} Field "text" must be of type String`, button({ text: 5, callback_data: 'a' })],
  [`${cannotParse} Text buttons are unallowed in the inline keyboard`, button({ text: '键' })],
  ['BUTTON_STYLE_INVALID', button({ text: '键', callback_data: 'a', style: 'red' })],
  ['BUTTON_COPY_TEXT_INVALID', button({ text: '键', copy_text: { text: '' } })],
  ['the preview draws no web_app buttons', button({ text: '键', web_app: {} })],
  ['can\'t find field "message_id"', { reply_parameters: {} }],
])('answers "Bad Request: %s" to a message %o', async (reason, more) => {
  const { bot } = await startForTest();
  expect(await bot('sendMessage', { chat_id, text: '𠮷野家', ...more })).toMatchObject({
    status: 400,
    description: `Bad Request: ${reason}`,
  });
});

it('names what is wrong with commands, web apps and webhooks', async () => {
  const { bot } = await startForTest();
  const refusal = async (method: string, params: object) => (await bot(method, params)).description;
  expect(await refusal('setMyCommands', { commands: ['help'] })).toBe(
    "Bad Request: can't parse BotCommand: expected an Object",
  );
  const button = { text: '更多', web_app: { url: 'https://example.com' } };
  expect(await refusal('answerInlineQuery', { button })).toBe(
    'Bad Request: the preview shows no web apps',
  );
  expect(await refusal('setWebhook', { url: 'https://example.com' })).toBe(
    'Bad Request: bad webhook: the preview delivers updates by getUpdates only',
  );
});

it('asks people for the kind of body that it takes', async () => {
  const { preview, user } = await startForTest();
  expect((await user('document', { chatId: chat_id })).description).toBe(
    'Unsupported Media Type: multipart/form-data expected',
  );
  const plain = await fetch(`${preview.apiRoot}/user/message`, { method: 'POST', body: '{}' });
  expect(await plain.json()).toMatchObject({
    error_code: 415,
    description: 'Unsupported Media Type: application/json expected',
  });
});

it('says that a file had to make room for others, and that it closes', async () => {
  const parts = { ...createParts(new World()), files: new FileStore(4) };
  const { call } = createBotApi(parts);
  const add = () => parts.files.add('document', new UploadedFile('a.txt', new Uint8Array(4)));
  const { fileId } = add();
  add();
  await expect(call('getFile', new RequestParams({ file_id: fileId }))).rejects.toThrow(
    'Bad Request: wrong file_id or the file is temporarily unavailable',
  );
  parts.updates.close();
  await expect(call('getUpdates', new RequestParams({}))).rejects.toThrow(
    'Internal Server Error: restart',
  );
});

it('takes a body that does not tell its length, and refuses what has none', async () => {
  const { preview } = await startForTest();
  const send = (chunks: string[], headers: object = {}) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const options = { method: 'POST', headers: { ...headers } };
      const call = request(`${preview.url}user/message`, options, async response => {
        resolve({ status: response.statusCode, text: await text(response) });
      });
      call.on('error', reject);
      for (const chunk of chunks) call.write(chunk);
      call.end();
    });
  const json = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };

  expect(await send(['{"chatId":1001,', '"text":"一"}'], json)).toMatchObject({ status: 200 });
  expect((await send([])).status).toBe(415);
  const whole = connect(Number(new URL(preview.url).port), '127.0.0.1');
  whole.end(`POST /user/message HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  expect(await text(whole)).toMatch(/^HTTP\/1\.1 415 /u);
});
