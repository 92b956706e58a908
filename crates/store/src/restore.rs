//! Putting a backup in the place of a study.
//!
//! Step by step on the disk:
//!
//! 1. The backup is copied beside the study, and the copy is shown to open.
//! 2. What stands at the study's name gets a second name, log and journal with it.
//! 3. The copy gets the name `.NAME.restored`. From here on the restore holds.
//! 4. Log and journal are taken away from the study's name, and the copy takes it.
//!
//! Whoever opens the study does first what a crash may have left undone of 4. So the log of one
//! file never meets another file, which SQLite would take it to belong to, and until 3 the study is
//! whole with the log that is its own.

use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;
use verbatim_model::ActionKind;

use crate::backup::{clock, copy_to, stem, verify_copy};
use crate::connection::{folder_of, open_with_secret, sync_folder};
use crate::key::Secret;
use crate::lock::WriteLock;
use crate::open::{remove_draft, sibling};
use crate::passphrase::be_alone;
use crate::{Access, NewAction, STUDY_ENDING, Store, StoreError, Watch};

/// What SQLite may keep beside a database: its write-ahead log, and the journal of a transaction.
const LOGS: &[&str] = &["-wal", "-journal"];

/// Name of a copy that is about to be made.
const DRAFT: &str = "restoring";

/// Name of a copy that is whole and only has to take the study's name.
const RESTORED: &str = "restored";

/// A backup that was copied beside the study and shown to open. Dropped, it leaves no trace.
pub struct Restoring {
    study: PathBuf,
    draft: PathBuf,
    secret: Secret,
    lock: Option<WriteLock>,
}

impl Restoring {
    /// Copies a backup beside the study that it shall replace. The study is not touched and may be
    /// open; `open_here` says that it is so in this program, which then closes it before
    /// [`Restoring::put_in_place`].
    ///
    /// # Errors
    /// [`StoreError::WrongSecret`] or [`StoreError::WrongRecoveryKey`] where the secret does not
    /// open the backup; [`StoreError::Unverified`] where the backup is damaged;
    /// [`StoreError::OpenElsewhere`]; what `watch` or the disk says.
    pub fn prepare(
        backup: &Path,
        study: &Path,
        secret: &Secret,
        open_here: bool,
        watch: Watch<'_>,
    ) -> Result<Self, StoreError> {
        let source = Store::open(backup, secret, Access::Read)?;
        let lock = if open_here { None } else { Some(WriteLock::take(study)?) };
        let draft = sibling(study, DRAFT);
        remove_draft(&draft)?;
        let prepared = Self { study: study.to_owned(), draft, secret: secret.clone(), lock };
        let pages = copy_to(&source.conn, &prepared.draft, &source.key, &source.salt, watch)?;
        verify_copy(&prepared.draft, secret, &source.rows(), pages, watch)?;
        Ok(prepared)
    }

    /// Gives the copy the study's name. What stood there is kept beside it under the name that is
    /// answered.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] or [`StoreError::NotAlone`] where the study is open; what the
    /// disk says. The study stays as it was then, or the next opening finishes the restore.
    pub fn put_in_place(mut self, coder_name: &str) -> Result<Option<PathBuf>, StoreError> {
        let lock = match self.lock.take() {
            Some(lock) => lock,
            None => WriteLock::take(&self.study)?,
        };
        let kept = keep(&self.study, &self.secret)?;
        let restored = sibling(&self.study, RESTORED);
        std::fs::rename(&self.draft, &restored).map_err(StoreError::io("cannot write", &restored))?;
        sync_folder(&restored)?;
        take_the_name(&self.study, &restored)?;
        drop(lock);
        let mut restored = Store::open(&self.study, &self.secret, Access::Write)?;
        let action = NewAction { kind: ActionKind::Restore, coder: None, coder_name: coder_name.to_owned() };
        restored.record(action, "{}")?;
        Ok(kept)
    }
}

impl Drop for Restoring {
    fn drop(&mut self) {
        // What cannot be removed now is an encrypted copy, and goes when the study is next opened.
        let _ = remove_draft(&self.draft);
    }
}

