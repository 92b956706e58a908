//! What the rows of a study's own codings cost SQLite, whatever a program does around them.
//!
//! The floor of (b) has six narrow columns of numbers. A coding of a study has fourteen, four of them
//! ids of sixteen bytes that no other laptop can have made, and a hash of its passage; its table
//! refers to transcript, code and coder.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, params};

use crate::Outcome;
use crate::corpus::{Corpus, MadeCoding};
use crate::floors;
use crate::measure::timed;

const SCHEMA: &str = include_str!("../../crates/store/src/schema.sql");

/// The rows alone, in one commit.
pub fn codings(path: &Path, corpus: &Corpus, keyed: bool) -> Outcome<Duration> {
    let conn = floors::database(path, keyed)?;
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;")?;
    conn.execute_batch(SCHEMA)?;
    conn.execute_batch("BEGIN;")?;
    conn.execute("INSERT INTO coder VALUES (?1, 'Ines', 0)", [id(0, 0)])?;
    let mut interview = conn.prepare("INSERT INTO interview (id, position) VALUES (?1, 0)")?;
    let mut transcript = conn.prepare(
        "INSERT INTO transcript VALUES (?1, ?2, ?3, 'recording', 'raw', 'Text', NULL, 1, 1, 0, 0, 0, x'00', 1, 0, 1, 0)",
    )?;
    for number in 0..corpus.transcripts.len() {
        interview.execute([id(number, 1)])?;
        transcript.execute(params![id(number, 2), id(number, 1), number.to_string()])?;
    }
    let sql = "INSERT INTO code (id, name, position, slot, version) VALUES (?1, ?2, 0, 1, 1)";
    let mut code = conn.prepare(sql)?;
    for (number, path) in corpus.codes.iter().enumerate() {
        code.execute(params![id(number, 3), path])?;
    }
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);")?;
    timed(|| insert(&conn, &corpus.codings))
}

fn insert(conn: &Connection, codings: &[MadeCoding]) -> Outcome<()> {
    conn.execute_batch("BEGIN IMMEDIATE;")?;
    {
        let sql = "INSERT INTO coding VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL, NULL, 0, 0, 1, ?8)";
        let mut coding = conn.prepare(sql)?;
        let (coder, hash) = (id(0, 0), [7u8; 16]);
        for (number, c) in codings.iter().enumerate() {
            let (transcript, code) = (id(c.interview as usize, 2), id(c.code as usize, 3));
            let values =
                params![id(number, 4), transcript, c.start, c.end, code, coder, hash, 1_780_000_000_000_i64];
            // The material holds a few codings twice; a study keeps one of them.
            match coding.execute(values) {
                Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {}
                done => drop(done?),
            }
        }
    }
    Ok(conn.execute_batch("COMMIT;")?)
}

/// Sixteen bytes that grow with the number and differ like random ones.
fn id(number: usize, kind: u8) -> [u8; 16] {
    let number = number as u64;
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&(0x0190_0000_0000_0000 + number).to_be_bytes());
    bytes[8..].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    bytes[15] = kind;
    bytes
}
