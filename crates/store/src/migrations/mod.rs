//! Bringing a study of an older format to the one that this program writes.
//!
//! It happens when such a study is opened for writing: a verified backup first, then every step
//! and the mark of the new format in one transaction, so that a crash leaves the old format or the
//! new one, whole. Undo ends there, since a changeset of another format cannot be applied.
//!
//! Opened for reading the file stays as it is. What its format lacks stands in for the connection
//! alone, in memory, so that everything else can be read.

use rusqlite::Connection;
use verbatim_model::{ActionKind, BackupReason};

use crate::coding_trail::keep_touched_by_all;
use crate::log::append_barrier;
use crate::{NewAction, Retention, SCHEMA_VERSION, Store, StoreError, unwatched};

/// One step between two formats.
struct Step {
    /// Format that it leads to.
    to: i64,
    /// New tables. They can also stand in for those that a file lacks which is only read.
    tables: &'static str,
    /// What it changes in tables that were there.
    changes: &'static str,
    /// Fills the new tables from what was there.
    fill: fn(&Connection) -> Result<(), StoreError>,
}

/// Every step, oldest first. Formats of released versions are never changed again: a new step is
/// added, `schema.sql` shows its result, and a file of the format before it is kept in
/// `tests/versions`.
const STEPS: &[Step] = &[
    Step {
        to: 2,
        tables: include_str!("to_2_tables.sql"),
        changes: include_str!("to_2_log.sql"),
        fill: keep_touched_by_all,
    },
    Step { to: 3, tables: include_str!("to_3_tables.sql"), changes: "", fill: |_| Ok(()) },
    Step { to: 4, tables: include_str!("to_4_tables.sql"), changes: "", fill: |_| Ok(()) },
];

/// Steps that a file of this format still needs.
fn missing(format: i64) -> impl Iterator<Item = &'static Step> {
    STEPS.iter().filter(move |step| step.to > format)
}

impl Store {
    /// Brings the file to the newest format, after a backup that was shown to open.
    ///
    /// # Errors
    /// See [`Store::backup`]; what the database says. The file is as it was then.
    pub(crate) fn upgrade(&mut self, format: i64) -> Result<(), StoreError> {
        let backup = self.backup_anew(BackupReason::BeforeUpgrade, Retention::default(), &unwatched)?;
        let transaction = self.conn.transaction()?;
        for step in missing(format) {
            transaction.execute_batch(step.tables)?;
            transaction.execute_batch(step.changes)?;
            (step.fill)(&transaction)?;
        }
        transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        let action = NewAction { kind: ActionKind::Upgrade, coder: None, coder_name: String::new() };
        append_barrier(&transaction, &action, &format!("{{\"count\":{SCHEMA_VERSION}}}"))?;
        transaction.commit()?;
        self.upgraded = Some(backup.path);
        Ok(())
    }
}

/// Lets a file of an older format be read: its missing tables are there for this connection, with what
/// follows from those that it has.
pub(crate) fn stand_in(conn: &Connection, format: i64) -> Result<(), StoreError> {
    for step in missing(format) {
        conn.execute_batch(&step.tables.replace("CREATE TABLE", "CREATE TEMP TABLE"))?;
        (step.fill)(conn)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_to_the_newest_format_one_by_one() {
        let to: Vec<i64> = STEPS.iter().map(|step| step.to).collect();
        assert_eq!(to, (2..=SCHEMA_VERSION).collect::<Vec<_>>());
    }
}
