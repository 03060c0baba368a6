-- The index: what is known of files, reports and passages, generation by generation.
--
-- A row stands from a generation to another, which has it no more; it is part of generation g when
-- from_generation <= g < to_generation. What a build writes is of a generation that nobody reads until
-- it is published, so a build that dies leaves nothing that can be seen. Numbers of reports and
-- passages are given once. Everything here can be built again from the report files.
CREATE SCHEMA yinju_index;

CREATE TABLE yinju_index.models (
  model_id   smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL,
  sha256     text NOT NULL UNIQUE,
  dimension  integer NOT NULL
);

CREATE TABLE yinju_index.generations (
  generation     integer PRIMARY KEY,
  -- null until it is whole and checked
  published_at   timestamptz,
  -- who builds or built it, for messages
  builder        text NOT NULL,
  begun_at       timestamptz NOT NULL DEFAULT now(),
  rules          integer NOT NULL,
  -- over all that it is built from
  inputs         text NOT NULL,
  model_id       smallint NOT NULL REFERENCES yinju_index.models,
  files          integer NOT NULL DEFAULT 0,
  reports        integer NOT NULL DEFAULT 0,
  passages       integer NOT NULL DEFAULT 0,
  -- terms of all reports and of all passages, repeats included
  report_terms   bigint NOT NULL DEFAULT 0,
  passage_terms  bigint NOT NULL DEFAULT 0,
  -- the first numbers that were never given
  next_report    integer NOT NULL DEFAULT 0,
  next_passage   integer NOT NULL DEFAULT 0
);

-- The files that a generation was made from, also those of which nothing could be read.
CREATE TABLE yinju_index.files (
  file_id          integer NOT NULL,
  name             text NOT NULL,
  -- from the folder of the index
  path             text NOT NULL,
  -- of its bytes and those of its sidecar
  sha256           text NOT NULL,
  -- {file, reason} of what could not be read
  errors           json NOT NULL,
  from_generation  integer NOT NULL,
  to_generation    integer NOT NULL DEFAULT 2147483647,
  PRIMARY KEY (file_id, from_generation)
);

CREATE TABLE yinju_index.reports (
  report_index     integer PRIMARY KEY,
  from_generation  integer NOT NULL,
  to_generation    integer NOT NULL DEFAULT 2147483647,
  report_id        text NOT NULL,
  title            text,
  script           text NOT NULL,
  published        text COLLATE "C",
  meeting_date     text COLLATE "C",
  date_inferred    boolean NOT NULL,
  province         text COLLATE "C",
  city             text COLLATE "C",
  county           text COLLATE "C",
  level            text,
  ordinal          integer,
  meeting_name     text,
  chair            text,
  url              text,
  site             text,
  first_passage    integer NOT NULL,
  passage_count    integer NOT NULL,
  -- {speakers, attendees, roles, conveyed, reporters, editors}
  lists            json NOT NULL,
  -- of place and title, as questions are compared with them
  folded_place     text NOT NULL,
  folded_title     text NOT NULL,
  body             text NOT NULL,
  body_sha256      bytea NOT NULL,
  -- {start, end, speaker} of every turn
  turns            json NOT NULL,
  -- {start, end, speaker, topics} of every measure
  measures         json NOT NULL,
  -- {field, value, start, end} in the first source's text
  readings         json NOT NULL,
  -- {start, end, rule} in the first source's text
  dropped          json NOT NULL,
  -- [start, length, sourceStart, sourceLength] of every origin run, flat
  origin           json NOT NULL,
  -- uint32 numbers by which near copies are found
  signature        bytea NOT NULL,
  -- every term with as many positions as it stands there, and how many terms that is
  terms            tsvector NOT NULL,
  term_count       integer NOT NULL
-- A report that ends is written again in its place, so that no index has it twice.
) WITH (fillfactor = 90);
CREATE INDEX reports_by_id ON yinju_index.reports (report_id);
CREATE INDEX reports_by_begin ON yinju_index.reports (from_generation);
CREATE INDEX reports_by_day ON yinju_index.reports (coalesce(meeting_date, published));

