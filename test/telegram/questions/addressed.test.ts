import { expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { questionFor } from '../../../src/telegram/questions/addressed.ts';
import { inGroup, message } from '../../helpers/telegram.ts';

const other = { id: 77, is_bot: false, first_name: '乙' };
const repliedTo = (from: object) => ({ reply_to_message: { ...message('原话'), from } });

it('takes every text of a private chat as a question', () => {
  expect(questionFor(message('  谁主持的会议？\n'), botUser)).toBe('谁主持的会议？');
});

it.each([
  ['at the start', '@yinju_preview_bot 谁主持的？', '谁主持的？'],
  ['at the end', '谁主持的？ @yinju_preview_bot', '谁主持的？'],
  ['in the middle', '请问 @yinju_preview_bot 谁主持的？', '请问  谁主持的？'],
  ['in capitals', '@Yinju_Preview_BOT 谁主持的？', '谁主持的？'],
  [
    'behind emoji and four-byte characters',
    '🚧𠮷👨‍👩‍👧 @yinju_preview_bot 谁主持的？',
    '🚧𠮷👨‍👩‍👧  谁主持的？',
  ],
  ['behind another mention', '@someone @yinju_preview_bot 谁？', '@someone  谁？'],
  ['alone', '@yinju_preview_bot', ''],
])('takes the mention %s out of a group message', (_, text, question) => {
  expect(questionFor(message(text, inGroup), botUser)).toBe(question);
});

it('takes a mention without a username as one', () => {
  const entities = [{ type: 'text_mention', offset: 3, length: 2, user: botUser }];
  expect(questionFor(message('🚧 引据 谁？', { ...inGroup, entities }), botUser)).toBe('🚧  谁？');
});

it('takes a reply to the bot as a question', () => {
  const reply = message('那学校呢？', { ...inGroup, ...repliedTo(botUser) });
  expect(questionFor(reply, botUser)).toBe('那学校呢？');
});

it.each([
  ['talk among people', '今天谁值班？', {}],
  ['the bot named without @', 'yinju_preview_bot 怎么样？', {}],
  ['a mention of another', '@someone 谁主持的？', {}],
  ['a longer name', '@yinju_preview_bot2 谁？', {}],
  ['a reply to another', '那学校呢？', repliedTo(other)],
  ['a reply to a channel post', '那学校呢？', { reply_to_message: { sender_chat: { id: -1 } } }],
  [
    'a mention of another without a username',
    '乙 谁？',
    { entities: [{ type: 'text_mention', offset: 0, length: 1, user: other }] },
  ],
  ['an address that only looks like a mention', 'mail@yinju_preview_bot', {}],
])('leaves %s in a group alone', (_, text, fields) => {
  expect(questionFor(message(text, { ...inGroup, ...fields }), botUser)).toBeNull();
});

it('has no question in a message without text', () => {
  const sticker = message('', { text: undefined, entities: undefined, sticker: {} });
  expect(questionFor(sticker, botUser)).toBeNull();
});
