import { expect, it } from 'vitest';
import { askedTopic } from '../../../src/telegram/commands/topics/asked-topic.ts';

const topics = ['复工复产', '核酸检测', '药品管理', '防护消杀', '医疗救治'].map((name, i) => ({
  ...{ name, reports: 99 - i },
}));

it.each([
  ['its name', '核酸检测', '核酸检测'],
  ['its name in traditional characters', '核酸檢測', '核酸检测'],
  ['a part of it', '核酸', '核酸检测'],
  ['a text with it', '核酸检测的要求', '核酸检测'],
  ['a word it is known by', '退烧药', '药品管理'],
  ['another word for one of those', '解热药', '药品管理'],
])('finds a topic by %s', (_, text, topic) => {
  expect(askedTopic(topics, text)).toEqual({ topic });
});

it.each([
  ['nothing is near', '区块链', []],
  ['a word is shared', '管理办法', ['药品管理']],
  ['two characters are shared', '治医', ['医疗救治']],
  ['one character is shared', '工', []],
  ['there is no text', '', []],
  ['there is only punctuation', '！？', []],
])('names what is nearest where %s', (_, text, nearest) => {
  expect(askedTopic(topics, text)).toEqual({ topic: null, nearest });
});

it('has no topic that the reports do not have', () => {
  expect(askedTopic([], '核酸检测')).toEqual({ topic: null, nearest: [] });
});
