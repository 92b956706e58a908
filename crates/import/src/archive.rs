//! The ZIP file around an office document, read with limits whatever its headers claim.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// A part that is larger than [`SMALL`] and shrinks by more than this is no text of anybody.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 16 * 1024 * 1024;

/// A document has some dozens of parts; images make hundreds.
const MAX_ENTRIES: usize = 10_000;

/// Whether the bytes are a ZIP file.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Why an archive or a part of it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArchiveError {
    /// The record at its end is missing.
    CutOff,
    /// It holds more parts than any document.
    TooManyParts,
    /// Its directory cannot be read.
    Directory,
    /// A part cannot be unpacked.
    Part,
    /// All parts together unpack to more than is allowed: to so many bytes when reading stopped.
    TooLarge(u64),
    /// A part unpacks to hundreds of times its size.
    Stuffed,
}

/// An opened archive.
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// All parts together may unpack to so many bytes.
    most: u64,
    unpacked: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive of which at most `most` bytes are unpacked.
    pub fn open(bytes: &'b [u8], most: u64) -> Result<Self, ArchiveError> {
        // Looked at first, since the reader would hold every entry in memory.
        if entries(bytes).ok_or(ArchiveError::CutOff)? > MAX_ENTRIES {
            return Err(ArchiveError::TooManyParts);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveError::Directory)?;
        Ok(Self { zip, most, unpacked: 0 })
    }

    /// Number of parts.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    /// Name of the part at a place; none where it is no text.
    pub fn name(&self, place: usize) -> Option<String> {
        self.zip.name_for_index(place).and_then(Result::ok).map(std::borrow::Cow::into_owned)
    }

    /// The place of a part.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name)
    }

    /// Names of the parts.
    pub fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned)
    }

    /// Unpacks the part at a place: its name and its bytes.
    pub fn part(&mut self, place: usize) -> Result<(String, Vec<u8>), ArchiveError> {
        let file = self.zip.by_index(place).map_err(|_| ArchiveError::Part)?;
        let name = file.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let packed = file.compressed_size().max(1);
        let left = self.most.saturating_sub(self.unpacked);
        let allowed = left.min(SMALL.max(packed.saturating_mul(MAX_RATIO)));
        let mut bytes = Vec::new();
        let read = file.take(allowed + 1).read_to_end(&mut bytes).map_err(|_| ArchiveError::Part)? as u64;
        if read > left {
            return Err(ArchiveError::TooLarge(self.unpacked + read));
        }
        if read > allowed {
            return Err(ArchiveError::Stuffed);
        }
        self.unpacked += read;
        Ok((name, bytes))
    }
}

/// Number of entries by the record at the end of the file, which may be followed by a comment.
fn entries(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}
