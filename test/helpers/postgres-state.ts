import { connect, disconnect, type Store } from '../../src/postgres/connect.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { query } from '../../src/postgres/query.ts';

/** The address of a new database with the tables of the state. */
export async function migratedState(open: () => Promise<string>): Promise<string> {
  const url = await open();
  const store = connect(url);
  await migrate(store, 'state');
  await disconnect(store);
  return url;
}

/** Forget all that the state has. */
export async function emptyState(store: Store): Promise<void> {
  await query(
    store,
    `TRUNCATE yinju.people, yinju.chats, yinju.conversations, yinju.answers, yinju.votes,
       yinju.remarks, yinju.audit, yinju.uploads, yinju.replicas, yinju.turns, yinju.updates`,
  );
}
