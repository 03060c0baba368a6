import { TestBot } from '@bonkers-agency/grammy-test';
import type { Chat, Message, User } from 'grammy/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { createBot } from '../../../src/telegram/bot.ts';
import type { BotContext } from '../../../src/telegram/context.ts';
import { corpusOf } from '../../helpers/chat-room.ts';
import { botParts, TOKEN } from '../../helpers/telegram.ts';

// A double that others wrote: what ours and the bot misunderstand alike shows here.
const DIKE = '市防汛指挥部要求，堤防每两小时巡查一遍，发现险情立即上报。';
const SCHOOL = '会议要求，各学校要落实晨午检制度，食堂每天消毒两次，不得遗漏。';

let telegram: TestBot<BotContext>;

beforeAll(async () => {
  const corpus = await corpusOf([
    { text: DIKE, title: '防汛会议' },
    { text: SCHOOL, title: '校园会议' },
  ]);
  telegram = new TestBot<BotContext>({ botInfo: botUser });
  telegram.use(createBot({ token: TOKEN, botInfo: botUser, ...botParts({ corpus }) }));
});

afterAll(() => telegram.dispose());

const DIKES = '堤防多久巡查一遍？';

type Response = Awaited<ReturnType<typeof telegram.sendMessage>>;
type Labelled = { text: string; callback_data?: string };

/** Press the button of that label under a message. */
async function press(
  user: User,
  chat: Chat,
  { messages, editedMessages }: Response,
  label: string,
): Promise<Response> {
  const message = [...messages, ...editedMessages].at(-1) as Message;
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat() as Labelled[];
  const data = buttons.find(({ text }) => text === label)?.callback_data;
  if (data === undefined) throw new Error(`no button ${label}`);
  return telegram.clickButton(user, chat, data, message);
}

it('talks in a private chat: a question, its buttons, a follow-up, an edit', async () => {
  const user = telegram.createUser({ first_name: '甲', language_code: 'zh-hans' });
  const chat = telegram.createChat({ type: 'private', id: user.id });
  const first = await telegram.sendMessage(user, chat, DIKES);
  expect(first.texts).toHaveLength(1);
  expect(first.text).toContain('堤防每两小时巡查一遍');

  const context = await press(user, chat, first, '上下文');
  expect(context.editedText).toContain('防汛会议');
  expect(context.messages).toEqual([]);
  const back = await press(user, chat, context, '‹ 返回');
  expect(back.editedText).toBe(first.text);
  const voted = await press(user, chat, back, '👍');
  expect(voted.callbackAnswer?.text).toBe('谢谢，记下了。');

  const more = await telegram.sendMessage(user, chat, '还有呢？');
  expect(more.text).not.toContain('每两小时');

  const asked = await telegram.sendMessage(user, chat, '食堂每天消毒几次？');
  const edited = await telegram.editUserMessage(
    user,
    chat,
    asked.sentMessage?.message_id ?? 0,
    DIKES,
  );
  expect(edited.messages).toEqual([]);
  expect(edited.editedMessages.map(({ message_id }) => message_id)).toEqual(
    asked.messages.map(({ message_id }) => message_id),
  );
  expect(edited.editedText).toContain('堤防每两小时巡查一遍');
});

it('talks in a group: to who means it, with buttons for everyone', async () => {
  const [user, other] = ['甲', '乙'].map(first_name =>
    telegram.createUser({ first_name, language_code: 'zh-hans' }),
  ) as [User, User];
  const chat = telegram.createChat({ type: 'supergroup', title: '防汛群' });
  expect((await telegram.sendMessage(user, chat, DIKES)).messages).toEqual([]);

  // Unlike Telegram, this double finds no mention that is not marked up.
  const mention = `[引据](tg://user?id=${botUser.id})`;
  const asked = await telegram.sendMessage(user, chat, `${mention} ${DIKES}`, {
    parseMode: 'Markdown',
  });
  expect(asked.text).toContain('堤防每两小时巡查一遍');
  const shown = await press(other, chat, asked, '同会议');
  expect(shown.editedText).toContain('防汛会议');

  const reply = await telegram.sendMessage(other, chat, '食堂每天消毒几次？', {
    replyToMessageId: asked.messages[0]?.message_id ?? 0,
  });
  expect(reply.text).toContain('每天消毒两次');
  const command = await telegram.sendCommand(user, chat, `/ask ${DIKES}`);
  expect(command.text).toContain('堤防每两小时巡查一遍');
});
