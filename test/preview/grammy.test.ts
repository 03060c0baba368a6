import { Bot, InlineKeyboard } from 'grammy';
import { expect, it } from 'vitest';
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

function signal<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
