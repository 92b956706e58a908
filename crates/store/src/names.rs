//! Names that an action changed, from its changeset: the log itself holds none.

use std::collections::HashMap;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action as Change;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::ValueRef;
use uuid::Uuid;

use crate::{Rows, StoreError};

/// The name of something before and after an action; `None` where it was not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameChange {
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}

/// Tables whose rows have names, and the column of the name. The id is their first column.
const NAMED: &[(&str, usize)] = &[("code", 2), ("transcript", 2), ("interviewee", 1)];

impl Rows<'_> {
    /// Names of codes, transcripts and interviewees that an action added, changed or removed, by
    /// their ids. A purged changeset has none.
    ///
    /// # Errors
    /// What the database says.
    pub fn names_changed_by(&self, number: i64) -> Result<HashMap<Uuid, NameChange>, StoreError> {
        let sql = "SELECT changeset FROM action WHERE number = ?1";
        let changeset: Option<Vec<u8>> = self.one(sql, [number], |row| row.get(0))?.flatten();
        let mut names = HashMap::new();
        let Some(changeset) = changeset else { return Ok(names) };
        let bytes: &mut dyn std::io::Read = &mut &*changeset;
        let mut changes = ChangesetIter::start_strm(&bytes)?;
        while let Some(item) = changes.next()? {
            let operation = item.op()?;
            let named = NAMED.iter().find(|(table, _)| *table == operation.table_name());
            if let Some((_, column)) = named
                && let Some((id, change)) = name_change(item, operation.code(), *column)
            {
                names.insert(id, change);
            }
        }
        Ok(names)
    }
}

/// A change of one row; `None` where its name stays.
fn name_change(item: &ChangesetItem, operation: Change, column: usize) -> Option<(Uuid, NameChange)> {
    let before = || text(item.old_value(column).ok()?);
    let after = || text(item.new_value(column).ok()?);
    let (id, change) = match operation {
        Change::SQLITE_INSERT => (item.new_value(0), NameChange { before: None, after: after() }),
        Change::SQLITE_DELETE => (item.old_value(0), NameChange { before: before(), after: None }),
        _ => (item.old_value(0), NameChange { before: before(), after: after() }),
    };
    let id = Uuid::from_slice(id.ok()?.as_blob().ok()?).ok()?;
    (change != NameChange::default()).then_some((id, change))
}

fn text(value: ValueRef<'_>) -> Option<String> {
    value.as_str().ok().map(str::to_owned)
}
