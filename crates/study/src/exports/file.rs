//! Writing an export: whole or not at all, and never over another file without being told.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use verbatim_export::ExportError;
use verbatim_store::{KEY_FILE_ENDING, STUDY_ENDING};

use crate::StudyError;

/// A file beside its destination, so that a full disk leaves no half of an export and an old file stays
/// until the new one is whole. It is gone again where it is not placed.
pub(crate) struct Draft<'p> {
    path: PathBuf,
    to: &'p Path,
    hash: [u8; 32],
    placed: bool,
}

impl<'p> Draft<'p> {
    /// Writes all of it. No study and no key file is written over, whosever it is.
    pub fn write(
        to: &'p Path,
        write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
    ) -> Result<Self, StudyError> {
        let is_called = |ending: &str| to.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        if is_called(STUDY_ENDING) || is_called(KEY_FILE_ENDING) {
            return Err(StudyError::OwnFile(to.to_owned()));
        }
        let mut path = to.as_os_str().to_owned();
        path.push(".part");
        let mut draft = Self { path: path.into(), to, hash: [0; 32], placed: false };
        let unwritable = |source| draft.unwritable(source);
        if to.is_dir() {
            return Err(unwritable(io::ErrorKind::IsADirectory.into()));
        }
        let file = File::create(&draft.path).map_err(unwritable)?;
        let mut out = BufWriter::with_capacity(1 << 16, Hashed { file, hasher: blake3::Hasher::new() });
        write(&mut out).map_err(|e| unwritable(io::Error::other(e.to_string())))?;
        let Hashed { file, hasher } = out.into_inner().map_err(|e| unwritable(e.into_error()))?;
        file.sync_all().map_err(unwritable)?;
        draft.hash = *hasher.finalize().as_bytes();
        Ok(draft)
    }

    /// BLAKE3 of what is in it.
    pub const fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Puts it where it was meant to be.
    pub fn place(mut self) -> Result<(), StudyError> {
        std::fs::rename(&self.path, self.to).map_err(|source| self.unwritable(source))?;
        self.placed = true;
        Ok(())
    }

    fn unwritable(&self, source: io::Error) -> StudyError {
        StudyError::Unwritable { path: self.to.to_owned(), source }
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        if !self.placed {
            // It may not even exist; the error that matters is told already.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A file whose bytes are hashed on their way.
struct Hashed {
    file: File,
    hasher: blake3::Hasher,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
