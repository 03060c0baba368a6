import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { understand } from '../../../src/search/understand.ts';
import type { Remembered } from '../../../src/telegram/corpus.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import type { State } from '../../../src/telegram/state/state.ts';
import { StateError } from '../../../src/telegram/state/state-error.ts';
import { messageUpdate } from '../../helpers/telegram.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const MINUTE = 60_000;
const here = { chat: 1001, thread: 0 };
const open: State[] = [];
let clock = 0;

function stateIn(file = ':memory:', botId = 7): State {
  const state = openState(file, { botId, now: () => clock });
  open.push(state);
  return state;
}

afterEach(async () => {
  for (const state of open.splice(0)) await state.close();
  clock = 0;
});

function remembered(question: string): Remembered {
  return { query: understand(question), reportIds: ['0123456789abcdef'], shown: ['a', 'b'] };
}

function update(id: number, text = '谁主持的会议？') {
  return { ...messageUpdate(text), update_id: id };
}

describe('the state of the bot', () => {
  it('outlives a restart', async () => {
    const file = path.join(await tempFolder(), 'deep', 'bot.sqlite');
    const before = stateIn(file);
    await before.setLanguage(1, 'zh-Hant');
    await before.remember(here, remembered('晋中的会议谁主持的？'));
    await before.journal.take(update(1));
    await before.close();
    const after = stateIn(file);

    expect(await after.language(1)).toBe('zh-Hant');
    expect(await after.language(2)).toBeNull();
    expect(await after.recall(here)).toEqual(remembered('晋中的会议谁主持的？'));
    expect(await after.journal.pending()).toEqual([update(1)]);
  });

  it('remembers a question of each chat and topic for half an hour', async () => {
    const state = stateIn();
    await state.remember(here, remembered('一'));
    await state.remember({ chat: 1001, thread: 5 }, remembered('二'));
    clock = 30 * MINUTE;
    await state.remember({ chat: -9, thread: 0 }, remembered('三'));

    expect((await state.recall(here))?.query.text).toBe('一');
    expect((await state.recall({ chat: 1001, thread: 5 }))?.query.text).toBe('二');
    clock += 1;
    expect(await state.recall(here)).toBeNull();
    expect((await state.recall({ chat: -9, thread: 0 }))?.query.text).toBe('三');
    await state.forgetConversation({ chat: -9, thread: 0 });
    expect(await state.recall({ chat: -9, thread: 0 })).toBeNull();
  });

  it('keeps what a group has when it becomes a supergroup', async () => {
    const state = stateIn();
    await state.remember({ chat: -5, thread: 0 }, remembered('一'));
    await state.moveChat(-5, -1005);

    expect(await state.chatNow(-5)).toBe(-1005);
    expect(await state.chatNow(-6)).toBe(-6);
    expect((await state.recall({ chat: -1005, thread: 0 }))?.query.text).toBe('一');
    expect(await state.recall({ chat: -5, thread: 0 })).toBeNull();
  });

  it('knows which chats are gone, until they write', async () => {
    const state = stateIn();
    expect(await state.isGone(3)).toBe(false);
    await state.setGone(3, true);
    expect(await state.isGone(3)).toBe(true);
    await state.setGone(3, false);
    expect(await state.isGone(3)).toBe(false);
  });

  it('is refused with what to do when its file is none, and the file stays', async () => {
    const file = path.join(await tempFolder(), 'bot.sqlite');
    await writeFile(file, 'not a database, but long enough to look like one'.repeat(50));

    expect(() => stateIn(file)).toThrow(StateError);
    expect(() => stateIn(file)).toThrow(/bot\.sqlite.*move the file away/u);
    expect((await readFile(file, 'utf8')).startsWith('not a database')).toBe(true);
  });

  it('is refused when a newer program has written it', async () => {
    const file = path.join(await tempFolder(), 'bot.sqlite');
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();

    expect(() => stateIn(file)).toThrow(/its version is 99/u);
  });
});

describe('the journal', () => {
  it('takes an update once, and forgets its text when it is handled', async () => {
    const file = path.join(await tempFolder(), 'bot.sqlite');
    const { journal, close } = stateIn(file);

    expect(await journal.take(update(5, '不能留下的话'))).toBe(true);
    expect(await journal.take(update(5))).toBe(false);
    await journal.handled(5);
    expect(await journal.take(update(5))).toBe(false);
    expect(await journal.pending()).toEqual([]);
    await close();
    const database = new Database(file, { readonly: true });
    expect(database.prepare('SELECT update_id, content FROM updates').all()).toEqual([
      { update_id: 5, content: null },
    ]);
    database.close();
  });

  it('gives what was not handled in order, each bot its own', async () => {
    const file = path.join(await tempFolder(), 'bot.sqlite');
    const { journal } = stateIn(file);
    for (const id of [9, 7, 8]) await journal.take(update(id));
    await journal.handled(8);

    expect((await journal.pending()).map(({ update_id }) => update_id)).toEqual([7, 9]);
    expect(await stateIn(file, 8).journal.pending()).toEqual([]);
    expect(await stateIn(file, 8).journal.take(update(9))).toBe(true);
  });
});
