import { expect, it } from 'vitest';
import { FileStore } from '../../src/preview/content/file-store.ts';
import { UploadedFile } from '../../src/preview/request-params.ts';
import { jpegOf, pngOf } from './images.ts';
import { groupId, postForm, privateId, startForTest } from './start-for-test.ts';

const chat_id = privateId;
const photo = new Blob([pngOf(800, 600)]);
const text = new Blob(['会议强调']);

it('sends a photo with caption, buttons and reply, and gives it back byte for byte', async () => {
  const { preview, upload, bot, user } = await startForTest();
  const question = await user('message', { chatId: chat_id, text: '图？' });
  const { result } = await upload('sendPhoto', {
    chat_id,
    photo,
    caption: '会议强调安全',
    caption_entities: [{ type: 'bold', offset: 0, length: 2 }],
    reply_parameters: { message_id: question.result.message_id },
    reply_markup: { inline_keyboard: [[{ text: '原文', callback_data: 's:1' }]] },
  });
  expect(result).toMatchObject({
    photo: [{ width: 800, height: 600, file_size: photo.size }],
    caption: '会议强调安全',
    caption_entities: [{ type: 'bold', offset: 0, length: 2 }],
    reply_to_message: { text: '图？' },
    reply_markup: { inline_keyboard: [[{ callback_data: 's:1' }]] },
  });
  expect(result.text).toBeUndefined();

  const { file_id } = result.photo[0];
  const file = (await bot('getFile', { file_id })).result;
  expect(file).toMatchObject({ file_id, file_size: photo.size, file_path: 'photos/file_1.png' });
  const url = `${preview.apiRoot}/file/bot${preview.token}/${file.file_path}`;
  const content = await (await fetch(url)).arrayBuffer();
  expect(new Uint8Array(content)).toEqual(pngOf(800, 600));
});

it('sends a document under the name it was given, of the type its ending tells', async () => {
  const { upload } = await startForTest();
  const sent = await upload('sendDocument', { chat_id, document: text }, '../晋中\u202etxt.TXT');
  expect(sent.result.document).toMatchObject({
    file_name: '晋中 txt.TXT',
    mime_type: 'text/plain',
    file_size: text.size,
  });
  const other = await upload('sendDocument', { chat_id, document: photo }, '报告.报告');
  expect(other.result.document).toMatchObject({ mime_type: 'application/octet-stream' });
});

it('takes a file in the part that attach:// names', async () => {
  const { upload } = await startForTest();
  const sent = await upload('sendPhoto', { chat_id, photo: 'attach://card', card: photo });
  expect(sent.result.photo[0].width).toBe(800);
});

it('sends what was sent before by its id, as what it was', async () => {
  const { upload, bot } = await startForTest();
  const { result } = await upload('sendPhoto', { chat_id, photo });
  const { file_id } = result.photo[0];
  const again = await bot('sendPhoto', { chat_id: groupId, photo: file_id });
  expect(again.result.photo).toEqual(result.photo);
  expect((await bot('sendDocument', { chat_id, document: file_id })).description).toBe(
    "Bad Request: can't use file of type Photo as Document",
  );
});

