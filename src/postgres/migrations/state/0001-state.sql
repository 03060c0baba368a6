-- What the bot remembers. Times are milliseconds since 1970, as in the file of one machine.

-- Updates taken over from Telegram; the content only until they are handled.
CREATE TABLE yinju.updates (
  bot_id     bigint NOT NULL,
  update_id  bigint NOT NULL,
  -- which attempt to take it succeeded: one that is repeated after a lost connection knows itself again
  take_id    uuid NOT NULL,
  taken_at   bigint NOT NULL,
  -- how often it was tried: one that ends the process each time is given up
  begun      integer NOT NULL DEFAULT 0,
  content    jsonb,
  PRIMARY KEY (bot_id, update_id)
);
