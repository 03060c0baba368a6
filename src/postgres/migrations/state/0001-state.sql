-- What the bot remembers. Times are milliseconds since 1970, JSON stands as text, as in the file of one machine.

-- What people chose.
CREATE TABLE yinju.people (
  user_id   bigint PRIMARY KEY,
  language  text NOT NULL
);

-- Chats that the bot can write to no longer, and where groups have moved.
CREATE TABLE yinju.chats (
  chat_id   bigint PRIMARY KEY,
  gone_at   bigint,
  moved_to  bigint
);

-- The last question of a chat (of a topic in it; 0 for none), for follow-ups.
CREATE TABLE yinju.conversations (
  chat_id     bigint NOT NULL,
  thread_id   bigint NOT NULL,
  asked_at    bigint NOT NULL,
  remembered  text NOT NULL,
  PRIMARY KEY (chat_id, thread_id)
);

-- Questions and what became of them.
CREATE TABLE yinju.answers (
  answer_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chat_id       bigint NOT NULL,
  thread_id     bigint NOT NULL,
  user_id       bigint NOT NULL,
  question_id   bigint NOT NULL,
  reply_id      bigint,
  question      text NOT NULL,
  -- what it was asked after, and the hashes of the quotes shown for it
  before        text,
  shown         text NOT NULL,
  asked_at      bigint NOT NULL,
  -- null when answered
  reason        text,
  milliseconds  bigint NOT NULL,
  UNIQUE (chat_id, question_id)
);
CREATE INDEX answers_by_time ON yinju.answers (asked_at);
CREATE INDEX answers_by_user ON yinju.answers (user_id);

CREATE TABLE yinju.votes (
  answer_id  bigint NOT NULL REFERENCES yinju.answers ON DELETE CASCADE,
  user_id    bigint NOT NULL,
  vote       smallint NOT NULL CHECK (vote IN (1, -1)),
  PRIMARY KEY (answer_id, user_id)
);
CREATE INDEX votes_by_user ON yinju.votes (user_id);

-- A row that is added again after a lost connection knows itself by its request_id, here and below.
CREATE TABLE yinju.remarks (
  remark_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  uuid NOT NULL UNIQUE,
  user_id     bigint NOT NULL,
  said_at     bigint NOT NULL,
  text        text NOT NULL
);
CREATE INDEX remarks_by_user ON yinju.remarks (user_id);

-- Everything that an admin did.
CREATE TABLE yinju.audit (
  audit_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  uuid NOT NULL UNIQUE,
  admin_id    bigint NOT NULL,
  done_at     bigint NOT NULL,
  action      text NOT NULL,
  detail      text NOT NULL
);

-- Files sent by admins, until they are taken into the corpus or refused; reports taken out, for undo.
CREATE TABLE yinju.uploads (
  upload_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  uuid NOT NULL UNIQUE,
  admin_id    bigint NOT NULL,
  sent_at     bigint NOT NULL,
  status      text NOT NULL CHECK (status IN ('waiting', 'taken', 'refused', 'removed')),
  -- where the file stands now, and where it stands in the reports folder
  path        text NOT NULL,
  file        text NOT NULL
);
