import { Bot, InlineKeyboard, InputFile } from 'grammy';
import type { InlineQueryResult } from 'grammy/types';

const quote =
  '舒望川强调，要严格限量。假期景区接待量按核定最大承载量的75%控制，落霞谷景区每天不超过12000人、瞬时不超过5000人，桐坪古寨每天不超过6000人、瞬时不超过2000人。';
const head = '桐坪县部署国庆假期景区疫情防控工作';
/** As long as a list of measures, so that it is shown closed. */
const longQuote = '会议要求，要压实责任，落实到每一个社区、每一栋楼、每一户人家，不留死角。'.repeat(
  8,
);
const resultsInAPage = 5;

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * A bot that shows in a few lines all that the page must draw: it echoes what it does not know.
 * Stops with `bot.stop()`.
 */
export function scriptedBot(token: string, apiRoot: string): Bot {
  const bot = new Bot(token, { client: { apiRoot } });
  const answerKeyboard = () =>
    new InlineKeyboard()
      .text('上下文', 'context')
      .copyText('复制引文', quote)
      .row()
      .text('有用', 'useful')
      .text('没用', 'useless')
      .row()
      .url('原文', 'https://example.com/report')
      .text('慢', 'slow');

  bot.command('start', context => context.reply(`开始：${context.match || '无'}`));
  bot.hears('多长？', context =>
    context.reply(longQuote, {
      entities: [{ type: 'expandable_blockquote', offset: 0, length: longQuote.length }],
    }),
  );
  bot.hears('引用', context =>
    context.reply('在哪里引用？', {
      reply_markup: new InlineKeyboard()
        .switchInlineCurrent('在这里引用', '口罩')
        .switchInline('在别处引用', '口罩'),
    }),
  );
  bot.hears('图片', context => context.replyWithPhoto(new InputFile(png), { caption: '一张图片' }));
  bot.hears(/接待多少人/u, async context => {
    await context.replyWithChatAction('typing');
    const boldAt = quote.indexOf('落霞谷景区每天');
    await context.reply(`${quote}\n\n${head} · 2021-09-27 · 桐坪县`, {
      entities: [
        { type: 'blockquote', offset: 0, length: quote.length },
        { type: 'bold', offset: boldAt, length: 7 },
        {
          type: 'text_link',
          offset: quote.length + 2,
          length: head.length,
          url: 'https://example.com/report',
        },
      ],
      reply_parameters: { message_id: context.msg?.message_id ?? 0 },
      reply_markup: answerKeyboard(),
    });
  });
  bot.callbackQuery('useful', context => context.answerCallbackQuery('谢谢'));
  bot.callbackQuery('useless', context =>
    context.answerCallbackQuery({ text: '已记下，谢谢。', show_alert: true }),
  );
  bot.callbackQuery('context', async context => {
    await context.editMessageText('上文。\n下文。', { reply_markup: answerKeyboard() });
    await context.answerCallbackQuery();
  });
  // `slow` is never answered: its button stays busy.
  bot.callbackQuery('slow', () => {});
  bot.inlineQuery('无', context => context.answerInlineQuery([], { cache_time: 0 }));
  bot.on('inline_query', context => {
    const { query, offset } = context.inlineQuery;
    const from = Number(offset) || 0;
    const results = Array.from({ length: resultsInAPage }, (_, at): InlineQueryResult => {
      const number = from + at + 1;
      const input_message_content = { message_text: `引文 ${number}：${query}` };
      const title = `结果 ${number}`;
      const description = `${query}，在第 ${number} 份报道里`;
      return { type: 'article', id: `r${number}`, title, description, input_message_content };
    });
    return context.answerInlineQuery(results, {
      cache_time: 0,
      next_offset: from === 0 ? String(resultsInAPage) : '',
      button: { text: '打开引据', start_parameter: 'inline' },
    });
  });
  bot.on('message:document', context =>
    context.reply(`收到文件：${context.message.document.file_name}`),
  );
  bot.on('message:text', async context => {
    if (!context.message.via_bot) await context.reply(`回声：${context.message.text}`);
  });
  // A fault that the page asked for is no reason to stop.
  bot.catch(() => {});
  return bot;
}
