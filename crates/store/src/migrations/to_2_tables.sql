-- From version 1 to 2: choices of the window, the review of codings, de-identification and saved searches.

CREATE TABLE preference (
    key       TEXT NOT NULL,
    coder_id  BLOB NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (key, coder_id)
) WITHOUT ROWID;

CREATE TABLE action_codings (
    number   INTEGER PRIMARY KEY,
    codings  BLOB NOT NULL
);

CREATE TABLE review_note (
    id          BLOB PRIMARY KEY,
    coding_id   BLOB NOT NULL REFERENCES coding(id),
    coder_id    BLOB NOT NULL REFERENCES coder(id),
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX review_note_coding ON review_note(coding_id);

CREATE TABLE alias (
    id              BLOB PRIMARY KEY,
    kind            TEXT NOT NULL,
    text            TEXT NOT NULL UNIQUE,
    general         INTEGER NOT NULL,
    interviewee_id  BLOB REFERENCES interviewee(id),
    created_at      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE redaction (
    id             BLOB PRIMARY KEY,
    transcript_id  BLOB NOT NULL REFERENCES transcript(id),
    start          INTEGER NOT NULL,
    end            INTEGER NOT NULL,
    alias_id       BLOB NOT NULL REFERENCES alias(id),
    coder_id       BLOB NOT NULL REFERENCES coder(id),
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX redaction_transcript ON redaction(transcript_id);
CREATE INDEX redaction_alias ON redaction(alias_id);

CREATE TABLE kept_mention (
    id             BLOB PRIMARY KEY,
    transcript_id  BLOB NOT NULL REFERENCES transcript(id),
    start          INTEGER NOT NULL,
    end            INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    coder_id       BLOB NOT NULL REFERENCES coder(id),
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX kept_mention_transcript ON kept_mention(transcript_id);

CREATE TABLE keep_entry (
    id          BLOB PRIMARY KEY,
    words       TEXT NOT NULL UNIQUE,
    reason      TEXT NOT NULL,
    coder_id    BLOB NOT NULL REFERENCES coder(id),
    created_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE team_pattern (
    id       BLOB PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    pattern  TEXT NOT NULL,
    kind     TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE deidentification (
    transcript_id  BLOB NOT NULL REFERENCES transcript(id),
    step           TEXT NOT NULL,
    coder_id       BLOB NOT NULL REFERENCES coder(id),
    at             INTEGER NOT NULL,
    text_version   INTEGER NOT NULL,
    PRIMARY KEY (transcript_id, step)
) WITHOUT ROWID;

CREATE TABLE leak_allowance (
    id          BLOB PRIMARY KEY,
    place       TEXT NOT NULL,
    place_id    BLOB,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    text_hash   BLOB NOT NULL,
    reason      TEXT NOT NULL,
    coder_id    BLOB NOT NULL REFERENCES coder(id),
    created_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_search (
    id            BLOB PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE,
    query         TEXT NOT NULL,
    regex         INTEGER NOT NULL,
    speakers      TEXT NOT NULL,
    coders        TEXT NOT NULL,
    one_coder_id  BLOB REFERENCES coder(id),
    coder_id      BLOB NOT NULL REFERENCES coder(id),
    saved_at      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE transcript_language (
    transcript_id  BLOB PRIMARY KEY REFERENCES transcript(id),
    language       TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE search_run (
    number     INTEGER PRIMARY KEY,
    search_id  BLOB NOT NULL,
    at         INTEGER NOT NULL,
    passages   INTEGER NOT NULL,
    people     BLOB NOT NULL,
    asked      BLOB NOT NULL
);
CREATE INDEX search_run_search ON search_run(search_id);
