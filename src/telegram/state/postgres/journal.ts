import { randomUUID } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import type { Journal } from '../state.ts';

/** One of the bots that share a journal. */
export interface Replica {
  botId: number;
  replicaId: string;
  /** How long after its last beat its updates are taken over by others. */
  leaseMs: number;
}

/** Beats of a lease: one or two may be lost. */
const BEATS_A_LEASE = 5;

/**
 * The journal of a bot that runs more than once. What must be seen and changed as one is done by
 * functions of the database (migrations/state/0002-journal.sql).
 */
export function createJournal(
  store: Store,
  { botId, replicaId, leaseMs }: Replica,
  now: () => number,
): Journal {
  const updates = async (sql: string, values: unknown[]): Promise<Update[]> => {
    const rows = await query<{ content: string }>(store, sql, values);
    return rows.map(({ content }) => JSON.parse(content) as Update);
  };
  return {
    beatMs: leaseMs / BEATS_A_LEASE,
    async take(update, turn) {
      const [row] = await query<{ mine: boolean }>(
        store,
        'SELECT yinju.take_update($1, $2, $3, $4, $5, $6, $7) AS mine',
        [botId, update.update_id, turn, randomUUID(), now(), JSON.stringify(update), replicaId],
      );
      return row?.mine ?? false;
    },
    async begin(updateId) {
      const [row] = await query<{ times: number | null }>(
        store,
        'SELECT yinju.begin_update($1, $2, $3) AS times',
        [botId, updateId, replicaId],
      );
      return row?.times ?? null;
    },
    handled: updateId =>
      updates('SELECT content FROM yinju.end_update($1, $2, $3) AS content', [
        botId,
        updateId,
        replicaId,
      ]),
    async waiting() {
      const [row] = await query<{ waiting: number }>(
        store,
        `SELECT count(*) AS waiting FROM yinju.updates
         WHERE bot_id = $1 AND content IS NOT NULL`,
        [botId],
      );
      return row?.waiting ?? 0;
    },
    pending: () =>
      updates('SELECT content FROM yinju.beat($1, $2, $3) AS content', [botId, replicaId, leaseMs]),
  };
}
