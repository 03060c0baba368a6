import { randomUUID } from 'node:crypto';
import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import { transaction } from '../../../postgres/transaction.ts';
import type { Votes } from '../state.ts';
import { storable } from './storable.ts';

const COUNTS = `count(*) FILTER (WHERE vote = 1) AS up, count(*) FILTER (WHERE vote = -1) AS down`;

/** What people think of answers and of the bot. */
export function createVotes(store: Store, now: () => number): Votes {
  const counts = async (sql: string, value: number) => {
    const [row] = await query<{ up: number; down: number }>(store, sql, [value]);
    return row ?? { up: 0, down: 0 };
  };
  return {
    vote: (answerId, userId, value) =>
      transaction(store, async client => {
        const { rowCount: takenBack } = await client.query(
          'DELETE FROM yinju.votes WHERE answer_id = $1 AND user_id = $2 AND vote = $3',
          [answerId, userId, value],
        );
        if (takenBack) return 0;
        const { rowCount: set } = await client.query(
          `INSERT INTO yinju.votes (answer_id, user_id, vote)
           SELECT answer_id, $2, $3 FROM yinju.answers WHERE answer_id = $1
           ON CONFLICT (answer_id, user_id) DO UPDATE SET vote = excluded.vote`,
          [answerId, userId, value],
        );
        return set ? value : 0;
      }),
    ofAnswer: answerId =>
      counts(`SELECT ${COUNTS} FROM yinju.votes WHERE answer_id = $1`, answerId),
    counts: since =>
      counts(
        `SELECT ${COUNTS} FROM yinju.votes JOIN yinju.answers USING (answer_id)
         WHERE asked_at >= $1`,
        since.getTime(),
      ),
    async remark(userId, text) {
      await query(
        store,
        `INSERT INTO yinju.remarks (request_id, user_id, said_at, text) VALUES ($1, $2, $3, $4)
         ON CONFLICT (request_id) DO NOTHING`,
        [randomUUID(), userId, now(), storable(text)],
      );
    },
    async remarks(limit) {
      const rows = await query<{ userId: number; saidAt: number; text: string }>(
        store,
        `SELECT user_id AS "userId", said_at AS "saidAt", text FROM yinju.remarks
         ORDER BY remark_id DESC LIMIT $1`,
        [limit],
      );
      return rows.map(({ saidAt, ...rest }) => ({ ...rest, saidAt: new Date(saidAt) }));
    },
  };
}
