import { randomUUID } from 'node:crypto';
import { type ConnectOptions, connect, disconnect } from '../../../postgres/connect.ts';
import { checkMigrated } from '../../../postgres/migrate.ts';
import { query } from '../../../postgres/query.ts';
import type { Language } from '../../../types.ts';
import type { StateOptions } from '../open-state.ts';
import type { State } from '../state.ts';
import { createAudit, createUploads } from './admin-records.ts';
import { createAnswers } from './answers.ts';
import { createChats, createConversations } from './chats.ts';
import { createForgetting } from './forgetting.ts';
import { createJournal } from './journal.ts';
import { createVotes } from './votes.ts';

const LEASE_MS = 30_000;
/** Tables of the state; the index has others beside them. */
const TABLES =
  'people chats conversations answers votes remarks audit uploads replicas turns updates'.split(
    ' ',
  );
const BYTES = `
  SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS bytes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'yinju' AND c.relname = ANY ($1)`;

export interface SharedStateOptions extends StateOptions, ConnectOptions {
  /** How long after it has last been heard of a bot's updates are taken over by others. */
  leaseMs?: number;
}

/**
 * Open the state in a PostgreSQL database, which any number of bots share. Throws StoreError when it
 * does not answer or is not as this program needs it.
 */
export async function openSharedState(
  url: string,
  { botId, now = Date.now, leaseMs = LEASE_MS, ...options }: SharedStateOptions,
): Promise<State> {
  const store = connect(url, options);
  const replicaId = randomUUID();
  try {
    await checkMigrated(store, 'state');
    // Before it takes anything, so that nobody takes that over.
    await query(store, 'SELECT yinju.say_alive($1, $2, $3)', [botId, replicaId, leaseMs]);
  } catch (error) {
    await disconnect(store);
    throw error;
  }
  return {
    journal: createJournal(store, { botId, replicaId, leaseMs }, now),
    answers: createAnswers(store, now),
    votes: createVotes(store, now),
    audit: createAudit(store, now),
    uploads: createUploads(store, now),
    ...createConversations(store, now),
    ...createChats(store, now),
    ...createForgetting(store),
    async language(userId) {
      const sql = 'SELECT language FROM yinju.people WHERE user_id = $1';
      const [row] = await query<{ language: Language }>(store, sql, [userId]);
      return row?.language ?? null;
    },
    async setLanguage(userId, chosen) {
      await query(
        store,
        `INSERT INTO yinju.people (user_id, language) VALUES ($1, $2)
         ON CONFLICT (user_id) DO UPDATE SET language = excluded.language`,
        [userId, chosen],
      );
    },
    async bytes() {
      const [row] = await query<{ bytes: number }>(store, BYTES, [TABLES]);
      return row?.bytes ?? 0;
    },
    async close() {
      if (store.pool.ended) return;
      // So that others need not wait before they take over what is left.
      const sql = 'DELETE FROM yinju.replicas WHERE replica_id = $1';
      await store.pool.query(sql, [replicaId]).catch(() => {});
      await disconnect(store);
    },
  };
}
