//! Databases of other programs, read without trust.
//!
//! The file is never opened where it lies: its bytes are read in memory, so nothing of it is written
//! anywhere, no journal beside it is rolled back, and nothing that its schema holds can run. What is asked
//! for must be plain tables; views, virtual tables and columns that are computed are refused or not seen.

use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OptionalExtension};
use verbatim_model::{ForeignCell, ForeignTable, ForeignTables};

/// How a database begins.
const BEGIN: &[u8] = b"SQLite format 3\0";

/// The largest database that is read, in bytes: these projects hold texts, not recordings.
const MAX_BYTES: usize = 512 << 20;

/// The longest value, in bytes. A transcript that is longer is refused elsewhere, too.
const MAX_VALUE: i32 = 100 << 20;

/// So many rows in all tables together.
const MAX_ROWS: usize = 5_000_000;

/// So many bytes may all that is read take up in memory: a row of nothings is a few bytes in a file.
const MAX_HELD: usize = 1 << 30;

/// So many columns of one table.
const MAX_COLUMNS: usize = 100;

/// A damaged or made-up file must not keep the program busy.
const MOST_TIME: Duration = Duration::from_secs(60);

/// The database looks at the clock after so many of its steps.
const STEPS: i32 = 10_000;

/// Why a database of another program is not read. Each is a sentence with the next step.
#[derive(Debug, thiserror::Error)]
pub enum ForeignError {
    /// The bytes are no database.
    #[error("The file is no database, or an encrypted one. Choose the project file of the other program.")]
    NotADatabase,
    /// Too many bytes.
    #[error("The database is larger than 512 MB. It was not read; ask where it comes from.")]
    TooLarge,
    /// Its pages contradict each other, or a part of it is missing.
    #[error("The database is damaged or cut off. Copy it again, or open and save it in its own program.")]
    Damaged,
    /// Something else stands where a table should.
    #[error(
        "“{0}” is no plain table in this database, though it is one in every real project. It was not read; ask where it comes from."
    )]
    NoTable(String),
    /// Too many rows, columns, or a value that is too long.
    #[error(
        "The database holds more rows, or longer ones, than any project. It was not read; ask where it comes from."
    )]
    TooMuch,
    /// It took too long.
    #[error(
        "Reading the database took longer than a minute, so it was given up. Open and save it in its own program, then try again."
    )]
    TooSlow,
    /// The database could not be opened at all.
    #[error("The database could not be opened ({0}). Open and save it in its own program, then try again.")]
    Unopened(String),
}

impl From<rusqlite::Error> for ForeignError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase,
            Some(ErrorCode::TooBig) => Self::TooMuch,
            Some(ErrorCode::OperationInterrupted) => Self::TooSlow,
            Some(ErrorCode::OutOfMemory) => Self::TooLarge,
            // Schemas that do not parse, pages that do not fit, encodings that are none.
            _ => Self::Damaged,
        }
    }
}

/// Whether the bytes begin as a database does that is not encrypted.
#[must_use]
pub fn is_foreign_database(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGIN)
}

/// Reads those of the tables that are there, each with those of its columns that are asked for and there, in
/// the order of their rows. Names are in small letters.
///
/// # Errors
/// [`ForeignError`] with the reason, as a sentence.
pub fn read_foreign(bytes: Vec<u8>, tables: &[(&str, &[&str])]) -> Result<ForeignTables, ForeignError> {
    let conn = open(bytes)?;
    let mut read = ForeignTables::default();
    let mut left = Left { rows: MAX_ROWS, bytes: MAX_HELD };
    for (name, asked) in tables {
        if let Some(mut columns) = columns(&conn, name)? {
            columns.retain(|column| asked.contains(&column.to_lowercase().as_str()));
            let table = table(&conn, name, columns, &mut left)?;
            read.0.push(table);
        }
    }
    Ok(read)
}

/// Opens a database in memory with everything off that a file could make run.
fn open(mut bytes: Vec<u8>) -> Result<Connection, ForeignError> {
    if !is_foreign_database(&bytes) {
        return Err(ForeignError::NotADatabase);
    }
    if bytes.len() > MAX_BYTES {
        return Err(ForeignError::TooLarge);
    }
    // A database in memory has no write-ahead log; these two bytes only say that there was one.
    for mode in bytes.iter_mut().skip(18).take(2) {
        *mode = 1;
    }
    let unopened = |e: rusqlite::Error| ForeignError::Unopened(e.to_string());
    let mut conn = Connection::open_in_memory().map_err(unopened)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        conn.set_db_config(setting, on).map_err(unopened)?;
    }
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 200),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
    ] {
        conn.set_limit(limit, most).map_err(unopened)?;
    }
    let end = Instant::now() + MOST_TIME;
    conn.progress_handler(STEPS, Some(move || Instant::now() > end)).map_err(unopened)?;
    let length = bytes.len();
    conn.deserialize_read_exact(MAIN_DB, bytes.as_slice(), length, true)?;
    drop(bytes);
    conn.execute_batch(
        "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA query_only = ON;",
    )?;
    let sound: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound == "ok" { Ok(conn) } else { Err(ForeignError::Damaged) }
}