-- The first of a report, by position, is the one that it was read from.
CREATE TABLE yinju_index.sources (
  report_index     integer NOT NULL,
  position         integer NOT NULL,
  file_id          integer NOT NULL,
  entry            text,
  line             integer,
  encoding         text NOT NULL,
  sha256           text NOT NULL,
  url              text,
  site             text,
  external_id      text,
  from_generation  integer NOT NULL,
  to_generation    integer NOT NULL DEFAULT 2147483647,
  PRIMARY KEY (report_index, position, from_generation)
);

-- A passage stands as long as its report.
CREATE TABLE yinju_index.passages (
  passage_id       integer PRIMARY KEY,
  report_index     integer NOT NULL,
  from_generation  integer NOT NULL,
  start            integer NOT NULL,
  "end"            integer NOT NULL,
  speaker          text,
  -- first 16 bytes of the SHA-256 of what was embedded
  text_hash        bytea NOT NULL,
  terms            tsvector NOT NULL,
  term_count       integer NOT NULL
);
CREATE INDEX passages_by_report ON yinju_index.passages (report_index);
CREATE INDEX passages_by_text ON yinju_index.passages (text_hash);

-- What nothing is planned by is not looked through for statistics.
ALTER TABLE yinju_index.passages ALTER COLUMN terms SET STATISTICS 0;
ALTER TABLE yinju_index.reports ALTER COLUMN terms SET STATISTICS 0, ALTER COLUMN body SET STATISTICS 0;

-- Unit vectors by what was embedded: the same text in several reports and generations has one. A
-- build that dies leaves those that it computed to the next.
CREATE TABLE yinju_index.vectors (
  model_id   smallint NOT NULL REFERENCES yinju_index.models,
  text_hash  bytea NOT NULL,
  embedding  halfvec NOT NULL,
  PRIMARY KEY (model_id, text_hash)
);

-- What is asked for, by topic.
CREATE TABLE yinju_index.measures (
  report_index  integer NOT NULL,
  start         integer NOT NULL,
  "end"         integer NOT NULL,
  speaker       text,
  topic         text COLLATE "C" NOT NULL
);
CREATE INDEX measures_by_report ON yinju_index.measures (report_index);
CREATE INDEX measures_by_topic ON yinju_index.measures (topic, report_index);

-- Everybody a record names, folded.
CREATE TABLE yinju_index.people (
  name          text COLLATE "C" NOT NULL,
  report_index  integer NOT NULL,
  PRIMARY KEY (name, report_index)
);
CREATE INDEX people_by_report ON yinju_index.people (report_index);

-- Both ways; similarity is the share of common phrases, 0…1.
CREATE TABLE yinju_index.near_copies (
  report_index  integer NOT NULL,
  other_index   integer NOT NULL,
  similarity    double precision NOT NULL,
  PRIMARY KEY (report_index, other_index)
);
CREATE INDEX near_copies_by_other ON yinju_index.near_copies (other_index);

-- In how many more passages and reports a term stands than in the generation before; the sum up to a
-- generation is how many it has.
CREATE TABLE yinju_index.lexicon (
  term        text COLLATE "C" NOT NULL,
  generation  integer NOT NULL,
  passages    integer NOT NULL,
  reports     integer NOT NULL,
  PRIMARY KEY (term, generation)
);

-- Terms as the full-text index takes them.
CREATE FUNCTION yinju_index.term_text(terms tsvector) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(repeat(lexeme || ' ', cardinality(positions)), ''), '') FROM unnest(terms)
$$;

-- BM25 of a document, exact and for one generation, and the sum of the factors of the words that stand in
-- it. A factor is all that a word counts but for how often it stands there; see src/index/lexical/bm25.ts.
CREATE FUNCTION yinju_index.bm25(
  terms tsvector, term_count integer, average double precision, words text[], factors double precision[]
) RETURNS TABLE (score double precision, covered double precision)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(factor * often / (often + 1.2 * (0.25 + 0.75 * term_count / average))), 0),
    coalesce(sum(factor), 0)
  FROM unnest(ts_filter(setweight(terms, 'A', words), '{a}')) AS found
    JOIN unnest(words, factors) AS asked(word, factor) ON found.lexeme = asked.word,
    cardinality(found.positions) AS often
$$;
