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
    ordinal       INTEGER,
    chair         TEXT,
    -- {speakers, attendees, conveyed, reporters, editors}
    lists         TEXT NOT NULL,
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
`;
