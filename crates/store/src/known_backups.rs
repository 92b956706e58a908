//! The list of backups: those that the study made, and files beside it that it does not know of.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use verbatim_model::{BackupReason, Timestamp, Verified};

use crate::backup::backup_folder;
use crate::connection::read_salt;
use crate::{BACKUP_ENDING, BackupRecord, Store, StoreError};

/// A backup as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBackup {
    /// When it was made.
    pub at: Timestamp,
    /// Where it is, or was.
    pub path: PathBuf,
    /// Why it was made.
    pub reason: BackupReason,
    /// How it was shown to open; `None` where it was not.
    pub verified: Option<Verified>,
    /// Whether the file is there.
    pub there: bool,
    /// Whether it opens with the passphrase and recovery key of now.
    pub same_key: bool,
}

impl From<BackupRecord> for KnownBackup {
    /// A backup just made.
    fn from(made: BackupRecord) -> Self {
        let BackupRecord { at, path, reason, verified, .. } = made;
        Self { at, path, reason, verified: Some(verified), there: true, same_key: true }
    }
}

impl Store {
    /// Backups of this study, newest first: those that it knows of, and files in its folder of
    /// backups that it does not, such as those made after the state that was restored.
    ///
    /// # Errors
    /// What the database says.
    pub fn known_backups(&self) -> Result<Vec<KnownBackup>, StoreError> {
        let records = self.rows().backups()?;
        let known: HashSet<PathBuf> = records.iter().map(|record| record.path.clone()).collect();
        let found =
            found_in(&backup_folder(&self.path)).into_iter().filter(|found| !known.contains(&found.path));
        let mut all: Vec<KnownBackup> = records
            .into_iter()
            .map(|b| (b.at, b.path, b.reason, Some(b.verified)))
            .chain(found.map(|f| (f.at, f.path, BackupReason::Found, None)))
            .map(|(at, path, reason, verified)| {
                let salt = read_salt(&path);
                let there = path.exists();
                KnownBackup {
                    at,
                    reason,
                    verified,
                    there,
                    same_key: salt.is_ok_and(|s| s == self.salt),
                    path,
                }
            })
            .collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        Ok(all)
    }

    /// Keeps in the list that a copy, open here, was shown to be whole. Where it is of another study
    /// or in the list already, or this study can only be read, nothing is kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn note_backup(&self, copy: &Self) -> Result<(), StoreError> {
        let path = copy.path();
        let of_this_study = copy.hash_key == self.hash_key && path != self.path;
        if !of_this_study || self.rows().backups()?.iter().any(|b| b.path == path) {
            return Ok(());
        }
        let Some(at) = written(path) else { return Ok(()) };
        // Its actions may be of another branch of the study, so it is never taken for one that holds
        // the last action.
        let (reason, verified) = (BackupReason::Found, copy.secret.shows());
        self.keep_record(&BackupRecord { at, path: path.to_owned(), reason, verified, action: 0 })
    }
}

/// A file that may be a backup.
struct Found {
    path: PathBuf,
    at: Timestamp,
}

/// Backups in a folder, by their names. A folder that cannot be read has none.
fn found_in(folder: &Path) -> Vec<Found> {
    let files = std::fs::read_dir(folder).into_iter().flatten().filter_map(|file| Some(file.ok()?.path()));
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == BACKUP_ENDING))
        .filter_map(|path| Some(Found { at: written(&path)?, path }))
        .collect()
}

/// When a file was written.
fn written(path: &Path) -> Option<Timestamp> {
    let at = jiff::Timestamp::try_from(std::fs::metadata(path).ok()?.modified().ok()?).ok()?;
    Some(Timestamp(at.as_millisecond()))
}
