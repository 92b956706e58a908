//! Destroying former texts.
//!
//! What goes: stretches of text that no transcript refers to any more, originals that are no longer
//! to be kept here, the changesets of all actions, the kept search index, what runs of saved searches
//! found, and the saved searches that are named as holding words of former texts. Deleted content is
//! overwritten in place (`secure_delete`), the write-ahead log is folded in and removed before, and
//! the file is written anew afterwards, so that no page holds what was deleted. Then a backup is
//! made and shown to open, and the automatic backups of before go.
//!
//! The log keeps kind, coder, time, ids and counts of every action. Undo ends at a purge. A crash
//! leaves the study with all of its former texts or with none; backups of before that it left are
//! still listed, and the next purge removes them.

use std::path::PathBuf;

use rusqlite::{Connection, params};
use verbatim_model::{ActionKind, BackupReason, SavedSearchId, TranscriptId};

use crate::backup::backup_folder;
use crate::log::{append_barrier, begin};
use crate::open::remove_draft;
use crate::passphrase::be_alone;
use crate::restore::kept_by_restores;
use crate::rows::C;
use crate::{KnownBackup, NewAction, Retention, Rows, Store, StoreError, Watch, unwatched};

/// What a purge destroyed, and what it could not reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Stretches of former text.
    pub stretches: usize,
    /// Originals.
    pub originals: usize,
    /// Saved searches that held words of former texts.
    pub searches: usize,
    /// Actions that can no longer be taken back.
    pub steps: usize,
    /// Automatic backups that went.
    pub backups: usize,
    /// The backup that was made in their place.
    pub backup: PathBuf,
    /// Backups that still hold former texts, because a person asked for them or they lie elsewhere.
    pub left: Vec<PathBuf>,
}

/// What a purge takes beside former texts.
#[derive(Clone, Copy, Debug, Default)]
pub struct AlsoPurged<'p> {
    /// Transcripts whose original goes.
    pub originals: &'p [TranscriptId],
    /// Saved searches that hold words of former texts.
    pub searches: &'p [SavedSearchId],
    /// A setting, with what it holds once words are taken out of it.
    pub setting: Option<(&'p str, &'p str)>,
}

/// Parts of a purge, as told to its watch.
const PARTS: usize = 4;

impl Store {
    /// Destroys former texts, and what is named in `also`. `subject` is what the log keeps of it.
    ///
    /// # Errors
    /// [`StoreError::NotAlone`] where another program has the study open; what `watch`, the database
    /// or the disk says. Before the first part is done nothing has gone.
    pub fn purge(
        &mut self,
        action: &NewAction,
        subject: &str,
        also: AlsoPurged<'_>,
        watch: Watch<'_>,
    ) -> Result<Purged, StoreError> {
        self.writable()?;
        debug_assert_eq!(action.kind, ActionKind::Purge);
        watch(0, PARTS)?;
        let destroyed = be_alone(&self.conn)
            .and_then(|()| destroy(&self.conn, action, subject, also))
            .and_then(|purged| self.conn.execute_batch("VACUUM").map(|()| purged).map_err(StoreError::from));
        self.reconnect()?;
        let mut purged = destroyed?;
        // From here on it is done, and stopping would only leave backups of before.
        let _ = watch(1, PARTS);
        self.clean_backups(&mut purged)?;
        let _ = watch(PARTS, PARTS);
        Ok(purged)
    }

    /// Backups that were made before the last purge and are still there.
    ///
    /// # Errors
    /// What the database says.
    pub fn backups_before_purge(&self) -> Result<Vec<KnownBackup>, StoreError> {
        let sql = "SELECT at FROM action WHERE kind = 'purge' ORDER BY number DESC LIMIT 1";
        let purge: Option<i64> = self.rows().one(sql, [], |row| row.get(0))?;
        let known = self.known_backups()?;
        Ok(known.into_iter().filter(|b| b.there && purge.is_some_and(|at| b.at.0 <= at)).collect())
    }

