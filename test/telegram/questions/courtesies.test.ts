import { expect, it, vi } from 'vitest';
import { courtesyIn } from '../../../src/telegram/questions/courtesies.ts';
import { chatRoom } from '../../helpers/chat-room.ts';
import { type Ask, askStub, botParts } from '../../helpers/telegram.ts';

it.each([
  ...['你好', '您好！', '你好，引据', 'Hello', '在吗？', '你是誰？', '／help', '怎么用？'].map(
    text => [text, 'greeting'] as const,
  ),
  ...['谢谢', '謝謝你！🙏', '好的，谢谢', 'Thanks a lot!', 'thank you'].map(
    text => [text, 'thanks'] as const,
  ),
  ...['谢谢参加会议的是谁？', '你好医院在哪里', '感谢信', '谢伏瞻', '核酸', '早餐怎么供应'].map(
    text => [text, null] as const,
  ),
])('%s → %s', (text, courtesy) => {
  expect(courtesyIn(text)).toBe(courtesy);
});

it('is returned, and is no question', async () => {
  const ask = vi.fn<Ask>(askStub);
  const room = chatRoom({ corpus: botParts({ ask }).corpus });
  await room.say('谢谢');
  const thanked = room.lastReply().text;
  await room.say('你好');
  expect(thanked).toMatch(/^不客气/u);
  expect(room.lastReply().text).toContain('/help');
  expect(ask).not.toHaveBeenCalled();
});
