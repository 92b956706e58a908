//! What the log says of one coding.
//!
//! Most actions on codings are about one and name it. Beside each of the others stands which codings
//! it touched, so that nobody has to look through changesets, and so that a purge, which destroys
//! these, leaves the trail of every coding as it was.

use std::collections::BTreeSet;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use verbatim_model::{Action, CodingId};

use crate::log::{ACTION, action};
use crate::rows::C;
use crate::{Rows, StoreError};

/// The one coding that an action names, as it stands in the index `action_coding`.
const NAMED: &str = "CASE WHEN json_valid(subject) THEN json_extract(subject, '$.coding') END";

/// Length of an id.
const ID: usize = 16;

/// Tables whose rows are codings or hang on one, and the column of its id.
const TOUCHING: &[(&str, usize)] =
    &[("coding", 0), ("coding_value", 0), ("approval", 0), ("memo", MEMO_TARGET), ("review_note", 1)];

/// Columns of a memo that say what it is on.
const MEMO_TARGET: usize = 2;
const MEMO_TARGET_KIND: usize = 1;

impl Rows<'_> {
    /// The last `limit` actions that touched a coding, or a value, approval, memo or review on it, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn actions_touching(&self, coding: CodingId, limit: u32) -> Result<Vec<Action>, StoreError> {
        let sql = format!(
            "{ACTION} WHERE number IN (
                 SELECT number FROM action WHERE {NAMED} = ?1
                 UNION ALL
                 SELECT number FROM action_codings WHERE instr(codings, ?2) > 0
             ) ORDER BY number DESC LIMIT ?3"
        );
        self.all(&sql, params![coding.to_string(), C(coding), limit], action)
    }
}

/// Keeps which codings an action touched that names none alone.
///
/// # Errors
/// What the database says.
pub(crate) fn keep_touched(conn: &Connection, number: i64, changeset: &[u8]) -> Result<(), StoreError> {
    let touched = codings_in(changeset)?;
    if touched.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO action_codings (number, codings)
         SELECT number, ?2 FROM action WHERE number = ?1 AND {NAMED} IS NULL"
    );
    conn.prepare_cached(&sql)?.execute(params![number, touched])?;
    Ok(())
}

/// Does so for all actions of a log that was written without it.
///
/// # Errors
/// What the database says.
pub(crate) fn keep_touched_by_all(conn: &Connection) -> Result<(), StoreError> {
    let mut statement =
        conn.prepare("SELECT number, changeset FROM action WHERE changeset IS NOT NULL ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        keep_touched(conn, row.get(0)?, row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}

/// Ids of the codings that a changeset touches, one after the other.
fn codings_in(changeset: &[u8]) -> Result<Vec<u8>, StoreError> {
    let bytes: &mut dyn std::io::Read = &mut &*changeset;
    let mut changes = ChangesetIter::start_strm(&bytes)?;
    let mut ids: BTreeSet<[u8; ID]> = BTreeSet::new();
    while let Some(item) = changes.next()? {
        let operation = item.op()?;
        let column = TOUCHING.iter().find(|(table, _)| *table == operation.table_name());
        if let Some((_, column)) = column.filter(|(_, column)| *column != MEMO_TARGET || on_coding(item)) {
            ids.extend(
                values(item, *column).filter_map(|value| <[u8; ID]>::try_from(value.as_blob().ok()?).ok()),
            );
        }
    }
    Ok(ids.into_iter().flatten().collect())
}

/// Whether a memo is on a coding; one that only changed its words says nothing of that.
fn on_coding(memo: &ChangesetItem) -> bool {
    !values(memo, MEMO_TARGET_KIND).any(|kind| kind.as_str().is_ok_and(|kind| kind != "coding"))
}

/// A column before and after a change, where the change says so.
fn values(item: &ChangesetItem, column: usize) -> impl Iterator<Item = ValueRef<'_>> {
    [item.old_value(column), item.new_value(column)].into_iter().flatten()
}
