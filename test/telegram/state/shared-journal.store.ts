import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, disconnect, type Store } from '../../../src/postgres/connect.ts';
import { openSharedState } from '../../../src/telegram/state/postgres/shared-state.ts';
import type { State } from '../../../src/telegram/state/state.ts';
import { questionOf } from '../../helpers/offline-intake.ts';
import { ENGINES } from '../../helpers/postgres.ts';
import { emptyState, migratedState } from '../../helpers/postgres-state.ts';

const TURN = 'chat:7';
const numbers = (updates: { update_id: number }[]) => updates.map(({ update_id }) => update_id);

describe.each(ENGINES)('a journal that bots share, in %s', (_, open) => {
  let url: string;
  let store: Store;
  let first: State;
  let second: State;
  const bot = (leaseMs = 60_000) => openSharedState(url, { botId: 7, leaseMs });

  beforeAll(async () => {
    url = await migratedState(open);
    store = connect(url);
  });
  beforeEach(async () => {
    await emptyState(store);
    [first, second] = await Promise.all([bot(), bot()]);
  });
  afterEach(async () => {
    await first.close();
    await second.close();
  });
  afterAll(() => disconnect(store));

  it('has one taker of an update, whoever comes with it at once', async () => {
    for (let id = 1; id <= 30; id++) {
      const update = questionOf(id, id);
      const taking = [first, second, first, second].map(({ journal }) =>
        journal.take(update, `chat:${id}`),
      );
      const takers = (await Promise.all(taking)).filter(isMine => isMine);
      expect(takers).toHaveLength(1);
    }
  });

  it('gives what others take of a conversation to who is at work on it, in order', async () => {
    expect(await first.journal.take(questionOf(7, 1), TURN)).toBe(true);
    expect(await second.journal.take(questionOf(7, 3), TURN)).toBe(false);
    expect(await second.journal.take(questionOf(7, 2), TURN)).toBe(false);
    expect(await second.journal.take(questionOf(8, 4), 'chat:8')).toBe(true);

    expect(await second.journal.begin(2)).toBeNull();
    expect(await first.journal.begin(1)).toBe(1);
    expect(numbers(await first.journal.handled(1))).toEqual([2, 3]);
    expect(numbers(await first.journal.handled(2))).toEqual([3]);
    expect(await first.journal.handled(3)).toEqual([]);
    // The conversation is free now.
    expect(await second.journal.take(questionOf(7, 5), TURN)).toBe(true);
    expect(await first.journal.take(questionOf(7, 6), TURN)).toBe(false);
  });

  it('does not give what a living bot has to others', async () => {
    await first.journal.take(questionOf(7, 1), TURN);
    expect(await second.journal.pending()).toEqual([]);
    expect(numbers(await first.journal.pending())).toEqual([1]);
    expect(await second.journal.waiting()).toBe(1);
  });

  it('gives what a bot has left to others at once when it was closed', async () => {
    await first.journal.take(questionOf(7, 1), TURN);
    await second.journal.take(questionOf(7, 2), TURN);
    await first.close();
    expect(numbers(await second.journal.pending())).toEqual([1, 2]);
    expect(await second.journal.begin(1)).toBe(1);
  });

  it('gives what a bot has that was not heard of any more to others, and no longer to it', async () => {
    const silent = await bot(2_000);
    await silent.journal.pending();
    await silent.journal.take(questionOf(7, 1), TURN);
    await silent.journal.take(questionOf(8, 2), 'chat:8');
    expect(await silent.journal.begin(1)).toBe(1);
    expect(await second.journal.pending()).toEqual([]);
    await sleep(2_100);

    expect(numbers(await second.journal.pending())).toEqual([1, 2]);
    expect(await second.journal.begin(1)).toBe(2);
    expect(await silent.journal.begin(2)).toBeNull();
    expect(await silent.journal.pending()).toEqual([]);
    await silent.close();
  });

  it('lets a bot begin nothing while others may think it dead', async () => {
    const silent = await bot(1_000);
    await silent.journal.take(questionOf(7, 1), TURN);
    await sleep(1_100);
    expect(await silent.journal.begin(1)).toBeNull();
    expect(numbers(await silent.journal.pending())).toEqual([1]);
    expect(await silent.journal.begin(1)).toBe(1);
    expect(await second.journal.pending()).toEqual([]);
    await silent.close();
  });

  it('has what a bot takes before its first beat for that bot alone', async () => {
    const early = await bot();
    expect(await early.journal.take(questionOf(7, 1), TURN)).toBe(true);
    expect(await second.journal.take(questionOf(7, 2), TURN)).toBe(false);
    expect(await second.journal.pending()).toEqual([]);
    expect(await early.journal.begin(1)).toBe(1);
    await early.close();
  });

  it('gives a conversation of a bot that is gone to who takes the next of it', async () => {
    await first.journal.take(questionOf(7, 1), TURN);
    await first.close();
    expect(await second.journal.take(questionOf(7, 2), TURN)).toBe(true);
    expect(await second.journal.begin(2)).toBe(1);
    expect(numbers(await second.journal.handled(2))).toEqual([1]);
  });
});
