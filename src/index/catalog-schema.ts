/**
 * `catalog.sqlite`: what is known of reports and passages. Texts stand once, in `reports.body`;
 * a passage is a span of it. JSON columns hold arrays.
 */
export const SCHEMA = `
  CREATE TABLE reports (
    report_index  INTEGER PRIMARY KEY,
    report_id     TEXT NOT NULL UNIQUE,
    title         TEXT,
    body          TEXT NOT NULL,
    -- [start, length, sourceStart, sourceLength] of every origin run, flat
    origin        TEXT NOT NULL,
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
    -- {speakers, attendees, roles, conveyed, reporters, editors}
    lists         TEXT NOT NULL,
    -- {start, end, speaker} of every turn
    turns         TEXT NOT NULL,
    -- {field, value, start, end} in the first source's text
    readings      TEXT NOT NULL,
    -- {start, end, rule} in the first source's text
    dropped       TEXT NOT NULL,
    url           TEXT,
    site          TEXT,
    first_passage INTEGER NOT NULL,
    passage_count INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX reports_by_date ON reports (coalesce(meeting_date, published));
  CREATE TABLE sources (
    report_index INTEGER NOT NULL REFERENCES reports,
    position     INTEGER NOT NULL,
    file         TEXT NOT NULL,
    path         TEXT NOT NULL,
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
    speaker      TEXT
  ) STRICT;
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
  -- Both ways; similarity is the share of common phrases, 0…1.
  CREATE TABLE near_copies (
    report_index INTEGER NOT NULL REFERENCES reports,
    other_index  INTEGER NOT NULL REFERENCES reports,
    similarity   REAL NOT NULL,
    PRIMARY KEY (report_index, other_index)
  ) STRICT, WITHOUT ROWID;
`;
