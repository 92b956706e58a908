//! One writer at a time.
//!
//! The lock is one of the operating system's on an empty file beside the study, so it goes with
//! the process that held it: a crash leaves no stale lock. It is not on the study itself, since
//! SQLite keeps its own locks there and closing any handle to the file would drop them.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::connection::folder_of;

/// How often the lock is tried. A process that this program is just starting holds a copy of the
/// old lock for the moment between its fork and its exec, so a study that was closed and opened
/// again at once would otherwise seem to be open elsewhere.
const TRIES: u32 = 10;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

/// Held while a study is open for writing.
pub(crate) struct WriteLock(#[expect(dead_code, reason = "held, not read")] File);

/// Where the lock of a study lies.
pub(crate) fn lock_path(study: &Path) -> PathBuf {
    let mut name = study.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

impl WriteLock {
    /// Takes the lock.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] where another opening holds it, [`StoreError::ReadOnly`]
    /// where the folder cannot be written.
    pub(crate) fn take(study: &Path) -> Result<Self, StoreError> {
        let path = lock_path(study);
        let file =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(|e| {
                match e.kind() {
                    std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                        unwritable()
                    }
                    _ => StoreError::io("cannot lock", &path)(e),
                }
            })?;
        patiently(&file, &path).map(|()| Self(file))
    }

    /// Sees whether somebody could take the lock, without leaving a trace of having looked.
    ///
    /// # Errors
    /// As [`WriteLock::take`].
    pub(crate) fn look(study: &Path) -> Result<(), StoreError> {
        let path = lock_path(study);
        match File::options().write(true).open(&path) {
            Ok(file) => patiently(&file, &path),
            // Nobody ever held it, and whether it could be made is up to the folder.
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let folder =
                    std::fs::metadata(folder_of(study)).map_err(StoreError::io("cannot read", study))?;
                if folder.permissions().readonly() { Err(unwritable()) } else { Ok(()) }
            }
            Err(_) => Err(unwritable()),
        }
    }
}

fn unwritable() -> StoreError {
    StoreError::ReadOnly("its folder cannot be written".to_owned())
}

/// Locks the file, trying for a moment.
fn patiently(file: &File, path: &Path) -> Result<(), StoreError> {
    for patience in (0..TRIES).rev() {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if patience > 0 => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(e)) => return Err(StoreError::io("cannot lock", path)(e)),
        }
    }
    Err(StoreError::OpenElsewhere)
}
