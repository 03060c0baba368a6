import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import type { Journal, State } from '../../../src/telegram/state/state.ts';
import { gatedAsk, offlineIntake, questionOf } from '../../helpers/offline-intake.ts';
import { askStub } from '../../helpers/telegram.ts';

/** A state whose journal is another bot's in part. */
function stateWith(journal: (own: Journal) => Partial<Journal>): State {
  const state = openState(':memory:', { botId: botUser.id });
  return { ...state, journal: { ...state.journal, ...journal(state.journal) } };
}

it('what another bot has to handle is kept and left to it', async () => {
  const state = stateWith(own => ({ take: async (...taken) => !(await own.take(...taken)) }));
  const { intake, take, calls } = offlineIntake(askStub, state);
  await intake.open();
  await take(questionOf(7, 1));
  await intake.stop();
  expect(calls).toEqual([]);
  expect(await state.journal.pending()).toHaveLength(1);
});

it('what has become another bot’s while it waited is not begun', async () => {
  const state = stateWith(() => ({ begin: async id => (id === 1 ? null : 1) }));
  const { intake, take, untilEnded, sentTo } = offlineIntake(askStub, state);
  await intake.open();
  await take(questionOf(7, 1), questionOf(7, 2));
  await untilEnded(1);
  expect(sentTo(7)).toHaveLength(1);
  expect(await state.journal.pending()).toHaveLength(1);
});

it('what others took of a chat meanwhile is handled in order, each once', async () => {
  const taken: Update[] = [];
  const state = stateWith(own => ({
    handled: async id => {
      await own.handled(id);
      return taken.filter(({ update_id }) => update_id > id);
    },
  }));
  const { ask, asked, open } = gatedAsk();
  const { intake, take, untilEnded } = offlineIntake(ask, state);
  await intake.open();
  await take(questionOf(7, 1), questionOf(7, 4));
  taken.push(questionOf(7, 2), questionOf(7, 3), questionOf(7, 4));
  open();
  await untilEnded(4);
  expect(asked).toEqual([1, 2, 3, 4].map(id => `问题${id}`));
});

it('what a bot has left is taken over at the next beat', async () => {
  const left: Update[] = [];
  const state = stateWith(() => ({ beatMs: 5, pending: async () => left }));
  const { intake, untilEnded, sentTo } = offlineIntake(askStub, state);
  await intake.open();
  left.push(questionOf(7, 1));
  await untilEnded(1);
  left.pop();
  await intake.stop();
  expect(sentTo(7)).toHaveLength(1);
});

it('what was answered but could not be noted is noted later, and not answered again', async () => {
  let isLost = true;
  const state = stateWith(own => ({
    beatMs: 5,
    handled: id => (isLost ? Promise.reject(new Error('lost')) : own.handled(id)),
  }));
  const { intake, take, until, untilEnded, sentTo } = offlineIntake(askStub, state);
  await intake.open();
  await take(questionOf(7, 1));
  await until('journal not written', 3);
  isLost = false;
  await untilEnded(1);
  await intake.stop();
  expect(sentTo(7)).toHaveLength(1);
  expect(await state.journal.pending()).toEqual([]);
});

it('a journal that cannot be read is asked again at the next beat', async () => {
  let asked = 0;
  const state = stateWith(() => ({
    beatMs: 5,
    pending: async () => {
      asked += 1;
      if (asked === 2) throw new Error('lost');
      return asked === 4 ? [questionOf(7, 1)] : [];
    },
  }));
  const { intake, untilEnded, lines } = offlineIntake(askStub, state);
  await intake.open();
  await untilEnded(1);
  await intake.stop();
  expect(lines.join('')).toContain('journal not read');
  const before = asked;
  await sleep(20);
  expect(asked).toBe(before);
});
