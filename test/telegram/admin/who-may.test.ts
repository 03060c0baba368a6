import type { Update } from 'grammy/types';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  adminChat,
  documentMessage,
  pressed,
  reportText,
  testKeeper,
  tree,
} from '../../helpers/admin-chat.ts';
import { inGroup, message, offlineBot } from '../../helpers/telegram.ts';

let corpus: Awaited<ReturnType<typeof testKeeper>>;
beforeAll(async () => {
  corpus = await testKeeper({ 'first.txt': reportText(1), 'second.txt': reportText(2) });
});

const USER = 1001;
const COMMANDS = [
  '/admin',
  '/rebuild',
  '/rebuild full',
  '/reports',
  '/remove 0123456789abcdef',
  '/remove_0123456789abcdef',
  '/stats',
  '/stats 7',
  '/unanswered',
  '/health',
  '/audit',
];
const BUTTONS = [
  'u:1:y',
  'u:1:n',
  'rm:2:y',
  'rm:2:n',
  'rm:3:u',
  'admin:reports:0',
  'admin:unanswered:0',
  'admin:unanswered:csv',
];

const at = (id: number) => ({
  chat: { id, type: 'private', first_name: '我' },
  from: { id, is_bot: false, first_name: '我', language_code: 'zh-hans' },
});
const admin = at(ADMIN).from;
const channel = { id: -3001, type: 'channel', title: '频道' };
const origin = { type: 'user', date: 1, sender_user: at(USER).from };
const asMessage = (fields: object) => (text: string) =>
  ({ message: message(text, fields) }) as unknown as Update;

/** Everything but an admin in his own chat. */
const ELSEWHERE: [string, (text: string) => Update][] = [
  ['a user', asMessage(at(USER))],
  ['an admin in a group', asMessage({ ...inGroup, from: admin })],
  ['a user in a group', asMessage(inGroup)],
  ['an admin in a topic', asMessage({ ...inGroup, from: admin, message_thread_id: 7 })],
  [
    'a post of a channel',
    text =>
      ({
        channel_post: { ...message(text, { chat: channel }), from: undefined },
      }) as never as Update,
  ],
  [
    'a channel that writes in a group',
    asMessage({ ...inGroup, from: admin, sender_chat: channel, is_automatic_forward: true }),
  ],
  [
    'an admin who forwards it into a group',
    asMessage({ ...inGroup, from: admin, forward_origin: origin }),
  ],
  ['an admin who forwards it to the bot', asMessage({ ...at(ADMIN), forward_origin: origin })],
  ['a bot that an admin uses inline', asMessage({ ...at(ADMIN), via_bot: { id: 5 } })],
  [
    'an admin who edits a message',
    text => ({ edited_message: message(text, { ...at(ADMIN), edit_date: 2 }) }) as never as Update,
  ],
  [
    'a bot with the number of an admin',
    asMessage({ ...at(ADMIN), from: { ...admin, is_bot: true } }),
  ],
  ['an admin in the chat of another', asMessage({ ...at(USER), from: admin })],
  [
    'an inline query of an admin',
    text =>
      ({ inline_query: { id: '1', from: admin, query: text, offset: '' } }) as never as Update,
  ],
];

/** What a bot without any admins sends for it. */
async function withoutAdmins(update: Update) {
  const { calls, deliver } = offlineBot();
  await deliver({ ...update, update_id: 1 });
  return calls;
}

async function withAdmins() {
  const chat = await adminChat({ keeper: corpus.keeper });
  await chat.state.uploads.add({ adminId: ADMIN, status: 'waiting', path: 'x', file: 'x' });
  return chat;
}

describe.each(ELSEWHERE)('%s', (_, updateOf) => {
  it.each(COMMANDS)('gets what he would get if there were no %s', async command => {
    const chat = await withAdmins();
    await chat.deliver(updateOf(command));

    expect(chat.calls).toEqual(await withoutAdmins(updateOf(command)));
    expect(await chat.state.audit.latest(5)).toEqual([]);
    expect(corpus.rebuild).not.toHaveBeenCalled();
  });
});

describe('a button of admins', () => {
  it.each(BUTTONS)('does nothing for others: %s', async data => {
    for (const update of [
      { callback_query: pressed(data, USER) },
      { callback_query: pressed(data, ADMIN, inGroup) },
      { callback_query: pressed(data, USER, { chat: at(ADMIN).chat }) },
      { callback_query: { ...pressed(data, ADMIN), message: undefined, inline_message_id: 'i' } },
    ] as never as Update[]) {
      const chat = await withAdmins();
      await chat.deliver(update);

      expect(chat.calls).toEqual(await withoutAdmins(update));
      expect(await chat.state.audit.latest(5)).toEqual([]);
      expect(await chat.state.uploads.find(1)).toMatchObject({ status: 'waiting' });
    }
  });
});

it.each([
  ['a user', at(USER)],
  ['an admin in a group', { ...inGroup, from: admin }],
])('a file from %s is not fetched', async (_, fields) => {
  const chat = await withAdmins();
  const update = { message: documentMessage('f', 'a.txt', ADMIN, fields) } as never as Update;
  await chat.deliver(update);

  expect(chat.calls).toEqual(await withoutAdmins(update));
  expect(await tree(corpus.keeper.asideFolder)).toEqual({});
});

it.each(COMMANDS)('an admin in his own chat has %s', async command => {
  const chat = await adminChat({ keeper: corpus.keeper, corpus: corpus.corpus });
  const plain = await withoutAdmins(asMessage(at(ADMIN))(command));
  await chat.say(command);

  expect(chat.texts()[0] ?? 'a picture').not.toBe(plain.at(-1)?.payload.text);
  if (command !== '/admin') expect(await chat.state.audit.latest(5)).toHaveLength(1);
  if (command.startsWith('/rebuild')) await chat.said(/现在由第/u);
  corpus.rebuild.mockClear();
});
