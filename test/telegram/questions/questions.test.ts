import { describe, expect, it, vi } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { chatRoom } from '../../helpers/chat-room.ts';
import { naughty, naughtyPlace } from '../../helpers/naughty.ts';
import {
  type Ask,
  answered,
  answerOf,
  askStub,
  botParts,
  inGroup,
  messageUpdate,
  offlineBot,
} from '../../helpers/telegram.ts';

const QUESTION = '谁主持了云岭市的会议？';
const wordless = { text: undefined, entities: undefined };

it('keeps a question with its reply, what it was asked after and what was shown', async () => {
  const corpus = botParts({
    ask: async text => answered(text, answerOf([{ sha256: 'abc' }])),
  }).corpus;
  const room = chatRoom({ corpus });
  await room.say('先问一句。');
  const { message_id } = await room.say(QUESTION);
  expect(await room.state.answers.ofMessage(1001, message_id)).toMatchObject({
    conversation: { chat: 1001, thread: 0 },
    userId: 1001,
    question: QUESTION,
    before: { query: { text: '先问一句。' } },
    shown: ['abc'],
    reason: null,
    replyId: room.lastReply().message_id,
  });
});

it('forgets what was said before at /new, in this chat only', async () => {
  const ask = vi.fn<Ask>(askStub);
  const room = chatRoom({ corpus: botParts({ ask }).corpus });
  await room.say(QUESTION);
  await room.say(`@yinju_preview_bot ${QUESTION}`, -2001);
  await room.say('/new');
  expect(room.lastReply().text).toBe('好，前面的问题不再算数。请提问。');
  await room.say('那学校呢？');
  await room.say('@yinju_preview_bot 那学校呢？', -2001);
  expect(ask.mock.calls.map(([, before]) => before?.query.text ?? null)).toEqual([
    null,
    null,
    null,
    QUESTION,
  ]);
});

it('keeps questions apart that buttons of one message ask', async () => {
  const ask = vi.fn<Ask>(askStub);
  const room = chatRoom({ corpus: botParts({ ask }).corpus });
  await room.say(QUESTION);
  const question = (await room.state.answers.find(1))?.questionId;
  const examples = [['谁主持？'], ['谁讲话？']].map(([text = ''], i) => ({
    text,
    callback_data: `x:${i}`,
  }));
  const message = { ...room.lastReply(), reply_markup: { inline_keyboard: [examples] } };
  await room.forge('x:0', message);
  await room.forge('x:1', message);
  expect(ask.mock.calls.map(([text]) => text)).toEqual([QUESTION, '谁主持？', '谁讲话？']);
  const kept = await Promise.all([1, 2, 3].map(id => room.state.answers.find(id)));
  expect(kept[0]?.questionId).toBe(question);
  expect(kept.map(each => each?.question)).toEqual([QUESTION, '谁主持？', '谁讲话？']);
});

it('holds apart the topics of a forum, but not the threads of replies elsewhere', async () => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver } = offlineBot(ask);
  const topic = (id: number) => ({ ...inGroup, is_topic_message: true, message_thread_id: id });
  const asked = `/ask ${QUESTION}`;
  await deliver(messageUpdate(asked, { ...topic(7), message_id: 1 }));
  await deliver(messageUpdate(asked, { ...topic(8), message_id: 2 }));
  await deliver(messageUpdate(asked, { ...topic(7), message_id: 3 }));
  await deliver(messageUpdate(asked, { ...inGroup, message_thread_id: 5, message_id: 4 }));
  await deliver(messageUpdate(asked, { ...inGroup, message_thread_id: 6, message_id: 5 }));
  expect(ask.mock.calls.map(([, before]) => before !== null)).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});

it('takes a caption for a question in private only', async () => {
  const ask = vi.fn<Ask>(askStub);
  const { deliver, sent } = offlineBot(ask);
  const photo = { ...wordless, photo: [], caption: ` ${QUESTION} ` };
  await deliver(messageUpdate('', photo));
  await deliver(
    messageUpdate('', { ...inGroup, ...photo, caption: `@yinju_preview_bot ${QUESTION}` }),
  );
  expect(ask.mock.calls.map(([text]) => text)).toEqual([QUESTION]);
  expect(sent()).toHaveLength(1);
});

it.each([
  ['a citation pasted by way of the bot', { via_bot: botUser }],
  ['a pinned message', { ...wordless, pinned_message: {} }],
  ['a changed timer', { ...wordless, message_auto_delete_timer_changed: {} }],
])('says nothing to %s', async (_, fields) => {
  const { deliver, calls } = offlineBot();
  await deliver(messageUpdate(QUESTION, fields));
  expect(calls).toEqual([]);
});

it('speaks the language that the user chose, whatever the question is in', async () => {
  const corpus = botParts({ ask: async text => answered(text, answerOf([])) }).corpus;
  const room = chatRoom({ corpus });
  await room.state.setLanguage(1001, 'en');
  await room.say(QUESTION);
  expect(room.lastReply().text).toBe('These reports hold no answer to that.');
});

describe('every naughty string as a question', () => {
  if (naughty === null) {
    it.skip(`needs ${naughtyPlace}`, () => {});
    return;
  }
  const corpus = botParts({
    ask: async text => answered(text, answerOf([{ text, title: text, url: text }])),
  }).corpus;

  it('gets one reply', async () => {
    const room = chatRoom({ corpus });
    let said = 0;
    for (const text of naughty ?? []) {
      // What Telegram does not let a person send, such as nothing but blanks.
      const message = await room.say(text).catch(() => null);
      if (message === null) continue;
      said++;
      const replied = room.lastReply().reply_to_message?.message_id;
      expect(replied, JSON.stringify(text)).toBe(message.message_id);
    }
    expect(said).toBeGreaterThan(480);
  });
});
