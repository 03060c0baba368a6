import { afterAll, beforeAll, describe } from 'vitest';
import { connect, disconnect, type Store } from '../../../src/postgres/connect.ts';
import { query } from '../../../src/postgres/query.ts';
import { openSharedState } from '../../../src/telegram/state/postgres/shared-state.ts';
import { ENGINES } from '../../helpers/postgres.ts';
import { emptyState, migratedState } from '../../helpers/postgres-state.ts';
import type { Place } from './places.ts';
import { questionsContract } from './questions-contract.ts';
import { stateContract } from './state-contract.ts';

describe.each(ENGINES)('in %s', (_, open) => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await migratedState(open);
    store = connect(url);
  });
  afterAll(() => disconnect(store));

  async function inDatabase(): Promise<Place> {
    await emptyState(store);
    return {
      open: options => openSharedState(url, { botId: 7, ...options }),
      journalRows: () => query(store, 'SELECT update_id, content FROM yinju.updates'),
    };
  }

  stateContract(inDatabase);
  questionsContract(inDatabase);
});
