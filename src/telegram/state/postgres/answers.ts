import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import {
  type AnswerRow,
  days,
  type MissedRow,
  measured,
  mostAsked,
  stored,
  type TimedRow,
} from '../answer-rows.ts';
import type { Answers } from '../state.ts';
import { storable } from './storable.ts';

/** Questions with what became of them. */
export function createAnswers(store: Store, now: () => number): Answers {
  const since = (from: Date) =>
    query<TimedRow>(
      store,
      `SELECT asked_at, reason, milliseconds FROM yinju.answers
       WHERE asked_at >= $1 ORDER BY asked_at`,
      [from.getTime()],
    );
  return {
    async add({ conversation, before, shown, milliseconds, ...asked }) {
      const [row] = await query<Pick<AnswerRow, 'answer_id'>>(
        store,
        `INSERT INTO yinju.answers (chat_id, thread_id, user_id, question_id, question, before,
           shown, asked_at, reason, milliseconds)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (chat_id, question_id) DO UPDATE SET question = excluded.question,
           before = excluded.before, shown = excluded.shown, reason = excluded.reason,
           milliseconds = excluded.milliseconds
         RETURNING answer_id`,
        [
          conversation.chat,
          conversation.thread,
          asked.userId,
          asked.questionId,
          storable(asked.question),
          before && JSON.stringify(before),
          JSON.stringify(shown),
          now(),
          asked.reason,
          Math.round(milliseconds),
        ],
      );
      return row?.answer_id ?? 0;
    },
    async replied(answerId, replyId) {
      await query(store, 'UPDATE yinju.answers SET reply_id = $1 WHERE answer_id = $2', [
        replyId,
        answerId,
      ]);
    },
    async find(answerId) {
      const sql = 'SELECT * FROM yinju.answers WHERE answer_id = $1';
      const [row] = await query<AnswerRow>(store, sql, [answerId]);
      return stored(row);
    },
    async ofMessage(chat, questionId) {
      const sql = 'SELECT * FROM yinju.answers WHERE chat_id = $1 AND question_id = $2';
      const [row] = await query<AnswerRow>(store, sql, [chat, questionId]);
      return stored(row);
    },
    async perDay(from) {
      return days(await since(from));
    },
    async totals(from) {
      const [row] = await query<{ people: number }>(
        store,
        'SELECT count(DISTINCT user_id) AS people FROM yinju.answers WHERE asked_at >= $1',
        [from.getTime()],
      );
      return { ...measured(await since(from)), people: row?.people ?? 0 };
    },
    async unanswered(limit) {
      const rows = await query<MissedRow>(
        store,
        `SELECT question, user_id, asked_at, reason FROM yinju.answers
         WHERE reason IS NOT NULL ORDER BY asked_at DESC`,
      );
      return mostAsked(rows).slice(0, limit);
    },
  };
}
