//! The format of the file and its version.

use rusqlite::Connection;

use crate::StoreError;

/// Format that this program writes, and the newest that it reads.
pub const SCHEMA_VERSION: i64 = 4;

/// Marks a database as a study ("VRBT").
const APPLICATION_ID: i64 = 0x5652_4254;

/// Tables whose changes an action records. Texts, originals, the log itself, backups, the search
/// index, runs of saved searches, records of exports and preferences stand outside: see `schema.sql`.
pub(crate) const RECORDED: &[&str] = &[
    "study",
    "setting",
    "coder",
    "category",
    "attribute",
    "interviewee",
    "interviewee_link",
    "attribute_value",
    "interviewee_group",
    "group_member",
    "outreach",
    "interview",
    "interview_progress",
    "transcript",
    "speaker",
    "code",
    "code_version",
    "asked",
    "coding",
    "coding_attribute",
    "coding_value",
    "approval",
    "memo",
    "review_note",
    "summary",
    "alias",
    "redaction",
    "kept_mention",
    "keep_entry",
    "team_pattern",
    "deidentification",
    "leak_allowance",
    "saved_search",
    "saved_view",
    "transcript_language",
];

/// Makes the tables in an empty file.
pub(crate) fn create(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch(include_str!("schema.sql"))?;
    conn.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

/// Format of a file. Refuses one that is no study or that a newer program made.
pub(crate) fn check_version(conn: &Connection, path: &std::path::Path) -> Result<i64, StoreError> {
    let pragma = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != APPLICATION_ID {
        return Err(StoreError::NotAStudy(path.to_owned()));
    }
    let file = pragma("user_version")?;
    if file > SCHEMA_VERSION {
        return Err(StoreError::Newer { file, program: SCHEMA_VERSION });
    }
    Ok(file)
}
