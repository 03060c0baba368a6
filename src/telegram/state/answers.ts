import type Database from 'better-sqlite3';
import {
  type AnswerRow,
  days,
  type MissedRow,
  measured,
  mostAsked,
  stored,
  type TimedRow,
} from './answer-rows.ts';
import type { Answers } from './state.ts';

/** Questions with what became of them. */
export function createAnswers(database: Database.Database, now: () => number): Answers {
  const add = database.prepare<object, { answer_id: number }>(
    `INSERT INTO answers (chat_id, thread_id, user_id, question_id, question, before, shown,
       asked_at, reason, milliseconds)
     VALUES (@chat, @thread, @userId, @questionId, @question, @before, @shown, @at, @reason,
       @milliseconds)
     ON CONFLICT (chat_id, question_id) DO UPDATE SET question = excluded.question,
       before = excluded.before, shown = excluded.shown, reason = excluded.reason,
       milliseconds = excluded.milliseconds
     RETURNING answer_id`,
  );
  const replied = database.prepare('UPDATE answers SET reply_id = ? WHERE answer_id = ?');
  const find = database.prepare<[number], AnswerRow>('SELECT * FROM answers WHERE answer_id = ?');
  const ofMessage = database.prepare<[number, number], AnswerRow>(
    'SELECT * FROM answers WHERE chat_id = ? AND question_id = ?',
  );
  const since = database.prepare<[number], TimedRow>(
    'SELECT asked_at, reason, milliseconds FROM answers WHERE asked_at >= ? ORDER BY asked_at',
  );
  const people = database
    .prepare<[number], number>('SELECT count(DISTINCT user_id) FROM answers WHERE asked_at >= ?')
    .pluck();
  const missed = database.prepare<[], MissedRow>(
    `SELECT question, user_id, asked_at, reason FROM answers WHERE reason IS NOT NULL
     ORDER BY asked_at DESC`,
  );
  return {
    async add({ conversation, before, shown, milliseconds, ...asked }) {
      const row = add.get({
        ...asked,
        ...conversation,
        before: before && JSON.stringify(before),
        shown: JSON.stringify(shown),
        milliseconds: Math.round(milliseconds),
        at: now(),
      });
      return row?.answer_id ?? 0;
    },
    async replied(answerId, replyId) {
      replied.run(replyId, answerId);
    },
    async find(answerId) {
      return stored(find.get(answerId));
    },
    async ofMessage(chat, questionId) {
      return stored(ofMessage.get(chat, questionId));
    },
    async perDay(from) {
      return days(since.all(from.getTime()));
    },
    async totals(from) {
      const at = from.getTime();
      return { ...measured(since.all(at)), people: people.get(at) ?? 0 };
    },
    async unanswered(limit) {
      return mostAsked(missed.all()).slice(0, limit);
    },
  };
}
