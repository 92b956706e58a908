-- From version 3 to 4: approval of single quotations.

CREATE TABLE approval (
    coding_id     BLOB PRIMARY KEY REFERENCES coding(id),
    passage_hash  BLOB NOT NULL,
    approved_on   TEXT NOT NULL,
    coder_id      BLOB NOT NULL REFERENCES coder(id),
    recorded_at   INTEGER NOT NULL
) WITHOUT ROWID;
