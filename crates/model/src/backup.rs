//! Backups as values.

use crate::words::worded;

worded! {
    /// Why a backup was made.
    BackupReason, "reason" {
        /// A person asked for it.
        Asked = "asked",
        /// The first work on a new day.
        Daily = "daily",
        /// Something large was about to happen.
        BeforeBulk = "before a bulk act",
        /// The study was about to be given a newer format.
        BeforeUpgrade = "before an upgrade",
        /// Former texts were destroyed, and the backups of before with them.
        AfterPurge = "after a purge",
        /// Not known: the file was found beside the study.
        Found = "found beside the study",
    }
}

worded! {
    /// How a backup was shown to open. A copy that was not opened again is no backup.
    Verified, "verification" {
        /// From the file and the passphrase alone, deriving the key again.
        Passphrase = "passphrase",
        /// From the file and the recovery key alone.
        RecoveryKey = "recovery key",
    }
}
