import type { Store } from '../../../postgres/connect.ts';
import { transaction } from '../../../postgres/transaction.ts';
import type { State } from '../state.ts';

const OF_USER = ['votes', 'remarks', 'people'];
const OLDER = [
  'DELETE FROM yinju.updates WHERE taken_at < $1 AND content IS NULL',
  'DELETE FROM yinju.answers WHERE asked_at < $1',
  'DELETE FROM yinju.conversations WHERE asked_at < $1',
  'DELETE FROM yinju.remarks WHERE said_at < $1',
];
/** Bots that were killed. */
const DEAD = `DELETE FROM yinju.replicas WHERE lives_until < clock_timestamp() - interval '1 day'`;

/** What is forgotten because a person wants it so, or because it is old. */
export function createForgetting(store: Store): Pick<State, 'forgetUser' | 'forgetBefore'> {
  return {
    forgetUser: userId =>
      transaction(store, async client => {
        for (const table of OF_USER) {
          await client.query(`DELETE FROM yinju.${table} WHERE user_id = $1`, [userId]);
        }
        // The private chat of a user has the user's id.
        await client.query('DELETE FROM yinju.conversations WHERE chat_id = $1', [userId]);
        const sql = 'DELETE FROM yinju.answers WHERE user_id = $1';
        return (await client.query(sql, [userId])).rowCount ?? 0;
      }),
    forgetBefore: date =>
      transaction(store, async client => {
        for (const sql of OLDER) await client.query(sql, [date.getTime()]);
        await client.query(DEAD);
      }),
  };
}
