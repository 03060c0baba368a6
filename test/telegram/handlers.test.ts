import { expect, it, vi } from 'vitest';
import { renderAnswer } from '../../src/telegram/reply/render.ts';
import {
  type Ask,
  answered,
  answerOf,
  askStub,
  inGroup,
  message,
  messageUpdate,
  offlineBot,
} from '../helpers/telegram.ts';
import { wordsIn } from '../helpers/words.ts';

const question = '谁主持了云岭市的会议？';

it.each([
  ['/start', '我是引据。'],
  ['/start r1', '我是引据。'],
  ['/help', '直接发问题即可'],
  ['/help@yinju_preview_bot', '直接发问题即可'],
])('answers %s with its words', async (text, words) => {
  const { deliver, sent } = offlineBot();
  await deliver(messageUpdate(text));
  expect(sent()).toHaveLength(1);
  expect(sent()[0].text).toMatch(new RegExp(`^${words}`));
});

it('answers a question with a typing action and exactly one reply', async () => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver, calls } = offlineBot(ask);
  await deliver(messageUpdate(question));
  const { text, entities } = renderAnswer(answerOf([{}]), wordsIn());
  expect(ask.mock.calls).toEqual([[question, null]]);
  expect(calls).toEqual([
    {
      method: 'sendChatAction',
      payload: expect.objectContaining({ chat_id: 1001, action: 'typing' }),
    },
    {
      method: 'sendMessage',
      payload: expect.objectContaining({
        chat_id: 1001,
        text,
        entities,
        link_preview_options: { is_disabled: true },
        reply_parameters: { message_id: 41, allow_sending_without_reply: true },
      }),
    },
  ]);
  expect(calls[1]?.payload.parse_mode).toBeUndefined();
});

it.each([
  ['/ask in private', `/ask ${question}`, {}],
  ['/ask in a group', `/ask ${question}`, inGroup],
  ['/ask with the name of the bot', `/ask@Yinju_Preview_Bot ${question}`, inGroup],
  ['a mention', `@yinju_preview_bot ${question}`, inGroup],
])('asks what follows %s', async (_, text, fields) => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver, sent } = offlineBot(ask);
  await deliver(messageUpdate(text, fields));
  expect(ask.mock.calls).toEqual([[question, null]]);
  expect(sent()).toHaveLength(1);
});

it('keeps its reply in the topic of a forum', async () => {
  const { deliver, sent } = offlineBot();
  const topic = { ...inGroup, is_topic_message: true, message_thread_id: 7 };
  await deliver(messageUpdate(`/ask ${question}`, topic));
  expect(sent()[0]).toMatchObject({ chat_id: -2001, message_thread_id: 7 });
});

it('hands the question before it in the same chat to the next one', async () => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver } = offlineBot(ask);
  await deliver(messageUpdate(question));
  await deliver(messageUpdate('那学校呢？'));
  await deliver(messageUpdate('/ask 那学校呢？', inGroup));
  expect(ask.mock.calls.map(([, previous]) => previous?.query.text ?? null)).toEqual([
    null,
    question,
    null,
  ]);
});

it.each([
  ['talk in a group', messageUpdate(question, inGroup)],
  ['a command for another bot', messageUpdate(`/ask@other_bot ${question}`, inGroup)],
  ['a sticker in a group', messageUpdate('', { ...inGroup, text: undefined, sticker: {} })],
  ['an edited command', { update_id: 1, edited_message: message('/help') }],
  ['edited talk in a group', { update_id: 1, edited_message: message(question, inGroup) }],
  ['a channel post', { update_id: 1, channel_post: channelPost(question) }],
  ['a command in a channel', { update_id: 1, channel_post: channelPost(`/ask ${question}`) }],
  ['/start in a channel', { update_id: 1, channel_post: channelPost('/start') }],
])('ignores %s', async (_, update) => {
  const { deliver, calls } = offlineBot();
  await deliver(update as never);
  expect(calls).toEqual([]);
});

it.each([
  ['emoji', '🚧🎉', '没有看到可查的字词。'],
  ['punctuation', '？！……', '没有看到可查的字词。'],
  ['/ask alone', '/ask', '没有看到可查的字词。'],
  ['1001 characters', '会'.repeat(1001), '问题太长了。请缩短到 1000 字以内。'],
])('says what is wrong with %s, without asking', async (_, text, words) => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver, sent } = offlineBot(ask);
  await deliver(messageUpdate(text));
  expect(ask).not.toHaveBeenCalled();
  expect(sent()).toHaveLength(1);
  expect(sent()[0].text).toContain(words);
});

it('asks a question of 1000 characters', async () => {
  const ask = vi.fn<Ask>(askStub);
  await offlineBot(ask).deliver(messageUpdate('会'.repeat(1000)));
  expect(ask).toHaveBeenCalledTimes(1);
});

it.each(['sticker', 'photo', 'voice', 'document'])(
  'says that it reads text only to a %s',
  async kind => {
    const { deliver, sent } = offlineBot();
    await deliver(messageUpdate('', { text: undefined, entities: undefined, [kind]: {} }));
    expect(sent().map(({ text }) => text)).toEqual(['我只读文字。请用一句话提问。']);
  },
);

it.each([
  [undefined, '我是引据。请'],
  ['zh', '我是引据。请'],
  ['zh-hans', '我是引据。请'],
  ['zh-CN', '我是引据。请'],
  ['zh-hant', '我是引據。請'],
  ['zh-TW', '我是引據。請'],
  ['zh-HK', '我是引據。請'],
  ['en', 'I am Yinju.'],
  ['de', 'I am Yinju.'],
])('speaks to a user with the language code %s', async (language_code, words) => {
  const { deliver, sent } = offlineBot();
  const from = { id: 1001, is_bot: false, first_name: '我', language_code };
  await deliver(messageUpdate('/start', { from }));
  expect(sent()[0].text).toContain(words);
});

it('says in the language of the user, not of the question, that nothing was found', async () => {
  const ask: Ask = async text => answered(text, answerOf([], { language: 'zh-Hant' }));
  const { deliver, sent } = offlineBot(ask);
  await deliver(messageUpdate('誰主持會議？'));
  expect(sent().map(({ text }) => text)).toEqual(['这些报道里没有能回答的内容。']);
});

function channelPost(text: string) {
  const chat = { id: -3001, type: 'channel', title: '频道' };
  return message(text, { chat, from: undefined, sender_chat: chat });
}
