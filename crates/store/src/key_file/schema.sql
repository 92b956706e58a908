-- The key file, version 1: what aliases stand for, and the originals. Encrypted with a passphrase
-- of its own; the study works without it.

CREATE TABLE key_file (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    study       BLOB NOT NULL,
    created_at  INTEGER NOT NULL
);

CREATE TABLE opening (
    at   INTEGER NOT NULL,
    who  TEXT NOT NULL,
    act  TEXT NOT NULL
);

-- `alias` is the id of an alias in the study; `words` a real name as it was found.
CREATE TABLE form (
    alias  BLOB NOT NULL,
    words  TEXT NOT NULL,
    PRIMARY KEY (alias, words)
) WITHOUT ROWID;

CREATE TABLE original (
    transcript     BLOB PRIMARY KEY,
    file_name      TEXT NOT NULL,
    length         INTEGER NOT NULL,
    bytes          BLOB NOT NULL,
    text_length    INTEGER NOT NULL,
    text           BLOB NOT NULL,
    kept_at        INTEGER NOT NULL,
    retain_until   TEXT,
    hold           TEXT
) WITHOUT ROWID;

-- Names that may stand where they are found, with the reason.
CREATE TABLE allowed_name (
    words   TEXT PRIMARY KEY,
    reason  TEXT NOT NULL,
    who     TEXT NOT NULL,
    at      INTEGER NOT NULL
) WITHOUT ROWID;
