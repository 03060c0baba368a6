import { openState } from '../telegram/state/open-state.ts';
import type { State } from '../telegram/state/state.ts';
import type { Settings } from './settings.ts';

/** What the bot remembers, in the database where one is set, else in a file. Throws StateError, StoreError. */
export async function openBotState(
  { STATE_FILE, STORE_URL, STORE_POOL }: Pick<Settings, 'STATE_FILE' | 'STORE_URL' | 'STORE_POOL'>,
  botId: number,
): Promise<State> {
  if (!STORE_URL) return openState(STATE_FILE, { botId });
  // Who has no database need not wait for its client to be read.
  const { openSharedState } = await import('../telegram/state/postgres/shared-state.ts');
  return openSharedState(STORE_URL, { botId, poolSize: STORE_POOL });
}
