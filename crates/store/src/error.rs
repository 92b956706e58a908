//! What can go wrong with a study file.

use std::path::{Path, PathBuf};

/// Why a study file did not do what was asked. No variant holds text of the study.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The passphrase is not the one of this file.
    #[error("the passphrase does not open this study")]
    WrongSecret,
    /// The recovery key is not the one of this file.
    #[error("the recovery key does not open this study")]
    WrongRecoveryKey,
    /// The 24 words are no recovery key at all.
    #[error("these words are not a recovery key")]
    NotARecoveryKey,
    /// The passphrase is not the one of this key file.
    #[error("the passphrase does not open this key file")]
    WrongKeySecret,
    /// The passphrase of the key file would be that of the study.
    #[error("the key file needs another passphrase than the study")]
    SamePassphrase,
    /// The file is no key file.
    #[error("{0} is not a key file of Verbatim")]
    NotAKeyFile(PathBuf),
    /// The key file belongs to another study.
    #[error("{0} is the key file of another study")]
    KeyOfOtherStudy(PathBuf),
    /// An original is held against being destroyed.
    #[error("the original is held: {reason}")]
    Held {
        /// Why, as the team wrote it.
        reason: String,
    },
    /// Too short to protect anything.
    #[error("a passphrase needs at least {minimum} characters")]
    ShortPassphrase {
        /// Least number of characters.
        minimum: usize,
    },
    /// The file is no study.
    #[error("{0} is not a Verbatim study")]
    NotAStudy(PathBuf),
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(PathBuf),
    /// Something is there already.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// Made by a newer Verbatim.
    #[error("the study has format {file}, this Verbatim reads up to format {program}")]
    Newer {
        /// Format of the file.
        file: i64,
        /// Newest format that this program reads.
        program: i64,
    },
    /// Another program has the study open for writing.
    #[error("the study is open elsewhere, so it can only be read here")]
    OpenElsewhere,
    /// Somebody has the study open, and the act needs it alone.
    #[error("the study is open elsewhere, and this needs it closed there")]
    NotAlone,
    /// The file or its folder cannot be written.
    #[error("the study can only be read: {0}")]
    ReadOnly(String),
    /// Nothing is left to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing is left to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The rows are not as the action left them, so taking it back could lose something.
    #[error("the step cannot be taken back because the study has changed beneath it")]
    UndoConflict,
    /// The step was made before the file format changed or former texts were destroyed.
    #[error("the step was made before an upgrade of the file or a purge, and cannot be taken back")]
    UndoClosed,
    /// A copy did not open again, or does not hold the same.
    #[error("the copy could not be verified: {0}")]
    Unverified(String),
    /// Rows that contradict each other.
    #[error("the study file is damaged: {0}")]
    Damaged(String),
    /// Somebody stopped a long act.
    #[error("cancelled")]
    Cancelled,
    /// The operating system refused.
    #[error("{doing} {path}: {source}")]
    Io {
        /// What was being done, e.g. "cannot read".
        doing: &'static str,
        /// Which file.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// The database refused.
    #[error("the study file: {0}")]
    Database(#[from] rusqlite::Error),
}

impl StoreError {
    /// Adds what was being done with which file to an error of the operating system.
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }

    /// Whether the disk is full, which a person can mend.
    #[must_use]
    pub fn disk_full(&self) -> bool {
        match self {
            Self::Database(e) => e.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            Self::Io { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            _ => false,
        }
    }
}
