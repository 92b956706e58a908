//! Backups, restoring, checking and the passphrase.

use std::path::{Path, PathBuf};

use verbatim_model::{ActionKind, BackupReason};
use verbatim_store::{
    BackupRecord, CheckReport, KnownBackup, NewAction, NewPassphrase, Restoring, Retention, Secret, Store,
};

use crate::progress::watched;
use crate::{Progress, Study, StudyError};

impl Study {
    /// Makes a backup and shows that it opens.
    ///
    /// # Errors
    /// See [`Store::backup`].
    pub fn backup(
        &mut self,
        destination: &Path,
        progress: &dyn Progress,
    ) -> Result<BackupRecord, StudyError> {
        Ok(self.store.backup(destination, BackupReason::Asked, &watched(progress))?)
    }

    /// Makes a backup in the folder of backups beside the study and shows that it opens.
    ///
    /// # Errors
    /// See [`Store::backup`].
    pub fn backup_here(&mut self, progress: &dyn Progress) -> Result<BackupRecord, StudyError> {
        Ok(self.store.backup_anew(BackupReason::Asked, Retention::default(), &watched(progress))?)
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

    /// Backups of this study, newest first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn backups(&self) -> Result<Vec<KnownBackup>, StudyError> {
        Ok(self.store.known_backups()?)
    }

    /// Keeps in the list that a copy of this study, open here, was shown to be whole.
    ///
    /// # Errors
    /// What the study file says.
    pub fn note_backup(&self, copy: &Self) -> Result<(), StudyError> {
        Ok(self.store.note_backup(&copy.store)?)
    }

    /// Checks everything.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says where it cannot even be asked.
    pub fn check(&self, progress: &dyn Progress) -> Result<CheckReport, StudyError> {
        Ok(self.store.check(&watched(progress))?)
    }

    /// Prepares a new passphrase for whoever knows what opens the study now. Nothing is replaced.
    ///
    /// # Errors
    /// Where the study cannot be changed, `current` does not open it, or the new one is too short.
    pub fn prepare_passphrase(&self, current: &Secret, new: &str) -> Result<NewPassphrase, StudyError> {
        self.store.writable()?;
        self.store.refuse_wrong(current)?;
        Ok(NewPassphrase::prepare(new)?)
    }

    /// Puts a new passphrase in force. See [`NewPassphrase`] for showing its recovery key first.
    ///
    /// # Errors
    /// See [`Store::change_passphrase`].
    pub fn change_passphrase(
        &mut self,
        new: NewPassphrase,
        progress: &dyn Progress,
    ) -> Result<(), StudyError> {
        let coder = self.coder.as_ref();
        let action = NewAction {
            kind: ActionKind::ChangePassphrase,
            coder: coder.map(|c| c.id),
            coder_name: coder.map_or_else(String::new, |c| c.name.clone()),
        };
        Ok(self.store.change_passphrase(new, action, &watched(progress))?)
    }

    /// Puts a backup in the place of a study that is not open; answers where the study that stood
    /// there is kept.
    ///
    /// # Errors
    /// See [`Store::restore`].
    pub fn restore(
        backup: &Path,
        study: &Path,
        secret: &Secret,
        coder_name: &str,
        progress: &dyn Progress,
    ) -> Result<Option<PathBuf>, StudyError> {
        Ok(Store::restore(backup, study, secret, coder_name, &watched(progress))?)
    }

    /// Copies a backup beside the study that it shall replace. The study may be open, here as
    /// `open_here` says, and is not touched before [`Restoring::put_in_place`].
    ///
    /// # Errors
    /// See [`Restoring::prepare`].
    pub fn prepare_restore(
        backup: &Path,
        study: &Path,
        secret: &Secret,
        open_here: bool,
        progress: &dyn Progress,
    ) -> Result<Restoring, StudyError> {
        Ok(Restoring::prepare(backup, study, secret, open_here, &watched(progress))?)
    }
}

impl Study {
    /// What to tell whoever opens the study, as sentences: where it lies badly, and that its file was
    /// given a newer format.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = place_warnings(self.path());
        warnings.extend(self.upgraded().map(|before| {
            format!(
                "This study was made by an older Verbatim, and its file now has the present format. The study as it \
                 was lies in {}. What was done before can no longer be undone.",
                before.display()
            )
        }));
        warnings
    }
}

/// Warnings about the folder that a study lies in, as sentences: a synced or network folder can
/// tear the file's write-ahead log apart.
#[must_use]
pub fn place_warnings(study: &Path) -> Vec<String> {
    const SYNCED: &[&str] =
        &["Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud", "Nextcloud", "Mega"];
    let path = std::path::absolute(study).unwrap_or_else(|_| study.to_owned());
    let synced = path.components().find_map(|part| {
        let part = part.as_os_str().to_string_lossy().into_owned();
        SYNCED
            .iter()
            .find(|name| part.to_lowercase().contains(&name.to_lowercase()))
            .map(|name| (*name).to_owned())
    });
    let network = on_network(&path);
    let kind = match (synced, network) {
        (Some(name), _) => format!("a folder that {name} synchronises"),
        (None, true) => "a network folder".to_owned(),
        (None, false) => return Vec::new(),
    };
    vec![format!(
        "This study lies in {kind}. That can damage it when two computers write at once. Move it to a folder of this \
         computer, and share backups instead."
    )]
}

/// Whether a path lies on a file system of another computer.
#[cfg(target_os = "linux")]
fn on_network(path: &Path) -> bool {
    const NETWORK: &[&str] =
        &["nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "davfs"];
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let deepest = mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let (mount, kind) = (fields.nth(1)?, fields.next()?);
            path.starts_with(mount).then_some((mount.len(), kind))
        })
        .max_by_key(|(length, _)| *length);
    deepest.is_some_and(|(_, kind)| NETWORK.contains(&kind))
}

#[cfg(not(target_os = "linux"))]
fn on_network(path: &Path) -> bool {
    path.to_string_lossy().starts_with(r"\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_synced_folder_is_warned_about_and_an_ordinary_one_is_not() {
        let warned = place_warnings(Path::new("/home/ines/Dropbox (Clinic)/s.verbatim"));
        assert!(warned[0].contains("a folder that Dropbox synchronises"));
        assert!(place_warnings(Path::new("/home/ines/Documents/s.verbatim")).is_empty());
    }
}
