import { Bot, GrammyError, HttpError, InlineKeyboard, InputFile, InputMediaBuilder } from 'grammy';
import { expect, it } from 'vitest';
import { pngOf } from './images.ts';
import { groupId, privateId, startForTest } from './start-for-test.ts';

it('runs a grammY bot: command, question, button press, and a clean stop', async () => {
  const { preview, user } = await startForTest();
  const bot = new Bot(preview.token, { client: { apiRoot: preview.apiRoot } });
  const seen: string[] = [];
  const { promise: pressed, resolve: onPressed } = signal();
  const { promise: answered, resolve: onAnswered } = signal<number>();

  bot.command('start', ctx => {
    seen.push(`start ${ctx.match}`);
  });
  bot.on('message:text', async ctx => {
    seen.push(ctx.msg.text);
    await ctx.replyWithChatAction('typing');
    const sent = await ctx.reply('原文：会议强调', {
      entities: [{ type: 'blockquote', offset: 3, length: 4 }],
      reply_markup: new InlineKeyboard().text('更多', 'more:1'),
      reply_parameters: { message_id: ctx.msg.message_id },
    });
    onAnswered(sent.message_id);
  });
  bot.callbackQuery(/^more:(\d)$/, async ctx => {
    await ctx.editMessageText('没有更多');
    await ctx.answerCallbackQuery('到头了');
    seen.push(`press ${ctx.match[1]}`);
    onPressed();
  });

  const running = bot.start();
  await user('message', { chatId: privateId, text: '/start r1' });
  await user('message', { chatId: privateId, text: '会议强调什么？' });
  const messageId = await answered;
  await user('callback', { chatId: privateId, messageId, data: 'more:1' });
  await pressed;
  await bot.stop();
  await running;
  expect(seen).toEqual(['start r1', '会议强调什么？', 'press 1']);
});

it('gives grammY its errors with code and description', async () => {
  const { preview } = await startForTest();
  const bot = new Bot(preview.token, { client: { apiRoot: preview.apiRoot } });
  await expect(bot.api.sendMessage(groupId, '')).rejects.toMatchObject({
    name: 'GrammyError',
    error_code: 400,
    description: 'Bad Request: message text is empty',
  });
});

it('takes photos and documents as grammY uploads them, and lets it download them', async () => {
  const { preview } = await startForTest();
  const { api } = new Bot(preview.token, { client: { apiRoot: preview.apiRoot } });
  const report = new InputFile(Buffer.from('会议强调'), '晋中 五月.txt');
  const sent = await api.sendDocument(privateId, report, { caption: '原文' });
  expect(sent.document).toMatchObject({ file_name: '晋中 五月.txt', file_size: 12 });

  const card = new InputFile(pngOf(1080, 1440), 'card.png');
  const media = InputMediaBuilder.photo(card, { caption: '图' });
  const edited = await api.editMessageMedia(privateId, sent.message_id, media);
  expect(edited).toMatchObject({ photo: [{ width: 1080, height: 1440 }], caption: '图' });

  const { file_path } = await api.getFile(sent.document.file_id);
  const file = await fetch(`${preview.apiRoot}/file/bot${preview.token}/${file_path}`);
  expect(await file.text()).toBe('会议强调');
});

it('fails for grammY as Telegram does: too many requests, and no answer in JSON', async () => {
  const { preview, user } = await startForTest();
  const { api } = new Bot(preview.token, { client: { apiRoot: preview.apiRoot } });
  await user('faults', { kind: '429', count: 1, retryAfterSeconds: 5 });
  const refused = await api.sendMessage(privateId, '一').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(GrammyError);
  expect(refused).toMatchObject({ error_code: 429, parameters: { retry_after: 5 } });
  await user('faults', { kind: '502', count: 1 });
  await expect(api.sendMessage(privateId, '一')).rejects.toBeInstanceOf(HttpError);
});

function signal<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
