-- From version 2 to 3: saved views, attributes of codings and the framework matrix; what left the study.

CREATE TABLE saved_view (
    id        BLOB PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    settings  TEXT NOT NULL,
    coder_id  BLOB NOT NULL REFERENCES coder(id),
    saved_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE coding_attribute (
    id        BLOB PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    choices   TEXT NOT NULL,
    position  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE coding_value (
    coding_id     BLOB NOT NULL REFERENCES coding(id),
    attribute_id  BLOB NOT NULL REFERENCES coding_attribute(id),
    value         TEXT NOT NULL,
    PRIMARY KEY (coding_id, attribute_id)
) WITHOUT ROWID;

CREATE TABLE summary (
    id              BLOB PRIMARY KEY,
    interviewee_id  BLOB NOT NULL REFERENCES interviewee(id),
    code_id         BLOB NOT NULL REFERENCES code(id),
    text            TEXT NOT NULL,
    passages_hash   BLOB NOT NULL,
    coder_id        BLOB NOT NULL REFERENCES coder(id),
    changed_at      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX summary_cell ON summary(interviewee_id, code_id);

CREATE TABLE export_record (
    action    INTEGER PRIMARY KEY,
    purpose   TEXT NOT NULL,
    what      TEXT NOT NULL,
    settings  TEXT NOT NULL,
    hash      BLOB NOT NULL,
    figures   TEXT
);
