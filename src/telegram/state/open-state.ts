import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { messageOf } from '../../index/format.ts';
import type { Language } from '../../types.ts';
import type { Remembered } from '../corpus.ts';
import { createAudit, createUploads } from './admin-records.ts';
import { createAnswers } from './answers.ts';
import { createJournal } from './journal.ts';
import { prepareSchema } from './schema.ts';
import { type Conversation, FORGOTTEN_AFTER_MS, type State } from './state.ts';
import { StateError } from './state-error.ts';
import { createVotes } from './votes.ts';

const BUSY_TIMEOUT_MS = 5_000;

export interface StateOptions {
  /** The bot whose updates are in the journal. */
  botId: number;
  now?: () => number;
}

/** Open the state in a file, which is made when it is not there, or in memory (`:memory:`). */
export function openState(file: string, { botId, now = Date.now }: StateOptions): State {
  const database = openDatabase(file);
  const language = database
    .prepare<[number], Language>('SELECT language FROM people WHERE user_id = ?')
    .pluck();
  const setLanguage = database.prepare(
    `INSERT INTO people (user_id, language) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET language = excluded.language`,
  );
  const bytes = database
    .prepare<[], number>(
      'SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()',
    )
    .pluck();
  return {
    journal: createJournal(database, botId, now),
    answers: createAnswers(database, now),
    votes: createVotes(database, now),
    audit: createAudit(database, now),
    uploads: createUploads(database, now),
    ...conversations(database, now),
    ...chats(database, now),
    ...forgetting(database),
    async language(userId) {
      return language.get(userId) ?? null;
    },
    async setLanguage(userId, chosen) {
      setLanguage.run(userId, chosen);
    },
    async bytes() {
      return bytes.get() ?? 0;
    },
    async close() {
      database.close();
    },
  };
}

function openDatabase(file: string): Database.Database {
  try {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    database.pragma('journal_mode = WAL');
    // A lost second after a power cut would answer again what was answered; a lost file would not do.
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    prepareSchema(database);
    return database;
  } catch (error) {
    throw new StateError(
      `the state in ${file} cannot be opened: ${messageOf(error)}; move the file away to begin anew`,
      { cause: error },
    );
  }
}

function conversations(
  database: Database.Database,
  now: () => number,
): Pick<State, 'recall' | 'remember' | 'forgetConversation'> {
  const recall = database
    .prepare<object, string>(
      `SELECT remembered FROM conversations
       WHERE chat_id = @chat AND thread_id = @thread AND asked_at >= @since`,
    )
    .pluck();
  const remember = database.prepare(
    `INSERT INTO conversations (chat_id, thread_id, asked_at, remembered)
     VALUES (@chat, @thread, @at, @remembered)
     ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at, remembered = excluded.remembered`,
  );
  const forget = database.prepare<[Conversation]>(
    'DELETE FROM conversations WHERE chat_id = @chat AND thread_id = @thread',
  );
  return {
    async recall(conversation) {
      const json = recall.get({ ...conversation, since: now() - FORGOTTEN_AFTER_MS });
      return json === undefined ? null : (JSON.parse(json) as Remembered);
    },
    async remember(conversation, remembered) {
      remember.run({ ...conversation, at: now(), remembered: JSON.stringify(remembered) });
    },
    async forgetConversation(conversation) {
      forget.run(conversation);
    },
  };
}

function chats(
  database: Database.Database,
  now: () => number,
): Pick<State, 'moveChat' | 'chatNow' | 'setGone' | 'isGone'> {
  const chat = database.prepare<[number], { gone_at: number | null; moved_to: number | null }>(
    'SELECT gone_at, moved_to FROM chats WHERE chat_id = ?',
  );
  const setMoved = database.prepare(
    `INSERT INTO chats (chat_id, moved_to) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET moved_to = excluded.moved_to`,
  );
  const moved = ['conversations', 'answers'].map(table =>
    database.prepare(`UPDATE OR REPLACE ${table} SET chat_id = @to WHERE chat_id = @from`),
  );
  const setGone = database.prepare(
    `INSERT INTO chats (chat_id, gone_at) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET gone_at = excluded.gone_at`,
  );
  const move = database.transaction((from: number, to: number) => {
    setMoved.run(from, to);
    for (const statement of moved) statement.run({ from, to });
  });
  return {
    async moveChat(from, to) {
      move(from, to);
    },
    async chatNow(id) {
      return chat.get(id)?.moved_to ?? id;
    },
    async setGone(id, gone) {
      const wasGone = (chat.get(id)?.gone_at ?? null) !== null;
      if (gone !== wasGone) setGone.run(id, gone ? now() : null);
    },
    async isGone(id) {
      return (chat.get(id)?.gone_at ?? null) !== null;
    },
  };
}

function forgetting(database: Database.Database): Pick<State, 'forgetUser' | 'forgetBefore'> {
  const ofUser = ['votes', 'remarks', 'people'].map(table =>
    database.prepare(`DELETE FROM ${table} WHERE user_id = ?`),
  );
  const answersOfUser = database.prepare('DELETE FROM answers WHERE user_id = ?');
  // The private chat of a user has the user's id.
  const conversation = database.prepare('DELETE FROM conversations WHERE chat_id = ?');
  const forgetUser = database.transaction((userId: number) => {
    for (const statement of ofUser) statement.run(userId);
    conversation.run(userId);
    return answersOfUser.run(userId).changes;
  });
  const older = [
    'DELETE FROM updates WHERE taken_at < ? AND content IS NULL',
    'DELETE FROM answers WHERE asked_at < ?',
    'DELETE FROM conversations WHERE asked_at < ?',
    'DELETE FROM remarks WHERE said_at < ?',
  ].map(sql => database.prepare<[number]>(sql));
  const forgetBefore = database.transaction((date: number) => {
    for (const statement of older) statement.run(date);
  });
  return {
    async forgetUser(userId) {
      return forgetUser(userId);
    },
    async forgetBefore(date) {
      forgetBefore(date.getTime());
    },
  };
}
