import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import { transaction } from '../../../postgres/transaction.ts';
import type { Remembered } from '../../corpus.ts';
import { FORGOTTEN_AFTER_MS, type State } from '../state.ts';

type Conversations = Pick<State, 'recall' | 'remember' | 'forgetConversation'>;
type Chats = Pick<State, 'moveChat' | 'chatNow' | 'setGone' | 'isGone'>;

/** What chats remember. */
export function createConversations(store: Store, now: () => number): Conversations {
  return {
    async recall({ chat, thread }) {
      const [row] = await query<{ remembered: string }>(
        store,
        `SELECT remembered FROM yinju.conversations
         WHERE chat_id = $1 AND thread_id = $2 AND asked_at >= $3`,
        [chat, thread, now() - FORGOTTEN_AFTER_MS],
      );
      return row ? (JSON.parse(row.remembered) as Remembered) : null;
    },
    async remember({ chat, thread }, remembered) {
      await query(
        store,
        `INSERT INTO yinju.conversations (chat_id, thread_id, asked_at, remembered)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (chat_id, thread_id) DO UPDATE SET asked_at = excluded.asked_at,
           remembered = excluded.remembered`,
        [chat, thread, now(), JSON.stringify(remembered)],
      );
    },
    async forgetConversation({ chat, thread }) {
      const sql = 'DELETE FROM yinju.conversations WHERE chat_id = $1 AND thread_id = $2';
      await query(store, sql, [chat, thread]);
    },
  };
}

/** Which chats have moved, and which are gone. */
export function createChats(store: Store, now: () => number): Chats {
  const found = async (id: number) => {
    const [row] = await query<{ gone_at: number | null; moved_to: number | null }>(
      store,
      'SELECT gone_at, moved_to FROM yinju.chats WHERE chat_id = $1',
      [id],
    );
    return row;
  };
  return {
    moveChat: (from, to) =>
      transaction(store, async client => {
        await client.query(
          `INSERT INTO yinju.chats (chat_id, moved_to) VALUES ($1, $2)
           ON CONFLICT (chat_id) DO UPDATE SET moved_to = excluded.moved_to`,
          [from, to],
        );
        // What the new one has of the same name gives way.
        await client.query(
          `DELETE FROM yinju.conversations there USING yinju.conversations here
           WHERE there.chat_id = $2 AND here.chat_id = $1 AND here.thread_id = there.thread_id`,
          [from, to],
        );
        await client.query(
          `DELETE FROM yinju.answers there USING yinju.answers here
           WHERE there.chat_id = $2 AND here.chat_id = $1 AND here.question_id = there.question_id`,
          [from, to],
        );
        for (const table of ['conversations', 'answers']) {
          await client.query(`UPDATE yinju.${table} SET chat_id = $2 WHERE chat_id = $1`, [
            from,
            to,
          ]);
        }
      }),
    async chatNow(id) {
      return (await found(id))?.moved_to ?? id;
    },
    async setGone(id, gone) {
      const sql = gone
        ? `INSERT INTO yinju.chats AS c (chat_id, gone_at) VALUES ($1, $2)
           ON CONFLICT (chat_id) DO UPDATE SET gone_at = excluded.gone_at WHERE c.gone_at IS NULL`
        : 'UPDATE yinju.chats SET gone_at = NULL WHERE chat_id = $1 AND gone_at IS NOT NULL';
      await query(store, sql, gone ? [id, now()] : [id]);
    },
    async isGone(id) {
      return ((await found(id))?.gone_at ?? null) !== null;
    },
  };
}
