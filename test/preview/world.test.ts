import { expect, it } from 'vitest';
import { BotProfile } from '../../src/preview/methods/bot-profile.ts';
import { groupChat, me, privateChatOf } from '../../src/preview/people.ts';
import { RequestParams } from '../../src/preview/request-params.ts';
import { botUser, World } from '../../src/preview/world.ts';

const privateChat = privateChatOf(me);
const says = (text: string) => ({ body: { text } });

it('keeps the last 500 messages of a chat', () => {
  const world = new World({ firstMessageId: 1 });
  for (let at = 0; at < 503; at += 1) {
    world.post(privateChat, me, says(String(at)));
  }
  const messages = world.messages(privateChat.id);
  expect(messages).toHaveLength(500);
  expect(messages[0]?.message.text).toBe('3');
  expect(world.messages(groupChat.id)).toHaveLength(0);
});

it('tells its listeners of each change until they leave', () => {
  const world = new World({ now: () => 1_700_000_000_000 });
  const heard: string[] = [];
  const leave = world.subscribe(({ type }) => heard.push(type));
  const message = world.post(privateChat, botUser, says('一'));
  world.edit(message, says('二'));
  world.remove(message);
  world.clear(privateChat.id);
  leave();
  world.clear(privateChat.id);
  expect(heard).toEqual(['message', 'edited', 'deleted', 'cleared']);
});

it('keeps what an edited message replied to', () => {
  const world = new World({ firstMessageId: 1 });
  const question = world.post(privateChat, me, says('问'));
  const extras = { reply_to_message: question as never };
  const answer = world.post(privateChat, botUser, { ...says('答'), extras });
  const edited = world.edit(answer, says('改'));
  expect(edited.reply_to_message?.message_id).toBe(question.message_id);
});

it('offers the commands of the narrowest scope, in Chinese before any language', () => {
  const profile = new BotProfile();
  const set = (description: string, more: object) =>
    profile.setCommands(
      new RequestParams({ commands: [{ command: 'help', description }], ...more }),
    );
  set('help', {});
  set('帮助', { language_code: 'zh' });
  set('群里', { scope: { type: 'all_group_chats' } });
  expect(profile.commandsFor(privateChat, me.id, 'zh', false)).toEqual([
    { command: 'help', description: '帮助' },
  ]);
  expect(profile.commandsFor(privateChat, me.id, 'en', false)[0]?.description).toBe('help');
  expect(profile.commandsFor(groupChat, me.id, 'zh', false)[0]?.description).toBe('群里');
});