/// The stored columns of a table; none where the database has nothing of this name.
fn columns(conn: &Connection, name: &str) -> Result<Option<Vec<String>>, ForeignError> {
    let sql = "SELECT type FROM pragma_table_list WHERE schema = 'main' AND lower(name) = ?1";
    let kind: Option<String> = conn.query_row(sql, [name], |row| row.get(0)).optional()?;
    match kind.as_deref() {
        None => return Ok(None),
        Some("table") => {}
        Some(_) => return Err(ForeignError::NoTable(name.to_owned())),
    }
    // Other values of `hidden` are of columns that are computed, which no program here has.
    let sql = "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid";
    let mut statement = conn.prepare(sql)?;
    let columns = statement.query_map([name], |row| row.get::<_, String>(0))?;
    let columns: Vec<String> = columns.collect::<Result<_, _>>()?;
    if columns.len() > MAX_COLUMNS { Err(ForeignError::TooMuch) } else { Ok(Some(columns)) }
}

/// How much more may be read.
struct Left {
    rows: usize,
    bytes: usize,
}

impl Left {
    /// Takes a row of so many cells off; its texts come apart.
    fn row(&mut self, cells: usize) -> Result<(), ForeignError> {
        self.rows = self.rows.checked_sub(1).ok_or(ForeignError::TooMuch)?;
        self.bytes(size_of::<Vec<ForeignCell>>() + cells * size_of::<ForeignCell>())
    }

    fn bytes(&mut self, bytes: usize) -> Result<(), ForeignError> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(ForeignError::TooMuch)?;
        Ok(())
    }
}

fn table(
    conn: &Connection,
    name: &str,
    columns: Vec<String>,
    left: &mut Left,
) -> Result<ForeignTable, ForeignError> {
    let mut list: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    if list.is_empty() {
        // A table without any of the columns still has rows.
        list.push("NULL".to_owned());
    }
    let sql = format!("SELECT {} FROM main.{}", list.join(", "), quoted(name));
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut table = ForeignTable {
        name: name.to_owned(),
        columns: columns.iter().map(|column| column.to_lowercase()).collect(),
        rows: Vec::new(),
    };
    while let Some(row) = rows.next()? {
        left.row(columns.len())?;
        let cell = |n| cell(row.get_ref(n)?, left);
        table.rows.push((0..columns.len()).map(cell).collect::<Result<_, _>>()?);
    }
    Ok(table)
}

fn cell(value: ValueRef<'_>, left: &mut Left) -> Result<ForeignCell, ForeignError> {
    Ok(match value {
        ValueRef::Null => ForeignCell::Nothing,
        ValueRef::Integer(number) => ForeignCell::Integer(number),
        ValueRef::Real(number) => ForeignCell::Real(number),
        ValueRef::Text(text) => {
            left.bytes(text.len())?;
            std::str::from_utf8(text).map_or(ForeignCell::Bytes, |text| ForeignCell::Text(text.to_owned()))
        }
        ValueRef::Blob(_) => ForeignCell::Bytes,
    })
}

/// A name as SQL takes it, whatever it holds.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_counted_by_what_it_takes_up_and_only_what_is_asked_for_is_read()
    -> Result<(), ForeignError> {
        let begin = || Left { rows: 2, bytes: 1000 };
        let mut left = begin();
        left.row(2)?;
        left.row(2)?;
        assert!(matches!(left.row(2), Err(ForeignError::TooMuch)), "rows");
        assert!(matches!(begin().row(1000), Err(ForeignError::TooMuch)), "cells");
        let long = "x".repeat(1001);
        assert!(
            matches!(cell(ValueRef::from(long.as_str()), &mut begin()), Err(ForeignError::TooMuch)),
            "text"
        );

        let mut conn = Connection::open_in_memory()?;
        conn.execute_batch("CREATE TABLE t (A TEXT, b TEXT); INSERT INTO t VALUES ('1', '2');")?;
        let bytes = conn.serialize(MAIN_DB)?.to_vec();
        let read = read_foreign(bytes, &[("t", &["a", "c"]), ("gone", &["a"])])?;
        let (columns, rows) = (&read.0[0].columns, &read.0[0].rows);
        assert_eq!((columns.as_slice(), rows.len()), (["a".to_owned()].as_slice(), 1));
        assert_eq!(rows[0], [ForeignCell::Text("1".to_owned())]);
        Ok(())
    }
}
