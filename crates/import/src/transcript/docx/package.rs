//! The parts of a document.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::archive::{Archive, ArchiveError};
use crate::encoding::{DecodeError, decode};
use crate::transcript::ReadError;

/// All parts together may unpack to so many bytes.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// An opened DOCX file.
pub(super) struct Package<'b> {
    archive: Archive<'b>,
    /// Path of the main part.
    document: String,
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
        let archive = Archive::open(bytes, MAX_UNPACKED).map_err(|error| unread(error, ""))?;
        let mut package = Self { archive, document: String::new() };
        package.document = package.find_document()?;
        Ok(package)
    }

    fn find_document(&mut self) -> Result<String, ReadError> {
        let named = match self.part("_rels/.rels")? {
            Some(rels) => main_part(&rels),
            None => None,
        };
        let document = named.unwrap_or_else(|| "word/document.xml".to_owned());
        if self.archive.place_of(&document).is_none() {
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
        let names: Vec<String> = self.archive.names().filter(|name| is_margin(name)).collect();
        let mut parts = Vec::new();
        for name in names {
            parts.extend(self.part(&name)?);
        }
        Ok(parts)
    }

    /// The text of one part.
    fn part(&mut self, path: &str) -> Result<Option<String>, ReadError> {
        let Some(place) = self.archive.place_of(path) else { return Ok(None) };
        let (_, bytes) = self.archive.part(place).map_err(|error| unread(error, path))?;
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

/// Why a package, or its part at `path`, is not read.
fn unread(error: ArchiveError, path: &str) -> ReadError {
    match error {
        ArchiveError::CutOff => damaged("the end of the file is missing"),
        ArchiveError::Directory => damaged("the ZIP directory cannot be read"),
        ArchiveError::Part => damaged(&format!("the part {} cannot be unpacked", file_name(path))),
        ArchiveError::TooLarge(bytes) => DecodeError::TooLarge { bytes, limit: MAX_UNPACKED }.into(),
        ArchiveError::TooManyParts => ReadError::Suspicious { reason: "it holds too many parts" },
        ArchiveError::Stuffed => {
            ReadError::Suspicious { reason: "a part of it unpacks to hundreds of times its size" }
        }
    }
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
