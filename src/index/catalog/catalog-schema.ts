/**
 * `catalog.sqlite`: what is known of files, reports and passages. Texts stand once, in
 * `texts.body`; a passage is a span of it. JSON columns hold arrays. Numbers of reports and
 * passages are kept from generation to generation; those of removed ones are missing.
 */
export const SCHEMA = `
  -- The files that the generation was made from, also those of which nothing could be read.
  CREATE TABLE files (
    file_id  INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    -- from the index folder
    path     TEXT NOT NULL,
    -- of its bytes and those of its sidecar
    sha256   TEXT NOT NULL,
    -- {file, reason} of what could not be read
    errors   TEXT NOT NULL
  ) STRICT;
  CREATE TABLE reports (
    report_index  INTEGER PRIMARY KEY,
    report_id     TEXT NOT NULL UNIQUE,
    title         TEXT,
    script        TEXT NOT NULL,
    published     TEXT,
    meeting_date  TEXT,
    date_inferred INTEGER NOT NULL,
    province      TEXT,
    city          TEXT,
    county        TEXT,
    level         TEXT,
    ordinal       INTEGER,
    meeting_name  TEXT,
    chair         TEXT,
    url           TEXT,
    site          TEXT,
    first_passage INTEGER NOT NULL,
    passage_count INTEGER NOT NULL,
    -- of the place and the title, as questions are compared with them
    folded_place  TEXT NOT NULL,
    folded_title  TEXT NOT NULL,
    -- {speakers, attendees, roles, conveyed, reporters, editors}
    lists         TEXT NOT NULL
  ) STRICT;
  -- Apart from the records, so that going through all records does not go through all texts.
  -- Long columns stand last: what stands behind them is slow to read.
  CREATE TABLE texts (
    report_index  INTEGER PRIMARY KEY,
    -- before what is larger than a page and seldom read: SQLite walks through all that stands before
    body          TEXT NOT NULL,
    -- {start, end, speaker} of every turn
    turns         TEXT NOT NULL,
    -- {field, value, start, end} in the first source's text
    readings      TEXT NOT NULL,
    -- {start, end, rule} in the first source's text
    dropped       TEXT NOT NULL,
    -- uint32 numbers by which near copies are found
    signature     BLOB NOT NULL,
    -- [start, length, sourceStart, sourceLength] of every origin run, flat
    origin        TEXT NOT NULL
  ) STRICT;
  -- Everybody whom a record names, folded.
  CREATE TABLE people (
    name         TEXT NOT NULL,
    report_index INTEGER NOT NULL REFERENCES reports,
    PRIMARY KEY (name, report_index)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX people_by_report ON people (report_index);
  CREATE INDEX reports_by_date ON reports (coalesce(meeting_date, published));
  -- The first of a report, by position, is the one that it was read from.
  CREATE TABLE sources (
    report_index INTEGER NOT NULL REFERENCES reports,
    position     INTEGER NOT NULL,
    file_id      INTEGER NOT NULL REFERENCES files,
    entry        TEXT,
    line         INTEGER,
    encoding     TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    url          TEXT,
    site         TEXT,
    external_id  TEXT,
    PRIMARY KEY (report_index, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE passages (
    passage_id   INTEGER PRIMARY KEY,
    report_index INTEGER NOT NULL REFERENCES reports,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    speaker      TEXT,
    -- first 16 bytes of the SHA-256 of what was embedded
    text_hash    BLOB NOT NULL
  ) STRICT;
  CREATE INDEX passages_by_text ON passages (text_hash);
  -- Spans of the body in which somebody asks for something.
  CREATE TABLE measures (
    measure_id   INTEGER PRIMARY KEY,
    report_index INTEGER NOT NULL REFERENCES reports,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    speaker      TEXT
  ) STRICT;
  CREATE INDEX measures_by_report ON measures (report_index);
  CREATE TABLE measure_topics (
    topic      TEXT NOT NULL,
    measure_id INTEGER NOT NULL REFERENCES measures,
    PRIMARY KEY (topic, measure_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX topics_by_measure ON measure_topics (measure_id);
  -- Both ways; similarity is the share of common phrases, 0…1.
  CREATE TABLE near_copies (
    report_index INTEGER NOT NULL REFERENCES reports,
    other_index  INTEGER NOT NULL REFERENCES reports,
    similarity   REAL NOT NULL,
    PRIMARY KEY (report_index, other_index)
  ) STRICT, WITHOUT ROWID;
`;
