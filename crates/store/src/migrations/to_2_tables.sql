-- From version 1 to 2: choices of the window, and the review of codings.

CREATE TABLE preference (
    key       TEXT NOT NULL,
    coder_id  BLOB NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (key, coder_id)
) WITHOUT ROWID;

CREATE TABLE review_note (
    id          BLOB PRIMARY KEY,
    coding_id   BLOB NOT NULL REFERENCES coding(id),
    coder_id    BLOB NOT NULL REFERENCES coder(id),
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX review_note_coding ON review_note(coding_id);
