import type Database from 'better-sqlite3';
import type { Votes } from './state.ts';

/** What people think of answers and of the bot. */
export function createVotes(database: Database.Database, now: () => number): Votes {
  const vote = database
    .prepare<[number, number], 1 | -1>('SELECT vote FROM votes WHERE answer_id = ? AND user_id = ?')
    .pluck();
  const set = database.prepare(
    `INSERT INTO votes (answer_id, user_id, vote)
     SELECT @answerId, @userId, @vote FROM answers WHERE answer_id = @answerId
     ON CONFLICT DO UPDATE SET vote = excluded.vote`,
  );
  const unset = database.prepare('DELETE FROM votes WHERE answer_id = ? AND user_id = ?');
  const counts = database.prepare<[number], { up: number; down: number }>(
    `SELECT count(*) FILTER (WHERE vote = 1) AS up, count(*) FILTER (WHERE vote = -1) AS down
     FROM votes JOIN answers USING (answer_id) WHERE asked_at >= ?`,
  );
  const ofAnswer = database.prepare<[number], { up: number; down: number }>(
    `SELECT count(*) FILTER (WHERE vote = 1) AS up, count(*) FILTER (WHERE vote = -1) AS down
     FROM votes WHERE answer_id = ?`,
  );
  const remark = database.prepare('INSERT INTO remarks (user_id, said_at, text) VALUES (?, ?, ?)');
  const remarks = database.prepare<[number], { userId: number; saidAt: number; text: string }>(
    `SELECT user_id AS userId, said_at AS saidAt, text FROM remarks
     ORDER BY remark_id DESC LIMIT ?`,
  );
  return {
    async vote(answerId, userId, value) {
      if (vote.get(answerId, userId) === value) {
        unset.run(answerId, userId);
        return 0;
      }
      return set.run({ answerId, userId, vote: value }).changes === 1 ? value : 0;
    },
    async ofAnswer(answerId) {
      return ofAnswer.get(answerId) ?? { up: 0, down: 0 };
    },
    async counts(since) {
      return counts.get(since.getTime()) ?? { up: 0, down: 0 };
    },
    async remark(userId, text) {
      remark.run(userId, now(), text);
    },
    async remarks(limit) {
      return remarks
        .all(limit)
        .map(({ saidAt, ...rest }) => ({ ...rest, saidAt: new Date(saidAt) }));
    },
  };
}