it.each<[string, string, Record<string, unknown>]>([
  ['there is no photo in the request', 'sendPhoto', { chat_id }],
  ['there is no photo in the request', 'sendPhoto', { chat_id, photo: 'attach://card' }],
  ['there is no document in the request', 'sendDocument', { chat_id, caption: '一' }],
  ['file must be non-empty', 'sendDocument', { chat_id, document: new Blob([]) }],
  ['file must be non-empty', 'sendPhoto', { chat_id, photo: new Blob([]) }],
  ['IMAGE_PROCESS_FAILED', 'sendPhoto', { chat_id, photo: text }],
  ['wrong file identifier/HTTP URL specified', 'sendPhoto', { chat_id, photo: 'AgACAgUAAx' }],
  ['failed to get HTTP URL content', 'sendPhoto', { chat_id, photo: 'https://example.com/a.png' }],
  ['chat not found', 'sendPhoto', { chat_id: 5, photo }],
  ['message thread not found', 'sendDocument', { chat_id, document: text, message_thread_id: 3 }],
  [
    'message to be replied not found',
    'sendPhoto',
    { chat_id, photo, reply_parameters: { message_id: 1 } },
  ],
  [
    'unsupported parse_mode: send entities instead',
    'sendPhoto',
    { chat_id, photo, parse_mode: 'HTML' },
  ],
  ['file_id not specified', 'getFile', {}],
  ['invalid file_id', 'getFile', { file_id: 'AgACAgUAAx' }],
])('answers "Bad Request: %s" to %s', async (reason, method, fields) => {
  const { upload } = await startForTest();
  expect(await upload(method, fields)).toMatchObject({
    status: 400,
    error_code: 400,
    description: `Bad Request: ${reason}`,
  });
});

it('refuses an upload of more than 50 MB, and a body that is no form', async () => {
  const { preview, upload } = await startForTest();
  const tooMuch = new Blob([new Uint8Array(50 * 1024 * 1024 + 1)]);
  expect(await upload('sendDocument', { chat_id, document: tooMuch })).toMatchObject({
    status: 413,
    error_code: 413,
    description: 'Request Entity Too Large',
  });
  const broken = await fetch(`${preview.apiRoot}/bot${preview.token}/sendPhoto`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--y\r\n',
  });
  expect(broken.status).toBe(400);
});

it('lets a bot download up to 20 MB', async () => {
  const { upload, bot, user, preview } = await startForTest();
  const large = new Blob([new Uint8Array(20 * 1024 * 1024 + 1)]);
  const { result } = await upload('sendDocument', { chat_id, document: large });
  expect((await bot('getFile', { file_id: result.document.file_id })).description).toBe(
    'Bad Request: file is too big',
  );
  const sent = await postForm(`${preview.apiRoot}/user/document`, { chatId: chat_id, file: large });
  expect(sent.ok).toBe(true);
  expect((await user('document', { chatId: chat_id })).status).toBe(415);
});

it('shows the page a photo to draw and a document to save', async () => {
  const { preview, upload } = await startForTest();
  const sentPhoto = await upload('sendPhoto', { chat_id, photo });
  const sentPage = await upload('sendDocument', { chat_id, document: text }, '报告 (1).html');
  const shown = (id: string) => fetch(new URL(`/files/${id}`, preview.url));
  const drawn = await shown(sentPhoto.result.photo[0].file_id);
  expect(drawn.headers.get('content-type')).toBe('image/png');
  expect(drawn.headers.get('content-disposition')).toMatch(/^inline;/);

  const saved = await shown(sentPage.result.document.file_id);
  expect(Object.fromEntries(saved.headers)).toMatchObject({
    'content-type': 'text/html',
    'content-disposition': `attachment; filename="__ (1).html"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%281%29.html`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect((await shown('nothing')).status).toBe(404);
});

it('gives a file only to who knows the token', async () => {
  const { preview, upload } = await startForTest();
  await upload('sendPhoto', { chat_id, photo: new Blob([jpegOf(4, 4)]) });
  const at = (token: string, path: string) =>
    fetch(`${preview.apiRoot}/file/bot${token}/${path}`).then(({ status }) => status);
  expect(await at(preview.token, 'photos/file_1.jpg')).toBe(200);
  expect(await at(preview.token, 'photos/file_2.jpg')).toBe(404);
  expect(await at('7:x', 'photos/file_1.jpg')).toBe(401);
});

it('forgets the content of the oldest files first', () => {
  const files = new FileStore(10);
  const add = (size: number) =>
    files.add('document', new UploadedFile('a.txt', new Uint8Array(size)));
  const [first, second, third] = [add(4), add(4), add(4)];
  expect([first, second, third].map(({ bytes }) => bytes?.length)).toEqual([undefined, 4, 4]);
  expect(files.find(first.fileId)).toBe(first);
});
