import { afterEach, describe, expect, it } from 'vitest';
import { understand } from '../../../src/search/understand.ts';
import type { Remembered } from '../../../src/telegram/corpus.ts';
import type { State } from '../../../src/telegram/state/state.ts';
import { messageUpdate } from '../../helpers/telegram.ts';
import type { Place, Places } from './places.ts';

const MINUTE = 60_000;
const here = { chat: 1001, thread: 0 };

function remembered(question: string): Remembered {
  return { query: understand(question), reportIds: ['0123456789abcdef'], shown: ['a', 'b'] };
}

function update(id: number, text = '谁主持的会议？') {
  return { ...messageUpdate(text), update_id: id };
}

/** What any store keeps of people, chats and updates. */
export function stateContract(places: Places): void {
  const open: State[] = [];
  let clock = 0;

  async function stateIn(place: Place, botId = 7): Promise<State> {
    const state = await place.open({ botId, now: () => clock });
    open.push(state);
    return state;
  }

  afterEach(async () => {
    for (const state of open.splice(0)) await state.close();
    clock = 0;
  });

  describe('the state of the bot', () => {
    it('outlives a restart', async () => {
      const place = await places();
      const before = await stateIn(place);
      await before.setLanguage(1, 'zh-Hant');
      await before.remember(here, remembered('晋中的会议谁主持的？'));
      await before.journal.take(update(1), 'chat:7');
      await before.close();
      const after = await stateIn(place);

      expect(await after.language(1)).toBe('zh-Hant');
      expect(await after.language(2)).toBeNull();
      expect(await after.recall(here)).toEqual(remembered('晋中的会议谁主持的？'));
      expect(await after.journal.pending()).toEqual([update(1)]);
    });

    it('remembers a question of each chat and topic for half an hour', async () => {
      const state = await stateIn(await places());
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
      const state = await stateIn(await places());
      await state.remember({ chat: -5, thread: 0 }, remembered('一'));
      await state.moveChat(-5, -1005);

      expect(await state.chatNow(-5)).toBe(-1005);
      expect(await state.chatNow(-6)).toBe(-6);
      expect((await state.recall({ chat: -1005, thread: 0 }))?.query.text).toBe('一');
      expect(await state.recall({ chat: -5, thread: 0 })).toBeNull();
    });

    it('lets what comes from the group win over what the supergroup has', async () => {
      const state = await stateIn(await places());
      await state.remember({ chat: -1005, thread: 0 }, remembered('二'));
      await state.remember({ chat: -1005, thread: 3 }, remembered('三'));
      await state.remember({ chat: -5, thread: 0 }, remembered('一'));
      await state.moveChat(-5, -1005);

      expect((await state.recall({ chat: -1005, thread: 0 }))?.query.text).toBe('一');
      expect((await state.recall({ chat: -1005, thread: 3 }))?.query.text).toBe('三');
    });

    it('knows which chats are gone, until they write', async () => {
      const state = await stateIn(await places());
      expect(await state.isGone(3)).toBe(false);
      await state.setGone(3, true);
      expect(await state.isGone(3)).toBe(true);
      await state.setGone(3, false);
      expect(await state.isGone(3)).toBe(false);
    });
  });

  describe('the journal', () => {
    it('takes an update once, and forgets its text when it is handled', async () => {
      const place = await places();
      const { journal, close } = await stateIn(place);

      expect(await journal.take(update(5, '不能留下的话'), 'chat:7')).toBe(true);
      expect(await journal.take(update(5), 'chat:7')).toBe(false);
      await journal.handled(5);
      expect(await journal.take(update(5), 'chat:7')).toBe(false);
      expect(await journal.pending()).toEqual([]);
      await close();
      expect(await place.journalRows()).toEqual([{ update_id: 5, content: null }]);
    });

    it('gives what was not handled in order, each bot its own', async () => {
      const place = await places();
      const { journal } = await stateIn(place);
      const { journal: other } = await stateIn(place, 8);
      for (const id of [9, 7, 8]) await journal.take(update(id), 'chat:7');
      await journal.handled(8);

      expect((await journal.pending()).map(({ update_id }) => update_id)).toEqual([7, 9]);
      expect(await other.pending()).toEqual([]);
      expect(await other.take(update(9), 'chat:7')).toBe(true);
    });

    it('counts how often an update was begun', async () => {
      const { journal } = await stateIn(await places());
      await journal.take(update(5), 'chat:7');

      expect([await journal.begin(5), await journal.begin(5)]).toEqual([1, 2]);
      expect(await journal.handled(5)).toEqual([]);
    });

    it('counts what waits, each bot its own', async () => {
      const place = await places();
      const { journal } = await stateIn(place);
      const { journal: other } = await stateIn(place, 8);
      for (const id of [1, 2, 3]) await journal.take(update(id), 'chat:7');
      await journal.handled(2);

      expect([await journal.waiting(), await other.waiting()]).toEqual([2, 0]);
    });

    it('says what it takes on the disk', async () => {
      const state = await stateIn(await places());
      expect(await state.bytes()).toBeGreaterThan(4_000);
    });
  });
}
