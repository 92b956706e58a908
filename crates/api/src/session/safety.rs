//! Passphrase, backups, the check of the study, and locking at once.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use verbatim_study::{Access, NewPassphrase as Prepared, Study};

use super::{secret, with_ending};
use crate::replies::{BackupRow, CheckResult, Empty, PassphraseBegun, Restored};
use crate::requests::{CheckBackup, ConfirmKey, MakeBackup, NewPassphrase, RestoreBackup};
use crate::{ApiError, Code, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where `current` does not open the study, the new passphrase is too short, or the study can
    /// only be read.
    pub fn passphrase_begin(&self, args: NewPassphrase) -> Result<PassphraseBegun, ApiError> {
        let new =
            self.with(|study| Ok(study.prepare_passphrase(&secret(&args.current), &args.passphrase)?))?;
        let begun = PassphraseBegun { recovery_key: new.recovery_words()?, ask: new.ask().to_vec() };
        self.wait_for(Some(new));
        Ok(begun)
    }

    /// See [`commands`](crate::commands). After a wrong word the new passphrase goes on waiting.
    ///
    /// # Errors
    /// Where none waits, a word is wrong, or the study is open elsewhere too.
    pub fn passphrase_finish(&self, args: ConfirmKey) -> Result<Empty, ApiError> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let new = waiting.ok_or_else(|| {
            ApiError::new(Code::Other, "No new passphrase waits.")
                .kept(STAYS)
                .next("Begin again with the passphrase of now.")
        })?;
        let typed: Vec<(u32, &str)> =
            args.words.iter().map(|word| (word.place, word.word.as_str())).collect();
        if let Some(place) = new.wrong_word(&typed)? {
            let what = format!("That is not word {place} of the new recovery key.");
            return Err(ApiError::new(Code::Other, what)
                .kept(STAYS)
                .next("Look at what you wrote down and type the word again."));
        }
        self.with(|study| Ok(study.change_passphrase(new, &self.watch())?))?;
        self.wait_for(None);
        Ok(Empty {})
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// None.
    pub fn passphrase_cancel(&self, _: Empty) -> Result<Empty, ApiError> {
        self.wait_for(None);
        Ok(Empty {})
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn backups_list(&self, _: Empty) -> Result<Vec<BackupRow>, ApiError> {
        self.with(|study| Ok(study.backups()?.iter().map(answers::backup_row).collect()))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where something is at the path already, the copy does not open, or the disk refuses.
    pub fn backup_make(&self, args: MakeBackup) -> Result<BackupRow, ApiError> {
        self.with(|study| {
            let made = match &args.path {
                Some(path) => study.backup(Path::new(path), &self.watch())?,
                None => study.backup_here(&self.watch())?,
            };
            let listed = study.backups()?.into_iter().find(|backup| backup.path == made.path);
            // A study that can only be read keeps no list.
            Ok(answers::backup_row(&listed.unwrap_or_else(|| made.into())))
        })
    }

    /// See [`commands`](crate::commands). A clean backup of the open study that its list does not
    /// know is in the list from then on.
    ///
    /// # Errors
    /// Where the secret does not open the file.
    pub fn backup_check(&self, args: CheckBackup) -> Result<CheckResult, ApiError> {
        let copy = Study::open(Path::new(&args.path), &secret(&args.secret), Access::Read)?;
        let result = answers::check_result(copy.check(&self.watch())?);
        let open = self.study.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(study) = open.as_ref().filter(|_| result.clean) {
            study.note_backup(&copy)?;
        }
        Ok(result)
    }

    /// See [`commands`](crate::commands). The study is closed only once the copy is there and was
    /// shown to open.
    ///
    /// # Errors
    /// Where the secret does not open the backup, the backup is damaged, or the study is open
    /// elsewhere. [`Code::NoStudy`] where the study was closed for the restore and that then failed:
    /// no study is open any more.
    pub fn backup_restore(&self, args: RestoreBackup) -> Result<Restored, ApiError> {
        let (backup, path) = (PathBuf::from(&args.backup), with_ending(&args.study));
        let coder = self.coder_at(&path);
        let secret = secret(&args.secret);
        let prepared = Study::prepare_restore(&backup, &path, &secret, coder.is_some(), &self.watch())?;
        let was_open = coder.is_some();
        if was_open {
            self.close_at_once()?;
        }
        let placed = prepared.put_in_place(&coder.unwrap_or_default()).map_err(ApiError::from);
        let kept = placed.map_err(|error| if was_open { closed_for(error) } else { error })?;
        self.remember(&path);
        Ok(Restored {
            path: path.to_string_lossy().into_owned(),
            kept: kept.map(|kept| kept.to_string_lossy().into_owned()),
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open, or somebody cancelled.
    pub fn study_check(&self, _: Empty) -> Result<CheckResult, ApiError> {
        self.with(|study| Ok(answers::check_result(study.check(&self.watch())?)))
    }

    /// Closes the study for when the computer goes to sleep: without the backup of the day, which
    /// the next opening makes, and stopping a long command. Says whether one was open.
    pub fn lock_at_once(&self) -> bool {
        self.cancelled.store(true, Ordering::Relaxed);
        // All that was acknowledged is on the disk, whatever closing says.
        self.close_at_once().unwrap_or(true)
    }

    fn close_at_once(&self) -> Result<bool, ApiError> {
        self.wait_for(None);
        let open = self.study.lock().unwrap_or_else(PoisonError::into_inner).take();
        let was_open = open.is_some();
        if let Some(study) = open {
            study.close()?;
        }
        Ok(was_open)
    }

    /// Who codes in the study at this path, where it is open here and can be changed; nobody is an
    /// empty name.
    fn coder_at(&self, path: &Path) -> Option<String> {
        let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let open = self.study.lock().unwrap_or_else(PoisonError::into_inner);
        let study = open.as_ref().filter(|study| study.read_only().is_none())?;
        (real(study.path()) == real(path))
            .then(|| study.coder().map(|coder| coder.name.clone()).unwrap_or_default())
    }

    /// Puts a new passphrase, or none, in place of the one that waits.
    pub(super) fn wait_for(&self, new: Option<Prepared>) {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = new;
    }
}

/// Why a restore failed for which the study was closed. Its own secret was forgotten with that, so
/// only a person can open it again.
fn closed_for(error: ApiError) -> ApiError {
    ApiError { code: Code::NoStudy, ..error }
        .kept("The study was closed for it and is whole: as it was before, or as the backup holds it.")
        .next("Unlock the study to see which; where it is as it was, restore the backup again.")
}

/// Says that the new passphrase is not in force.
const STAYS: &str = "The passphrase was not changed.";