impl Store {
    /// Puts a backup in the place of a study that is not open. What stood there is kept beside it
    /// under the name that is answered.
    ///
    /// # Errors
    /// See [`Restoring::prepare`] and [`Restoring::put_in_place`]. The study stays as it was then.
    pub fn restore(
        backup: &Path,
        study: &Path,
        secret: &Secret,
        coder_name: &str,
        watch: Watch<'_>,
    ) -> Result<Option<PathBuf>, StoreError> {
        Restoring::prepare(backup, study, secret, false, watch)?.put_in_place(coder_name)
    }
}

/// Does what a crash left undone of a restore. A study whose folder cannot be written is left as it
/// is: it is whole, as it was before the restore.
///
/// # Errors
/// What the disk says.
pub(crate) fn finish_interrupted(study: &Path) -> Result<(), StoreError> {
    let restored = sibling(study, RESTORED);
    if !restored.exists() {
        return Ok(());
    }
    match WriteLock::take(study) {
        // The one who restores may have finished since.
        Ok(_lock) if restored.exists() => take_the_name(study, &restored),
        Ok(_) | Err(StoreError::OpenElsewhere | StoreError::ReadOnly(_)) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Removes a copy that a crash left half made.
pub(crate) fn remove_unfinished(study: &Path) -> Result<(), StoreError> {
    remove_draft(&sibling(study, DRAFT))
}

fn take_the_name(study: &Path, restored: &Path) -> Result<(), StoreError> {
    for ending in LOGS.iter().chain(&["-shm"]) {
        let log = beside(study, ending);
        match std::fs::remove_file(&log) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io("cannot remove", &log)(e));
            }
            _ => {}
        }
    }
    sync_folder(study)?;
    std::fs::rename(restored, study).map_err(StoreError::io("cannot write", study))?;
    sync_folder(study)
}

/// Gives what stands at a study's name a second name, with whatever its log and journal still hold.
fn keep(study: &Path, secret: &Secret) -> Result<Option<PathBuf>, StoreError> {
    let there = |ending: &&&str| beside(study, ending).exists();
    let parts: Vec<&str> = [""].iter().chain(LOGS).filter(there).copied().collect();
    if parts.is_empty() {
        return Ok(None);
    }
    fold(study, secret)?;
    let kept = folder_of(study).join(format!("{}{}).verbatim", kept_prefix(study), clock()));
    for ending in parts {
        let (from, to) = (beside(study, ending), beside(&kept, ending));
        // Folding may have taken the log away.
        if from.exists() {
            link(&from, &to)?;
        }
    }
    // What is kept must be on the disk before anything takes the study's name.
    sync_folder(&kept)?;
    // A log whose study is gone is put aside with the rest, but it is no study that was kept.
    Ok(kept.exists().then_some(kept))
}

/// How the names of studies begin that a restore kept.
fn kept_prefix(study: &Path) -> String {
    format!("{} (before restore ", stem(study))
}

/// Studies beside this one that restores kept.
pub(crate) fn kept_by_restores(study: &Path) -> Vec<PathBuf> {
    let prefix = kept_prefix(study);
    let is_kept = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix))
            && path.extension().is_some_and(|ending| ending == STUDY_ENDING)
    };
    let files = std::fs::read_dir(folder_of(study)).into_iter().flatten();
    files.filter_map(|file| Some(file.ok()?.path())).filter(is_kept).collect()
}

/// Folds the log of a study into its file, where the secret opens it, and sees that nobody has it
/// open.
fn fold(study: &Path, secret: &Secret) -> Result<(), StoreError> {
    match open_with_secret(study, secret, OpenFlags::SQLITE_OPEN_READ_WRITE) {
        Ok((conn, ..)) => {
            be_alone(&conn)?;
            conn.close().map_err(|(_, e)| e.into())
        }
        Err(
            StoreError::WrongSecret
            | StoreError::WrongRecoveryKey
            | StoreError::NotAStudy(_)
            | StoreError::Missing(_)
            | StoreError::Database(_),
        ) => Ok(()),
        Err(other) => Err(other),
    }
}

/// A second name for a file, or a copy where the file system knows no second names.
fn link(from: &Path, to: &Path) -> Result<(), StoreError> {
    if std::fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    std::fs::copy(from, to)
        .and_then(|_| std::fs::File::options().write(true).open(to)?.sync_all())
        .map_err(StoreError::io("cannot keep", from))
}

/// A file whose name begins with that of another.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
