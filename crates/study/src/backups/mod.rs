//! Backups, restoring, checking and the passphrase.

use std::path::{Path, PathBuf};

use verbatim_model::{ActionKind, BackupReason};
use verbatim_store::{BackupRecord, CheckReport, NewAction, NewPassphrase, Retention, Secret, Store};

use crate::{Study, StudyError};

impl Study {
    /// Makes a backup and shows that it opens.
    ///
    /// # Errors
    /// See [`Store::backup`].
    pub fn backup(&mut self, destination: &Path) -> Result<BackupRecord, StudyError> {
        Ok(self.store.backup(destination, BackupReason::Asked)?)
    }

    /// Makes an automatic backup beside the study unless the last one holds everything.
    ///
    /// # Errors
    /// See [`Store::backup_beside`].
    pub fn backup_beside(&mut self, reason: BackupReason) -> Result<Option<BackupRecord>, StudyError> {
        Ok(self.store.backup_beside(reason, Retention::default())?)
    }

    /// Makes the daily backup, where the last action is of an earlier day than today and no
    /// backup holds it.
    ///
    /// # Errors
    /// See [`Store::backup_beside`].
    pub fn backup_of_yesterday(&mut self) -> Result<Option<BackupRecord>, StudyError> {
        const DAY: i64 = 24 * 3600 * 1000;
        let last = self.store.rows().actions(1)?.first().map(|a| a.at.0 / DAY);
        let today = verbatim_store::now().0 / DAY;
        if last.is_none_or(|day| day >= today) {
            return Ok(None);
        }
        self.backup_beside(BackupReason::Daily)
    }

    /// Backups that were made, oldest first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn backups(&self) -> Result<Vec<BackupRecord>, StudyError> {
        Ok(self.store.rows().backups()?)
    }

    /// Checks everything.
    ///
    /// # Errors
    /// What the study file says where it cannot even be asked.
    pub fn check(&self) -> Result<CheckReport, StudyError> {
        Ok(self.store.check()?)
    }

    /// Puts a new passphrase in force. See [`NewPassphrase`] for showing its recovery key first.
    ///
    /// # Errors
    /// See [`Store::change_passphrase`].
    pub fn change_passphrase(&mut self, new: NewPassphrase) -> Result<(), StudyError> {
        let coder = self.coder.as_ref();
        let action = NewAction {
            kind: ActionKind::ChangePassphrase,
            coder: coder.map(|c| c.id),
            coder_name: coder.map_or_else(String::new, |c| c.name.clone()),
        };
        Ok(self.store.change_passphrase(new, action)?)
    }

    /// Puts a backup in the place of a study; answers where the study that stood there is kept.
    ///
    /// # Errors
    /// See [`Store::restore`].
    pub fn restore(
        backup: &Path,
        study: &Path,
        secret: &Secret,
        coder_name: &str,
    ) -> Result<Option<PathBuf>, StudyError> {
        Ok(Store::restore(backup, study, secret, coder_name)?)
    }
}
