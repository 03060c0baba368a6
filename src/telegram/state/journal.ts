import type Database from 'better-sqlite3';
import type { Update } from 'grammy/types';
import type { Journal } from './state.ts';

/** The journal of one bot: numbers of updates are a bot's own. */
export function createJournal(
  database: Database.Database,
  botId: number,
  now: () => number,
): Journal {
  const take = database.prepare<[number, number, number, string]>(
    `INSERT INTO updates (bot_id, update_id, taken_at, content) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const begin = database
    .prepare<[number, number], number>(
      'UPDATE updates SET begun = begun + 1 WHERE bot_id = ? AND update_id = ? RETURNING begun',
    )
    .pluck();
  const handled = database.prepare<[number, number]>(
    'UPDATE updates SET content = NULL WHERE bot_id = ? AND update_id = ?',
  );
  const pending = database
    .prepare<[number], string>(
      `SELECT content FROM updates WHERE bot_id = ? AND content IS NOT NULL ORDER BY update_id`,
    )
    .pluck();
  const waiting = database
    .prepare<[number], number>(
      'SELECT count(*) FROM updates WHERE bot_id = ? AND content IS NOT NULL',
    )
    .pluck();
  return {
    beatMs: null,
    async take(update) {
      return take.run(botId, update.update_id, now(), JSON.stringify(update)).changes === 1;
    },
    async begin(updateId) {
      try {
        return begin.get(botId, updateId) ?? 1;
      } catch {
        // Not counted is not a reason not to answer.
        return 1;
      }
    },
    async handled(updateId) {
      handled.run(botId, updateId);
      return [];
    },
    async waiting() {
      return waiting.get(botId) ?? 0;
    },
    async pending() {
      return pending.all(botId).map(content => JSON.parse(content) as Update);
    },
  };
}
