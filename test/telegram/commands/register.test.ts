import { Bot, GrammyError } from 'grammy';
import { expect, it } from 'vitest';
import { startPreview } from '../../../src/preview/server.ts';
import { registerCommands } from '../../../src/telegram/commands/register.ts';
import type { BotContext } from '../../../src/telegram/context.ts';
import { type Call, TOKEN } from '../../helpers/telegram.ts';

/** A bot whose calls are answered by a preview, and kept. */
async function registered(fail?: string) {
  const preview = await startPreview({ port: 0 });
  const calls: Call[] = [];
  const bot = new Bot<BotContext>(preview.token, { client: { apiRoot: preview.apiRoot } });
  bot.api.config.use(async (call, method, payload, signal) => {
    calls.push({ method, payload });
    if (method === fail) throw new Error(`no ${method}`);
    return call(method, payload, signal);
  });
  return { bot, calls, close: () => preview.close() };
}

const changed = (calls: Call[]) => calls.filter(({ method }) => method.startsWith('set'));

it('tells every list and text within the limits, and tells nothing twice', async () => {
  const { bot, calls, close } = await registered();
  await registerCommands(bot, new Set([1002, 1003]));
  const told = changed(calls);
  const lists = told.filter(({ method }) => method === 'setMyCommands');
  expect(lists.map(({ payload }) => payload.scope.chat_id ?? payload.scope.type)).toEqual(
    Array.from({ length: 3 }, () => ['all_private_chats', 'all_group_chats', 1002, 1003]).flat(),
  );
  expect(lists.map(({ payload }) => payload.language_code)).toEqual(
    [undefined, 'zh', 'en'].flatMap(code => [code, code, code, code]),
  );
  for (const { payload } of lists) {
    expect(payload.commands.length).toBeLessThanOrEqual(100);
    for (const { command, description } of payload.commands) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/u);
      // A name in place of a description is one that has no words.
      expect(description).not.toMatch(/command-|\{/u);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(256);
    }
  }
  const names = (i: number) =>
    lists[i]?.payload.commands.map((one: { command: string }) => one.command);
  expect(names(0)).not.toContain('rebuild');
  expect(names(1)).not.toContain('privacy');
  expect(names(2)).toEqual([
    ...(names(0) ?? []),
    ...['admin', 'reports', 'remove', 'rebuild', 'stats', 'unanswered', 'health', 'audit'],
  ]);
  const texts = told.filter(({ method }) => method !== 'setMyCommands');
  expect(texts.map(({ method }) => method).sort()).toEqual([
    // What holds for all is not told again for Chinese.
    ...Array(2).fill('setMyDescription'),
    ...Array(2).fill('setMyName'),
    ...Array(2).fill('setMyShortDescription'),
  ]);
  for (const { payload } of texts) {
    expect([...(payload.name ?? '')].length).toBeLessThanOrEqual(64);
    expect([...(payload.description ?? '')].length).toBeLessThanOrEqual(512);
    expect([...(payload.short_description ?? '')].length).toBeLessThanOrEqual(120);
  }

  const before = calls.length;
  await registerCommands(bot, new Set([1002, 1003]));
  expect(changed(calls.slice(before))).toEqual([]);
  await close();
});

it('goes on after a failure, then names what failed without the token', async () => {
  const { bot, calls, close } = await registered('setMyName');
  const failure = await registerCommands(bot, new Set([1002])).catch((error: Error) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).toMatch(/name zh: no setMyName; name en: no setMyName/u);
  expect(String(failure)).not.toContain(TOKEN);
  expect(failure).not.toBeInstanceOf(GrammyError);
  expect(calls.filter(({ method }) => method === 'setMyShortDescription')).toHaveLength(2);
  await close();
});
