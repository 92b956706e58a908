-- The study file, version 4. Names are those of `model`; ids are UUIDs (16 bytes); offsets are
-- code points, end exclusive; times are milliseconds since 1970 in UTC.
--
-- Every table that an action changes has an explicit primary key, so that its changeset is
-- complete. No foreign key cascades: a verb deletes what hangs on a row itself, so that applying
-- a changeset can never delete a row that the changeset does not name.

CREATE TABLE study (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    uuid          BLOB NOT NULL,
    name          TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    hash_key      BLOB NOT NULL,
    purge_number  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE setting (
    key    TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE coder (
    id          BLOB PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL
) WITHOUT ROWID;

-- People -----------------------------------------------------------------------------------

CREATE TABLE category (
    id           BLOB PRIMARY KEY,
    parent_id    BLOB REFERENCES category(id),
    name         TEXT NOT NULL,
    position     INTEGER NOT NULL,
    attribution  TEXT
) WITHOUT ROWID;

CREATE TABLE attribute (
    id        BLOB PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    position  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE interviewee (
    id              BLOB PRIMARY KEY,
    label           TEXT NOT NULL UNIQUE,
    category_id     BLOB REFERENCES category(id),
    attribution     TEXT,
    consent         TEXT,
    consent_date    TEXT,
    consent_source  TEXT,
    embargo_until   TEXT,
    position        INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE interviewee_link (
    interviewee_id  BLOB NOT NULL REFERENCES interviewee(id),
    kind            TEXT NOT NULL,
    other           TEXT NOT NULL,
    PRIMARY KEY (interviewee_id, kind, other)
) WITHOUT ROWID;

CREATE TABLE attribute_value (
    interviewee_id  BLOB NOT NULL REFERENCES interviewee(id),
    attribute_id    BLOB NOT NULL REFERENCES attribute(id),
    value           TEXT NOT NULL,
    PRIMARY KEY (interviewee_id, attribute_id)
) WITHOUT ROWID;

CREATE TABLE interviewee_group (
    id        BLOB PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    position  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE group_member (
    group_id        BLOB NOT NULL REFERENCES interviewee_group(id),
    interviewee_id  BLOB NOT NULL REFERENCES interviewee(id),
    PRIMARY KEY (group_id, interviewee_id)
) WITHOUT ROWID;

CREATE TABLE outreach (
    id              BLOB PRIMARY KEY,
    label           TEXT NOT NULL,
    category_id     BLOB REFERENCES category(id),
    approached      TEXT,
    found           TEXT,
    outcome         TEXT,
    interviewee_id  BLOB REFERENCES interviewee(id)
) WITHOUT ROWID;

-- Interviews and their texts ----------------------------------------------------------------

CREATE TABLE interview (
    id              BLOB PRIMARY KEY,
    interviewee_id  BLOB REFERENCES interviewee(id),
    date            TEXT,
    mode            TEXT,
    interviewers    TEXT,
    language        TEXT,
    position        INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE interview_progress (
    interview_id  BLOB NOT NULL REFERENCES interview(id),
    coder_id      BLOB NOT NULL REFERENCES coder(id),
    state         TEXT NOT NULL,
    at            INTEGER NOT NULL,
    PRIMARY KEY (interview_id, coder_id)
) WITHOUT ROWID;

CREATE TABLE transcript (
    id            BLOB PRIMARY KEY,
    interview_id  BLOB NOT NULL REFERENCES interview(id),
    file_name     TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    status        TEXT NOT NULL,
    source        TEXT NOT NULL,
    encoding      TEXT,
    conversion    INTEGER NOT NULL,
    text_version  INTEGER NOT NULL,
    length        INTEGER NOT NULL,
    words         INTEGER NOT NULL,
    turns         INTEGER NOT NULL,
    text_hash     BLOB NOT NULL,
    first_block   INTEGER NOT NULL,
    block_count   INTEGER NOT NULL,
    original_id   INTEGER NOT NULL,
    imported_at   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX transcript_interview ON transcript(interview_id);

CREATE TABLE speaker (
    transcript_id   BLOB NOT NULL REFERENCES transcript(id),
    number          INTEGER NOT NULL,
    label           TEXT NOT NULL,
    role            TEXT NOT NULL,
    interviewee_id  BLOB REFERENCES interviewee(id),
    PRIMARY KEY (transcript_id, number)
) WITHOUT ROWID;

-- Texts stand outside the changesets of import and removal: a transcript row refers to a run of
-- blocks, and the blocks stay until a purge. `lead || body` of all its blocks is the text.
CREATE TABLE block (
    id    INTEGER PRIMARY KEY,
    lead  TEXT NOT NULL,
    body  TEXT NOT NULL
);

-- Where each turn stands in its transcript, beside the texts so that counting need not read them.
-- A turn has the id of its block; a last block without a turn has none.
CREATE TABLE turn (
    block_id  INTEGER PRIMARY KEY,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    speaker   INTEGER,
    start_ms  INTEGER,
    end_ms    INTEGER
);

CREATE TABLE original (
    id      INTEGER PRIMARY KEY,
    length  INTEGER NOT NULL,
    bytes   BLOB NOT NULL
);

-- Codebook ----------------------------------------------------------------------------------

CREATE TABLE code (
    id          BLOB PRIMARY KEY,
    parent_id   BLOB REFERENCES code(id),
    name        TEXT NOT NULL,
    position    INTEGER NOT NULL,
    slot        INTEGER NOT NULL,
    colour      TEXT,
    statement   TEXT,
    definition  TEXT,
    include     TEXT,
    exclude     TEXT,
    example     TEXT,
    version     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX code_parent ON code(parent_id);

CREATE TABLE code_version (
    code_id     BLOB NOT NULL REFERENCES code(id),
    version     INTEGER NOT NULL,
    statement   TEXT,
    definition  TEXT,
    include     TEXT,
    exclude     TEXT,
    example     TEXT,
    PRIMARY KEY (code_id, version)
) WITHOUT ROWID;

CREATE TABLE asked (
    interviewee_id  BLOB NOT NULL REFERENCES interviewee(id),
    code_id         BLOB NOT NULL REFERENCES code(id),
    state           TEXT NOT NULL,
    PRIMARY KEY (interviewee_id, code_id)
) WITHOUT ROWID;

-- Codings -----------------------------------------------------------------------------------

CREATE TABLE coding (
    id             BLOB PRIMARY KEY,
    transcript_id  BLOB NOT NULL REFERENCES transcript(id),
    start          INTEGER NOT NULL,
    end            INTEGER NOT NULL CHECK (end > start),
    code_id        BLOB NOT NULL REFERENCES code(id),
    coder_id       BLOB NOT NULL REFERENCES coder(id),
    passage_hash   BLOB NOT NULL,
    stance         TEXT,
    basis          TEXT,
    prompting      TEXT,
    quotable       INTEGER NOT NULL DEFAULT 0,
    off_record     INTEGER NOT NULL DEFAULT 0,
    code_version   INTEGER NOT NULL,
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX coding_passage ON coding(transcript_id, start, end, code_id, coder_id);
CREATE INDEX coding_code ON coding(code_id);

-- What a study wants to know of passages beside their codes, such as the operation spoken of. The
-- choices stand one a line; none: any value will do.
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

-- Passages that the interviewee approved as quotations, as they were then: once their words change, the hash
-- is another and the approval holds no more.
CREATE TABLE approval (
    coding_id     BLOB PRIMARY KEY REFERENCES coding(id),
    passage_hash  BLOB NOT NULL,
    approved_on   TEXT NOT NULL,
    coder_id      BLOB NOT NULL REFERENCES coder(id),
    recorded_at   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE memo (
    id           BLOB PRIMARY KEY,
    target_kind  TEXT NOT NULL,
    target_id    BLOB,
    coder_id     BLOB NOT NULL REFERENCES coder(id),
    text         TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX memo_target ON memo(target_id);

CREATE TABLE review_note (
    id          BLOB PRIMARY KEY,
    coding_id   BLOB NOT NULL REFERENCES coding(id),
    coder_id    BLOB NOT NULL REFERENCES coder(id),
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX review_note_coding ON review_note(coding_id);

-- The framework matrix: what a coder sums up of one person on one code. `passages_hash` is the keyed
-- hash of the passages that it was written on.
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

-- De-identification -------------------------------------------------------------------------
-- The names that aliases stand for are in the key file, never here.

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

-- `place` and `place_id` say what holds the words (a transcript, a memo, a code); `text_hash` is the
-- keyed hash of all that stood there, so that the permission ends when it changes.
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

-- Searching ---------------------------------------------------------------------------------

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

-- How the window showed some figures. `settings` is its own JSON.
CREATE TABLE saved_view (
    id        BLOB PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    settings  TEXT NOT NULL,
    coder_id  BLOB NOT NULL REFERENCES coder(id),
    saved_at  INTEGER NOT NULL
) WITHOUT ROWID;

-- Where a person has said it; all others are recognised by their words.
CREATE TABLE transcript_language (
    transcript_id  BLOB PRIMARY KEY REFERENCES transcript(id),
    language       TEXT NOT NULL
) WITHOUT ROWID;

-- What no changeset holds -------------------------------------------------------------------

-- One row an action, only ever added. `undo_top` and `redo_top` are the actions that undo and
-- redo would take after this one; `below` is what undo would take once this one is undone, and
-- `redo_below` the same for redo. So both stacks live in the log itself, and a restart or a
-- crash cannot lose them.
CREATE TABLE action (
    number          INTEGER PRIMARY KEY,
    id              BLOB NOT NULL,
    coder_id        BLOB,
    coder_name      TEXT NOT NULL,
    at              INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    subject         TEXT NOT NULL,
    of              INTEGER,
    schema_version  INTEGER NOT NULL,
    changeset       BLOB,
    below           INTEGER,
    undo_top        INTEGER,
    redo_below      INTEGER,
    redo_top        INTEGER
);
-- By the one coding that an action names, null where it names none or several.
CREATE INDEX action_coding
    ON action(CASE WHEN json_valid(subject) THEN json_extract(subject, '$.coding') END, kind);
CREATE INDEX action_barrier ON action(number) WHERE kind IN ('upgrade', 'purge');

-- Beside each action that names no coding alone, the ids of those that it touched, sixteen bytes
-- each. Only ever added to.
CREATE TABLE action_codings (
    number   INTEGER PRIMARY KEY,
    codings  BLOB NOT NULL
);

-- What left as a file, beside its action. `figures` are the numbers of a publication, which later ones
-- are compared with. Only ever added to.
CREATE TABLE export_record (
    action    INTEGER PRIMARY KEY,
    purpose   TEXT NOT NULL,
    what      TEXT NOT NULL,
    settings  TEXT NOT NULL,
    hash      BLOB NOT NULL,
    figures   TEXT
);

CREATE TABLE backup_record (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    path      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    verified  TEXT NOT NULL,
    action    INTEGER NOT NULL
);

CREATE TABLE search_index (
    name   TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
);

-- What the last runs of saved searches found: the ids of the interviewees, sixteen bytes each. State,
-- no part of what is studied.
CREATE TABLE search_run (
    number     INTEGER PRIMARY KEY,
    search_id  BLOB NOT NULL,
    at         INTEGER NOT NULL,
    passages   INTEGER NOT NULL,
    people     BLOB NOT NULL,
    asked      BLOB NOT NULL
);
CREATE INDEX search_run_search ON search_run(search_id);

-- Choices of the window, no part of what is studied: of the coder, or of everyone where the id is
-- sixteen zero bytes.
CREATE TABLE preference (
    key       TEXT NOT NULL,
    coder_id  BLOB NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (key, coder_id)
) WITHOUT ROWID;
