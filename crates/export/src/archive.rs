//! An archive round the parts of a file.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::ExportError;

/// An archive that is being made. Times of entries are fixed, so that the same parts make the same bytes.
pub(crate) struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    /// An archive without parts.
    pub fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a part, made small.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        self.0.start_file(name, SimpleFileOptions::default())?;
        Ok(self.0.write_all(bytes)?)
    }

    /// Adds a part as it is: what is small already, or what must be read in the bytes of the archive.
    pub fn put_as_it_is(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(bytes)?)
    }

    /// Writes the archive.
    pub fn finish(self, mut to: impl Write) -> Result<(), ExportError> {
        to.write_all(&self.0.finish()?.into_inner())?;
        Ok(to.flush()?)
    }
}
