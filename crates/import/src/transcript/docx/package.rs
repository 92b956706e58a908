//! The ZIP file around a document, read with limits.

use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::encoding::{DecodeError, decode};
use crate::transcript::ReadError;

/// All parts together may unpack to so many bytes.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// A part that is larger than [`SMALL`] and shrinks by more than this is no text of anybody.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 16 * 1024 * 1024;

/// A document has some dozens of parts; images make hundreds.
const MAX_ENTRIES: usize = 10_000;

/// Whether the bytes are a ZIP file, which among transcripts means a Word document.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// An opened DOCX file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Path of the main part.
    document: String,
    unpacked: u64,
}

impl<'b> Package<'b> {
    /// Opens the ZIP file and finds the main part.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            let reason = "it is an older Word file (DOC) or protected by a password. Open it in Word and save it as DOCX without a password.";
            return Err(ReadError::NotAWordFile { reason });
        }
        if !bytes.starts_with(b"PK") {
            let reason = "its content is of another kind. If it is plain text, give it the ending .txt.";
            return Err(ReadError::NotAWordFile { reason });
        }
        if entries(bytes).is_none_or(|n| n > MAX_ENTRIES) {
            // Either cut off or stuffed; the archive reader would hold every entry in memory first.
            return Err(match entries(bytes) {
                None => damaged("the end of the file is missing"),
                Some(_) => ReadError::Suspicious { reason: "it holds too many parts" },
            });
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("the ZIP directory cannot be read"))?;
        let mut package = Self { archive, document: String::new(), unpacked: 0 };
        package.document = package.find_document()?;
        Ok(package)
    }

    fn find_document(&mut self) -> Result<String, ReadError> {
        let named = match self.part("_rels/.rels")? {
            Some(rels) => main_part(&rels),
            None => None,
        };
        let document = named.unwrap_or_else(|| "word/document.xml".to_owned());
        if self.archive.index_for_name(&document).is_none() {
            let reason = "the ZIP file holds no Word document. Open it in the program that made it and save it as DOCX.";
            return Err(ReadError::NotAWordFile { reason });
        }
        Ok(document)
    }

    /// The XML of the main part.
    pub fn document(&mut self) -> Result<String, ReadError> {
        let path = self.document.clone();
        self.part(&path)?.ok_or_else(|| damaged("the main part is missing"))
    }

    /// A part in the folder of the main part.
    pub fn beside_document(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let path = format!("{}{name}", self.folder());
        self.part(&path)
    }

    fn folder(&self) -> String {
        self.document.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"))
    }

    /// All page headers and footers.
    pub fn margins(&mut self) -> Result<Vec<String>, ReadError> {
        let folder = self.folder();
        let is_margin = |name: &str| {
            let name = name.strip_prefix(&folder).and_then(|name| name.strip_suffix(".xml"));
            name.is_some_and(|name| {
                let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
                kind == "header" || kind == "footer"
            })
        };
        let names: Vec<String> = self
            .archive
            .file_names()
            .filter_map(Result::ok)
            .filter(|name| is_margin(name))
            .map(std::borrow::Cow::into_owned)
            .collect();
        let mut parts = Vec::new();
        for name in names {
            parts.extend(self.part(&name)?);
        }
        Ok(parts)
    }

    /// Unpacks one part, never more than the limits allow whatever its header claims.
    fn part(&mut self, path: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.archive.index_for_name(path) else { return Ok(None) };
        let broken = |_| damaged(&format!("the part {} cannot be unpacked", file_name(path)));
        let file = self.archive.by_index(index).map_err(|_| damaged("a part cannot be unpacked"))?;
        let packed = file.compressed_size().max(1);
        let left = MAX_UNPACKED.saturating_sub(self.unpacked);
        let allowed = left.min(SMALL.max(packed.saturating_mul(MAX_RATIO)));
        let mut bytes = Vec::new();
        let read = file.take(allowed + 1).read_to_end(&mut bytes).map_err(broken)? as u64;
        if read > left {
            return Err(DecodeError::TooLarge { bytes: self.unpacked + read, limit: MAX_UNPACKED }.into());
        }
        if read > allowed {
            return Err(ReadError::Suspicious {
                reason: "a part of it unpacks to hundreds of times its size",
            });
        }
        self.unpacked += read;
        if bytes.is_empty() {
            return Ok(Some(String::new()));
        }
        // XML is UTF-8 or has a byte order mark; anything that needs a guess is broken.
        let decoded = decode(&bytes, None)
            .ok()
            .filter(|decoded| !decoded.guessed || decoded.label.starts_with("UTF-16"));
        let decoded =
            decoded.ok_or_else(|| damaged(&format!("the part {} is not UTF-8", file_name(path))))?;
        Ok(Some(decoded.text))
    }
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).chars().take(40).collect()
}

pub(super) fn damaged(detail: &str) -> ReadError {
    ReadError::Damaged { detail: detail.to_owned() }
}

/// Number of entries by the record at the end of the file, which may be followed by a comment.
fn entries(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}

/// Path of the main part by the package's relations.
fn main_part(rels: &str) -> Option<String> {
    let mut reader = Reader::from_str(rels);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) if e.local_name().as_ref() == "Relationship" => {
                let kind = e.try_get_attribute("Type").ok().flatten()?;
                if kind.value.ends_with("/officeDocument") {
                    let target = e.try_get_attribute("Target").ok().flatten()?;
                    return Some(target.value.trim_start_matches('/').to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}
