-- Updates taken over from Telegram, shared by any number of bots: each is handled by one of them, those of one
-- conversation in order. All that changes a conversation's turn is done under an advisory lock of that turn.

-- Bots that run. One that has not said so for a while counts as dead, by the clock of the database.
CREATE TABLE yinju.replicas (
  replica_id   uuid PRIMARY KEY,
  bot_id       bigint NOT NULL,
  lives_until  timestamptz NOT NULL
);

-- Which bot handles the updates of a conversation, as long as any wait.
CREATE TABLE yinju.turns (
  bot_id      bigint NOT NULL,
  turn        text NOT NULL,
  replica_id  uuid NOT NULL,
  PRIMARY KEY (bot_id, turn)
);
CREATE INDEX turns_by_replica ON yinju.turns (replica_id);

CREATE TABLE yinju.updates (
  bot_id     bigint NOT NULL,
  update_id  bigint NOT NULL,
  turn       text NOT NULL,
  -- the attempt that took it: one that is repeated after a lost connection knows itself again
  take_id    uuid NOT NULL,
  taken_at   bigint NOT NULL,
  -- how often it was tried: one that ends the process each time is given up
  begun      integer NOT NULL DEFAULT 0,
  -- until it is handled
  content    text,
  PRIMARY KEY (bot_id, update_id)
);
CREATE INDEX updates_pending ON yinju.updates (bot_id, turn, update_id) WHERE content IS NOT NULL;

-- The two numbers of a turn's advisory lock.
CREATE FUNCTION yinju.turn_lock(of_bot bigint, of_turn text) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT hashtext(of_bot::text || ' ' || of_turn) $$;

-- To be called with the turn locked: has this bot the turn, now that no living bot has it?
CREATE FUNCTION yinju.take_turn(of_bot bigint, of_turn text, by_replica uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO yinju.turns AS t (bot_id, turn, replica_id) VALUES (of_bot, of_turn, by_replica)
  ON CONFLICT (bot_id, turn) DO UPDATE SET replica_id = excluded.replica_id
  WHERE t.replica_id = excluded.replica_id OR NOT EXISTS (
    SELECT FROM yinju.replicas r
    WHERE r.replica_id = t.replica_id AND r.lives_until > clock_timestamp()
  );
  RETURN FOUND;
END $$;

-- Keep an update. True for the bot that has to handle it; false when it was kept before, or another bot is at
-- work on its conversation and will find it.
CREATE FUNCTION yinju.take_update(
  of_bot bigint, number bigint, of_turn text, attempt uuid, at bigint, content text, by_replica uuid
) RETURNS boolean
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(7164902, yinju.turn_lock(of_bot, of_turn));
  INSERT INTO yinju.updates (bot_id, update_id, turn, take_id, taken_at, content)
  VALUES (of_bot, number, of_turn, attempt, at, take_update.content)
  ON CONFLICT (bot_id, update_id) DO NOTHING;
  IF NOT FOUND AND NOT EXISTS (
    SELECT FROM yinju.updates u
    WHERE u.bot_id = of_bot AND u.update_id = number AND u.take_id = attempt AND u.content IS NOT NULL
  ) THEN
    RETURN false;
  END IF;
  RETURN yinju.take_turn(of_bot, of_turn, by_replica);
END $$;

-- Count that a bot begins with an update. Null when it is done, another bot's by now, or may become so because
-- this one does not count as living: its next beat gives what is its own.
CREATE FUNCTION yinju.begin_update(of_bot bigint, number bigint, by_replica uuid) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  of_turn text;
  times integer;
BEGIN
  SELECT u.turn INTO of_turn FROM yinju.updates u WHERE u.bot_id = of_bot AND u.update_id = number;
  PERFORM pg_advisory_xact_lock(7164902, yinju.turn_lock(of_bot, of_turn));
  UPDATE yinju.updates u SET begun = u.begun + 1
  FROM yinju.turns t JOIN yinju.replicas r ON r.replica_id = t.replica_id
  WHERE r.lives_until > clock_timestamp() AND u.bot_id = of_bot AND u.update_id = number AND u.content IS NOT NULL
    AND t.bot_id = u.bot_id AND t.turn = u.turn AND t.replica_id = by_replica
  RETURNING u.begun INTO times;
  RETURN times;
END $$;

-- Forget the content of an update that is done. Gives what else waits of its conversation, which is this bot's
-- to handle; when nothing does, the turn is free.
CREATE FUNCTION yinju.end_update(of_bot bigint, number bigint, by_replica uuid) RETURNS SETOF text
LANGUAGE plpgsql AS $$
DECLARE
  of_turn text;
BEGIN
  SELECT u.turn INTO of_turn FROM yinju.updates u WHERE u.bot_id = of_bot AND u.update_id = number;
  PERFORM pg_advisory_xact_lock(7164902, yinju.turn_lock(of_bot, of_turn));
  UPDATE yinju.updates u SET content = NULL WHERE u.bot_id = of_bot AND u.update_id = number;
  IF NOT EXISTS (
    SELECT FROM yinju.turns t
    WHERE t.bot_id = of_bot AND t.turn = of_turn AND t.replica_id = by_replica
  ) THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT u.content FROM yinju.updates u
    WHERE u.bot_id = of_bot AND u.turn = of_turn AND u.content IS NOT NULL
    ORDER BY u.update_id LIMIT 100;
  IF NOT FOUND THEN
    DELETE FROM yinju.turns t WHERE t.bot_id = of_bot AND t.turn = of_turn;
  END IF;
END $$;

-- Say that a bot lives.
CREATE FUNCTION yinju.say_alive(of_bot bigint, by_replica uuid, lease_ms bigint) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO yinju.replicas (replica_id, bot_id, lives_until)
  VALUES (by_replica, of_bot, clock_timestamp() + lease_ms * interval '1 millisecond')
  ON CONFLICT (replica_id) DO UPDATE SET lives_until = excluded.lives_until
$$;

-- Say so, take over conversations that no living bot has, and give all that waits for this one.
CREATE FUNCTION yinju.beat(of_bot bigint, by_replica uuid, lease_ms bigint) RETURNS SETOF text
LANGUAGE plpgsql AS $$
DECLARE
  left_turn text;
BEGIN
  PERFORM yinju.say_alive(of_bot, by_replica, lease_ms);
  FOR left_turn IN
    SELECT DISTINCT u.turn
    FROM yinju.updates u
    LEFT JOIN yinju.turns t ON t.bot_id = u.bot_id AND t.turn = u.turn
    LEFT JOIN yinju.replicas r ON r.replica_id = t.replica_id AND r.lives_until > clock_timestamp()
    WHERE u.bot_id = of_bot AND u.content IS NOT NULL AND r.replica_id IS NULL
    LIMIT 500
  LOOP
    -- Whoever has it locked is about to take it.
    IF pg_try_advisory_xact_lock(7164902, yinju.turn_lock(of_bot, left_turn)) THEN
      PERFORM yinju.take_turn(of_bot, left_turn, by_replica);
    END IF;
  END LOOP;
  RETURN QUERY
    SELECT u.content FROM yinju.turns t
    JOIN yinju.updates u ON u.bot_id = t.bot_id AND u.turn = t.turn
    WHERE t.replica_id = by_replica AND t.bot_id = of_bot AND u.content IS NOT NULL
    ORDER BY u.update_id;
END $$;
