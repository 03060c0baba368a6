import path from 'node:path';
import { expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { openState } from '../../../src/telegram/state/open-state.ts';
import { gatedAsk, offlineIntake, questionOf } from '../../helpers/offline-intake.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const fileState = async () =>
  openState(path.join(await tempFolder(), 'bot.sqlite'), { botId: botUser.id });

it('a stop ends what is in work and keeps the rest', async () => {
  const state = await fileState();
  const { ask, asked, open } = gatedAsk();
  const first = offlineIntake(ask, state);
  await first.intake.open();
  await first.take(...[1, 2, 3, 4, 5, 6].map(id => questionOf(id, id)), questionOf(1, 7));
  const stopped = first.intake.stop();
  // Still taken, since Telegram may have been told so.
  await first.take(questionOf(9, 8));
  open();
  await stopped;
  expect(asked).toEqual(['问题1', '问题2', '问题3', '问题4']);
  expect(first.ended('handled')).toBe(4);
  const left = await state.journal.pending();
  expect(left.map(({ update_id }) => update_id)).toEqual([5, 6, 7, 8]);

  const second = offlineIntake(ask, state);
  await second.intake.open();
  await second.untilEnded(4);
  expect(asked.slice(4).sort()).toEqual(['问题5', '问题6', '问题7', '问题8']);
});

it('a burst is answered whole, and what no place is for waits with Telegram', async () => {
  const state = await fileState();
  const { ask, open } = gatedAsk();
  const { intake, untilEnded, ended, lines } = offlineIntake(ask, state);
  await intake.open();
  let isFull = () => {};
  const full = new Promise<void>(resolve => {
    isFull = resolve;
  });
  const polling = (async () => {
    for (let id = 1; id <= 2_100; id++) {
      if (intake.isFull) isFull();
      await intake.room();
      await intake.take(questionOf(id % 150, id));
    }
  })();
  await full;
  expect(intake.waiting).toBe(2_000);
  open();
  await polling;
  await untilEnded(2_100);
  expect(ended('handled')).toBe(2_100);
  expect(lines.filter(line => line.includes('"level":50'))).toEqual([]);
});

it('nothing is taken when the journal cannot be written', async () => {
  const state = await fileState();
  const { intake, take, calls } = offlineIntake(undefined, state);
  await intake.open();
  await state.close();
  await expect(take(questionOf(7, 1))).rejects.toThrow();
  expect(calls).toEqual([]);
});