    /// Makes a clean backup, then removes the automatic ones of before.
    fn clean_backups(&mut self, purged: &mut Purged) -> Result<(), StoreError> {
        let made = self.backup_anew(BackupReason::AfterPurge, Retention::default(), &unwatched)?;
        purged.backup = made.path;
        let folder = backup_folder(&self.path);
        for before in self.backups_before_purge()? {
            let automatic =
                before.path.parent() == Some(folder.as_path()) && before.reason != BackupReason::Asked;
            if automatic && remove_draft(&before.path).is_ok() {
                let path = before.path.to_string_lossy();
                self.conn.execute("DELETE FROM backup_record WHERE path = ?1", [path])?;
                purged.backups += 1;
            } else {
                purged.left.push(before.path);
            }
        }
        purged.left.extend(kept_by_restores(&self.path));
        Ok(())
    }
}

/// Deletes rows and closes undo, in one transaction.
fn destroy(
    conn: &Connection,
    action: &NewAction,
    subject: &str,
    also: AlsoPurged<'_>,
) -> Result<Purged, StoreError> {
    let transaction = begin(conn)?;
    let purged = Purged {
        originals: forget_originals(conn, also.originals)?,
        searches: forget_searches(conn, also.searches)?,
        stretches: delete_stretches(&Rows { conn })?,
        steps: conn.execute("UPDATE action SET changeset = NULL WHERE changeset IS NOT NULL", [])?,
        ..Purged::default()
    };
    if let Some((key, value)) = also.setting {
        conn.execute("UPDATE setting SET value = ?2 WHERE key = ?1", params![key, value])?;
    }
    conn.execute("DELETE FROM search_index", [])?;
    conn.execute("UPDATE study SET purge_number = purge_number + 1", [])?;
    append_barrier(conn, action, subject)?;
    transaction.commit()?;
    Ok(purged)
}

/// Deletes originals: those of the named transcripts, and those that no transcript refers to.
fn forget_originals(conn: &Connection, of: &[TranscriptId]) -> Result<usize, StoreError> {
    for transcript in of {
        conn.execute("UPDATE transcript SET original_id = 0 WHERE id = ?1", params![C(*transcript)])?;
    }
    let sql = "DELETE FROM original WHERE id NOT IN (SELECT original_id FROM transcript)";
    Ok(conn.execute(sql, [])?)
}

/// Deletes saved searches, and what runs of all of them found: it was found in former texts, and tells
/// who spoke of whom.
fn forget_searches(conn: &Connection, searches: &[SavedSearchId]) -> Result<usize, StoreError> {
    conn.execute("DELETE FROM search_run", [])?;
    let mut gone = 0;
    for search in searches {
        gone += conn.execute("DELETE FROM saved_search WHERE id = ?1", params![C(*search)])?;
    }
    Ok(gone)
}

/// Deletes the stretches of text that no transcript refers to.
fn delete_stretches(rows: &Rows<'_>) -> Result<usize, StoreError> {
    let mut gone = 0;
    for [from, end] in former_blocks(rows)? {
        rows.conn.execute("DELETE FROM turn WHERE block_id >= ?1 AND block_id < ?2", [from, end])?;
        gone += rows.conn.execute("DELETE FROM block WHERE id >= ?1 AND id < ?2", [from, end])?;
    }
    Ok(gone)
}

/// Runs of ids, end exclusive, in which no block is of a transcript.
fn former_blocks(rows: &Rows<'_>) -> Result<Vec<[i64; 2]>, StoreError> {
    let mut kept: Vec<(i64, i64)> = rows
        .transcripts()?
        .iter()
        .map(|t| (t.first_block, t.first_block + i64::from(t.block_count)))
        .collect();
    kept.sort_unstable();
    let mut former = Vec::with_capacity(kept.len() + 1);
    let mut from = i64::MIN;
    for (first, end) in kept.into_iter().chain([(i64::MAX, i64::MAX)]) {
        former.push([from, first]);
        from = end;
    }
    Ok(former)
}

impl Rows<'_> {
    /// The stretches of text that no transcript refers to any more, one after the other.
    ///
    /// # Errors
    /// What the database says.
    pub fn former_texts(&self) -> Result<String, StoreError> {
        let mut text = String::new();
        for run in former_blocks(self)? {
            let sql = "SELECT lead, body FROM block WHERE id >= ?1 AND id < ?2 ORDER BY id";
            let mut statement = self.conn.prepare_cached(sql)?;
            let mut rows = statement.query(run)?;
            while let Some(row) = rows.next()? {
                text.push_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
                text.push_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
            }
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests;
