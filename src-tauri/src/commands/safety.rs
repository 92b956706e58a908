//! Passphrase, backups and the check of the study.

use verbatim_api::{replies::*, requests::*};

reads! {
    passphrase_begin: NewPassphrase => PassphraseBegun,
    passphrase_finish: ConfirmKey => Empty,
    passphrase_cancel: Empty => Empty,
    backups_list: Empty => Vec<BackupRow>,
    backup_make: MakeBackup => BackupRow,
    backup_check: CheckBackup => CheckResult,
    backup_restore: RestoreBackup => Restored,
    study_check: Empty => CheckResult,
}
