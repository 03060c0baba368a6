import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/preview/page-events.ts';
import { pageEvents } from '../helpers/page-events.ts';
import { groupId, startForTest } from './start-for-test.ts';

const command = (name: string, description = '一') => ({ command: name, description });

it.each<[string, number, string, (size: number) => [string, object]]>([
  [
    'commands',
    100,
    'BOT_COMMANDS_TOO_MUCH',
    size => [
      'setMyCommands',
      { commands: Array.from({ length: size }, (_, at) => command(`c${at}`)) },
    ],
  ],
  [
    'letters of a command',
    32,
    'BOT_COMMAND_INVALID',
    size => ['setMyCommands', { commands: [command('c'.repeat(size))] }],
  ],
  [
    'code points of its description',
    256,
    'BOT_COMMAND_DESCRIPTION_INVALID',
    size => ['setMyCommands', { commands: [command('c', '𠮷'.repeat(size))] }],
  ],
  [
    'code points of the name',
    64,
    'BOT_NAME_INVALID',
    size => ['setMyName', { name: '𠮷'.repeat(size) }],
  ],
  [
    'code points of the description',
    512,
    'BOT_DESCRIPTION_INVALID',
    size => ['setMyDescription', { description: '𠮷'.repeat(size) }],
  ],
  [
    'code points of what it is about',
    120,
    'BOT_SHORT_DESCRIPTION_INVALID',
    size => ['setMyShortDescription', { short_description: '𠮷'.repeat(size) }],
  ],
  [
    'letters of a language',
    2,
    'invalid language code specified',
    size => ['setMyName', { name: '引据', language_code: 'z'.repeat(size) }],
  ],
])('of a bot, takes as many %s as %i, and not one more', async (_what, max, refusal, call) => {
  const { bot } = await startForTest();
  expect((await bot(...call(max))).ok).toBe(true);
  expect((await bot(...call(max + 1))).description).toBe(`Bad Request: ${refusal}`);
});

it('offers everyone the commands of their scope and language', async () => {
  const { preview, bot } = await startForTest();
  const set = (description: string, more: object) =>
    bot('setMyCommands', { commands: [command('help', description)], ...more });
  await set('help', {});
  await set('帮助', { language_code: 'zh' });
  await set('管群', { scope: { type: 'all_chat_administrators' } });
  await set('管理', { scope: { type: 'chat', chat_id: 1002 } });
  await set('你', { scope: { type: 'chat_member', chat_id: groupId, user_id: 1003 } });
  await bot('setMyDescription', { description: 'quotes only', language_code: 'en' });
  await bot('setMyDescription', { description: '只引用原文' });

  const [first] = await pageEvents(
    preview.url,
    async () => {},
    ({ type }) => type === 'snapshot',
  );
  const { chats, description } = first as Snapshot;
  const offered = chats.map(({ commandsOf }) =>
    Object.fromEntries(Object.entries(commandsOf).map(([id, [one]]) => [id, one?.description])),
  );
  expect(offered).toEqual([
    { 1001: '帮助' },
    { 1002: '管理' },
    { 1003: 'help' },
    { 1001: '帮助', 1002: '管群', 1003: '你' },
  ]);
  expect(description).toBe('只引用原文');
  expect(chats[2]?.description).toBe('quotes only');
});

it('forgets commands that are deleted, and knows no chat that is not there', async () => {
  const { bot } = await startForTest();
  const scope = { type: 'chat', chat_id: 1002 };
  await bot('setMyCommands', { commands: [command('help')], scope });
  expect((await bot('getMyCommands', { scope })).result).toHaveLength(1);
  expect((await bot('deleteMyCommands', { scope })).result).toBe(true);
  expect((await bot('getMyCommands', { scope })).result).toEqual([]);
  const nowhere = { type: 'chat', chat_id: 4 };
  expect((await bot('setMyCommands', { commands: [], scope: nowhere })).description).toBe(
    'Bad Request: chat not found',
  );
});
