//! What an action changed, as a changeset of SQLite's session extension.
//!
//! The extension watches every row. Where thousands of rows come in and nothing else happens to
//! them, watching and reading each row again costs more than adding it; such rows are written into
//! the changeset here, byte for byte as the extension writes them, while it looks away. The format
//! is the one that SQLite documents: a table is `T`, the number of its columns, a byte for each that
//! says whether it belongs to the primary key, and its name with a zero byte; a row is what happened
//! to it, whether a trigger did it, and its values with their types.

use std::cell::RefCell;

use rusqlite::Connection;
use rusqlite::session::{Changegroup, Session};
use rusqlite::types::ValueRef;

use crate::StoreError;
use crate::schema::RECORDED;

/// A table that rows are added to in bulk.
pub(crate) struct BulkTable {
    pub name: &'static str,
    /// Whether each column belongs to the primary key, in the order of the table.
    pub key: &'static [bool],
}

/// Watches an action.
pub(crate) struct Recorder<'c> {
    session: RefCell<Session<'c>>,
    added: RefCell<Vec<Added>>,
}

/// The rows that were added to one table unwatched.
pub(crate) struct Added {
    table: &'static str,
    /// Length of what names the table.
    header: usize,
    bytes: Vec<u8>,
}

impl<'c> Recorder<'c> {
    /// Watches every table that actions change.
    pub fn new(conn: &'c Connection) -> Result<Self, StoreError> {
        let mut session = Session::new(conn)?;
        for table in RECORDED {
            session.attach(Some(*table))?;
        }
        Ok(Self { session: RefCell::new(session), added: RefCell::default() })
    }

    /// Runs `body`, which adds rows to one table and tells of each of them right after it went in.
    /// Where it stops halfway, what it told is recorded all the same: these rows are in the table.
    pub fn unwatched<E>(
        &self,
        table: &BulkTable,
        body: impl FnOnce(&mut Added) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut added = self.added.borrow_mut();
        let at = match added.iter().position(|a| a.table == table.name) {
            Some(at) => at,
            None => {
                added.push(Added::to(table));
                added.len() - 1
            }
        };
        self.session.borrow_mut().set_enabled(false);
        let done = body(&mut added[at]);
        self.session.borrow_mut().set_enabled(true);
        done
    }

    /// Everything that changed; empty where nothing did.
    pub fn changeset(self) -> Result<Vec<u8>, StoreError> {
        let mut session = self.session.into_inner();
        let mut watched = Vec::new();
        if !session.is_empty() {
            session.changeset_strm(&mut watched)?;
        }
        let mut parts = self.added.into_inner();
        parts.retain(|added| added.bytes.len() > added.header);
        match parts.as_mut_slice() {
            [] => Ok(watched),
            [one] if watched.is_empty() => Ok(std::mem::take(&mut one.bytes)),
            several => joined(several.iter().map(|added| added.bytes.as_slice()).chain([&*watched])),
        }
    }
}

/// One changeset of several. SQLite joins them itself, so that a row that was added unwatched and
/// changed later in the same action counts once, as it ended.
fn joined<'p>(parts: impl Iterator<Item = &'p [u8]>) -> Result<Vec<u8>, StoreError> {
    let mut group = Changegroup::new()?;
    for mut part in parts.filter(|part| !part.is_empty()) {
        group.add_stream(&mut part)?;
    }
    let mut bytes = Vec::new();
    group.output_strm(&mut bytes)?;
    Ok(bytes)
}

/// The operation as SQLite numbers it.
const INSERT: u8 = 18;
/// No trigger did it.
const DIRECT: u8 = 0;

impl Added {
    fn to(table: &BulkTable) -> Self {
        let mut bytes = vec![b'T'];
        length(&mut bytes, table.key.len());
        bytes.extend(table.key.iter().map(|&key| u8::from(key)));
        bytes.extend(table.name.as_bytes());
        bytes.push(0);
        Self { table: table.name, header: bytes.len(), bytes }
    }

    /// Tells of a row that was added; values stand in the order of the table's columns.
    pub fn row(&mut self, values: &[ValueRef<'_>]) {
        self.bytes.extend([INSERT, DIRECT]);
        for value in values {
            self.value(value);
        }
    }

    fn value(&mut self, value: &ValueRef<'_>) {
        let (kind, bytes) = match value {
            ValueRef::Null => return self.bytes.push(5),
            ValueRef::Integer(number) => return self.number(1, number.to_be_bytes()),
            ValueRef::Real(number) => return self.number(2, number.to_be_bytes()),
            ValueRef::Text(bytes) => (3, bytes),
            ValueRef::Blob(bytes) => (4, bytes),
        };
        self.bytes.push(kind);
        length(&mut self.bytes, bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    fn number(&mut self, kind: u8, bytes: [u8; 8]) {
        self.bytes.push(kind);
        self.bytes.extend(bytes);
    }
}

/// A length as SQLite writes one: seven bits a byte, the highest first, all but the last marked.
fn length(bytes: &mut Vec<u8>, length: usize) {
    let groups = (usize::BITS - length.leading_zeros()).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        #[expect(clippy::cast_possible_truncation, reason = "seven bits are left")]
        let seven = (length >> (group * 7) & 0x7f) as u8;
        bytes.push(if group > 0 { seven | 0x80 } else { seven });
    }
}

mod pieces;

pub(crate) use pieces::pieces;

#[cfg(test)]
mod tests;
