import type Database from 'better-sqlite3';

/** Raised with every change of the schema; an older file is brought up to date when it is opened. */
export const STATE_VERSION = 1;

/** What the bot remembers. Times are milliseconds since 1970, JSON stands as text. */
const SCHEMA = `
  -- Updates taken over from Telegram; the text only until they are handled.
  CREATE TABLE updates (
    bot_id     INTEGER NOT NULL,
    update_id  INTEGER NOT NULL,
    taken_at   INTEGER NOT NULL,
    -- how often it was tried: one that ends the process each time is given up
    begun      INTEGER NOT NULL DEFAULT 0,
    content    TEXT,
    PRIMARY KEY (bot_id, update_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX updates_pending ON updates (bot_id, update_id) WHERE content IS NOT NULL;
  -- What people chose.
  CREATE TABLE people (
    user_id   INTEGER PRIMARY KEY,
    language  TEXT NOT NULL
  ) STRICT;
  -- Chats that the bot can write to no longer, and where groups have moved.
  CREATE TABLE chats (
    chat_id   INTEGER PRIMARY KEY,
    gone_at   INTEGER,
    moved_to  INTEGER
  ) STRICT;
  -- The last question of a chat (of a topic in it; 0 for none), for follow-ups.
  CREATE TABLE conversations (
    chat_id    INTEGER NOT NULL,
    thread_id  INTEGER NOT NULL,
    asked_at   INTEGER NOT NULL,
    remembered TEXT NOT NULL,
    PRIMARY KEY (chat_id, thread_id)
  ) STRICT, WITHOUT ROWID;
  -- Questions and what became of them.
  CREATE TABLE answers (
    answer_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id      INTEGER NOT NULL,
    thread_id    INTEGER NOT NULL,
    user_id      INTEGER NOT NULL,
    question_id  INTEGER NOT NULL,
    reply_id     INTEGER,
    question     TEXT NOT NULL,
    -- what it was asked after, and the hashes of the quotes shown for it
    before       TEXT,
    shown        TEXT NOT NULL,
    asked_at     INTEGER NOT NULL,
    -- null when answered
    reason       TEXT,
    milliseconds INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX answers_by_message ON answers (chat_id, question_id);
  CREATE INDEX answers_by_time ON answers (asked_at);
  CREATE TABLE votes (
    answer_id  INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
    user_id    INTEGER NOT NULL,
    -- 1 or -1
    vote       INTEGER NOT NULL,
    PRIMARY KEY (answer_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE remarks (
    remark_id  INTEGER PRIMARY KEY,
    user_id    INTEGER NOT NULL,
    said_at    INTEGER NOT NULL,
    text       TEXT NOT NULL
  ) STRICT;
  -- Everything that an admin did.
  CREATE TABLE audit (
    audit_id  INTEGER PRIMARY KEY,
    admin_id  INTEGER NOT NULL,
    done_at   INTEGER NOT NULL,
    action    TEXT NOT NULL,
    detail    TEXT NOT NULL
  ) STRICT;
  -- Files sent by admins, until they are taken into the corpus or refused; reports taken out, for undo.
  CREATE TABLE uploads (
    upload_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    admin_id   INTEGER NOT NULL,
    sent_at    INTEGER NOT NULL,
    -- waiting, taken, refused, removed
    status     TEXT NOT NULL,
    -- where the file stands now, and where it stands in the reports folder
    path       TEXT NOT NULL,
    file       TEXT NOT NULL
  ) STRICT;
`;

/** Make the tables of a new file. Throws for a file that a newer version of the bot has written. */
export function prepareSchema(database: Database.Database): void {
  const version = database.pragma('user_version', { simple: true });
  if (version === STATE_VERSION) return;
  if (version !== 0) {
    throw new Error(`its version is ${version}, this program knows ${STATE_VERSION}`);
  }
  database.transaction(() => {
    database.exec(SCHEMA);
    database.pragma(`user_version = ${STATE_VERSION}`);
  })();
}
