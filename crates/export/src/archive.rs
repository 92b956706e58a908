//! An archive round the parts of a file.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, StreamWriter};
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
        self.0.start_file(name, SimpleFileOptions::DEFAULT)?;
        Ok(self.0.write_all(bytes)?)
    }

    /// Adds a part as it is: what is small already, or what must be read in the bytes of the archive.
    pub fn put_as_it_is(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let options = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(bytes)?)
    }

    /// Writes the archive.
    pub fn finish(self, mut to: impl Write) -> Result<(), ExportError> {
        to.write_all(&self.0.finish()?.into_inner())?;
        Ok(to.flush()?)
    }
}

/// An archive that is written while its parts are made, so that none of it is held.
pub(crate) struct StreamedArchive<W: Write>(ZipWriter<StreamWriter<W>>);

impl<W: Write> StreamedArchive<W> {
    /// An archive without parts.
    pub fn new(to: W) -> Self {
        Self(ZipWriter::new_stream(to))
    }

    /// Begins a part; what is written next is in it.
    pub fn begin(&mut self, name: &str) -> Result<(), ExportError> {
        Ok(self.0.start_file(name, SimpleFileOptions::DEFAULT)?)
    }

    /// Writes to the part that was begun.
    pub fn write(&mut self, text: &str) -> Result<(), ExportError> {
        Ok(self.0.write_all(text.as_bytes())?)
    }

    /// Adds a whole part.
    pub fn put(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        self.begin(name)?;
        self.write(text)
    }

    /// Ends the archive.
    pub fn finish(self) -> Result<(), ExportError> {
        Ok(self.0.finish()?.into_inner().flush()?)
    }
}
