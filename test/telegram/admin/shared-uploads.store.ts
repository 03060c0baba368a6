import { afterEach, describe, expect, it } from 'vitest';
import { botUser } from '../../../src/preview/world.ts';
import { openSharedState } from '../../../src/telegram/state/postgres/shared-state.ts';
import type { State } from '../../../src/telegram/state/state.ts';
import { adminChat, OTHER_ADMIN, reportText, testKeeper } from '../../helpers/admin-chat.ts';
import { ENGINES } from '../../helpers/postgres.ts';
import { migratedState } from '../../helpers/postgres-state.ts';

const states: State[] = [];
afterEach(async () => {
  for (const state of states.splice(0)) await state.close();
});

/** Two bots of one database and one set of folders, as two processes have them. */
async function twoBots(open: () => Promise<string>) {
  const url = await migratedState(open);
  const corpus = await testKeeper({ 'one.txt': reportText(1) });
  const bots = await Promise.all(
    [1, 2].map(async () => {
      const state = await openSharedState(url, { botId: botUser.id });
      states.push(state);
      return adminChat({ keeper: corpus.keeper, corpus: corpus.corpus, state });
    }),
  );
  return { first: bots[0]!, second: bots[1]!, filesIn: corpus.filesIn };
}

describe.each(ENGINES)('a file that an admin sends to one of two bots, state in %s', (_, open) => {
  it('is decided upon at the other, once, and known to both', async () => {
    const { first, second, filesIn } = await twoBots(open);
    await first.send('two.txt', reportText(2));
    await first.said(/第2次防汛/u);
    const take = first.button(/^u:\d+:y$/u);
    await Promise.all([second.press(take), first.press(take, OTHER_ADMIN)]);

    const taken = Object.keys(await filesIn()).filter(file => file.endsWith('two.txt'));
    expect(taken).toHaveLength(1);
    const audit = await first.state.audit.latest(10);
    expect(audit.filter(({ action }) => action === 'take')).toHaveLength(1);
    await second.press(take.replace(/y$/u, 'n'));
    expect(Object.keys(await filesIn())).toHaveLength(2);
  });

  it('is refused at the other', async () => {
    const { first, second, filesIn } = await twoBots(open);
    await first.send('two.txt', reportText(2));
    await first.said(/第2次防汛/u);
    await second.press(first.button(/^u:\d+:n$/u));
    await first.press(first.button(/^u:\d+:y$/u));

    expect(Object.keys(await filesIn())).toEqual(['one.txt']);
  });
});
