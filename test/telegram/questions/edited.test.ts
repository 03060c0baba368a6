import { expect, it, vi } from 'vitest';
import { chatRoom, labels } from '../../helpers/chat-room.ts';
import { type Ask, answered, answerOf, botParts } from '../../helpers/telegram.ts';

const QUESTION = '堤防多久巡查一遍？';
const EDITED = '食堂多久消毒一次？';
const GROUP = -2001;

/** Quotes the question itself, so that replies tell what was asked. */
function room() {
  const ask = vi.fn<Ask>(async text => answered(text, answerOf([{ text: `答：${text}` }])));
  return { ask, ...chatRoom({ corpus: botParts({ ask }).corpus }) };
}

it('changes the reply of a question that is edited, and stands after the same question', async () => {
  const { ask, say, edit, replies } = room();
  await say('先问一句。');
  const question = await say(QUESTION);
  await edit(question, EDITED);
  expect(replies().map(({ text }) => text?.split('\n')[0])).toEqual([
    '答：先问一句。',
    `答：${EDITED}`,
  ]);
  const before = ask.mock.calls.map(([, previous]) => previous?.query.text ?? null);
  expect(before).toEqual([null, '先问一句。', '先问一句。']);
});

it('goes on from the question as edited', async () => {
  const { ask, say, edit } = room();
  await edit(await say(QUESTION), EDITED);
  await say('那学校呢？');
  expect(ask.mock.lastCall?.[1]?.query.text).toBe(EDITED);
});

it('keeps votes for the reply', async () => {
  const { say, edit, press, lastReply } = room();
  const question = await say(QUESTION);
  await press('👍');
  await edit(question, EDITED);
  expect(labels(lastReply()).at(-1)).toContain('👍 1');
});

it('does nothing when the question stays the same', async () => {
  const { ask, say, edit, lastReply } = room();
  const question = await say(QUESTION);
  const reply = lastReply();
  await edit(question, ` ${QUESTION} `);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(lastReply()).toEqual(reply);
});

it('replies anew when the reply is gone, and changes that one from then on', async () => {
  const { say, edit, lastReply, replies, world } = room();
  const question = await say(QUESTION);
  world.remove(lastReply());
  await edit(question, EDITED);
  await edit(question, QUESTION);
  expect(replies().map(({ text }) => text?.split('\n')[0])).toEqual([`答：${QUESTION}`]);
  expect(lastReply().reply_to_message?.message_id).toBe(question.message_id);
});

it('says in its reply what is wrong with the edited question', async () => {
  const { say, edit, replies } = room();
  await edit(await say(QUESTION), '？！');
  expect(replies().map(({ text }) => text)).toEqual(['没有看到可查的字词。请用一句话提问。']);
});

it('answers what becomes a question by being edited', async () => {
  const { say, edit, replies } = room();
  await edit(await say('？！'), QUESTION);
  expect(replies().at(-1)?.text).toContain(`答：${QUESTION}`);
  const talk = await say('今天谁值班？', GROUP);
  await edit(talk, '@yinju_preview_bot 今天谁值班？');
  expect(replies(GROUP).map(({ text }) => text?.split('\n')[0])).toEqual(['答：今天谁值班？']);
});

it('takes an edited /ask for a question, other commands for nothing', async () => {
  const { ask, say, edit } = room();
  await edit(await say(`/ask ${QUESTION}`), `/ask ${EDITED}`);
  await edit(await say('/help'), '/helo');
  expect(ask.mock.calls.map(([text]) => text)).toEqual([QUESTION, EDITED]);
});
