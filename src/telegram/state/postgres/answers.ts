import type { Store } from '../../../postgres/connect.ts';
import { query } from '../../../postgres/query.ts';
import { type AnswerRow, type MissedRow, mostAsked, stored } from '../answer-rows.ts';
import type { Answers } from '../state.ts';
import { perDay, totals } from './question-figures.ts';
import { storable } from './storable.ts';

/** Questions that got nothing, of which the most asked are looked for: the newest. */
const MOST_UNANSWERED = 50_000;

/** Questions with what became of them. */
export function createAnswers(store: Store, now: () => number): Answers {
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
    perDay: from => perDay(store, from, now()),
    totals: from => totals(store, from),
    async unanswered(limit) {
      const rows = await query<MissedRow>(
        store,
        `SELECT question, user_id, asked_at, reason FROM yinju.answers
         WHERE reason IS NOT NULL ORDER BY asked_at DESC LIMIT $1`,
        [MOST_UNANSWERED],
      );
      return mostAsked(rows).slice(0, limit);
    },
  };
}
