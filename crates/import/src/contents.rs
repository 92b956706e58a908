//! All words that a file of any kind holds, for looking for what should not be in it.
//!
//! A transcript is read by the readers of [`crate::transcript`]; here nothing is left out: also
//! properties, comments, hidden text, deleted text and attributes of the parts of an office file.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::MAX_FILE_BYTES;
use crate::archive::{self, Archive, ArchiveError};
use crate::xml::resolved;

/// A part of a file: its name within the file, empty for the file itself, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Name of the part.
    pub name: String,
    /// Its words. Stretches of them that stand apart in the file stand on lines of their own.
    pub text: String,
}

/// Why a file could not be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentsError {
    /// Too large, packed or unpacked.
    #[error("the file is too large to be looked into")]
    TooLarge,
    /// A package that cannot be unpacked.
    #[error("the package cannot be unpacked")]
    Package,
    /// Neither a text nor a package.
    #[error("the file is neither a text nor an office file, so nothing in it can be compared")]
    Unknown,
}

impl From<ArchiveError> for ContentsError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::CutOff | ArchiveError::Directory | ArchiveError::Part => Self::Package,
            ArchiveError::TooManyParts | ArchiveError::TooLarge(_) | ArchiveError::Stuffed => Self::TooLarge,
        }
    }
}

/// All words of a file.
///
/// # Errors
/// [`ContentsError`].
pub fn contents(bytes: &[u8]) -> Result<Vec<Part>, ContentsError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ContentsError::TooLarge);
    }
    if archive::sniff(bytes) {
        return package(bytes);
    }
    let decoded = crate::encoding::decode(bytes, None).map_err(|_| ContentsError::Unknown)?;
    Ok(vec![Part { name: String::new(), text: words_of(&decoded.text) }])
}

fn package(bytes: &[u8]) -> Result<Vec<Part>, ContentsError> {
    let mut archive = Archive::open(bytes, MAX_FILE_BYTES)?;
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let (name, bytes) = archive.part(place)?;
        // Pictures and fonts hold no words that could be compared.
        if let Ok(text) = String::from_utf8(bytes) {
            parts.push(Part { name, text: words_of(&text) });
        }
    }
    Ok(parts)
}

/// The words of a text, without the marks of XML and HTML where it has any.
fn words_of(text: &str) -> String {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let is_marked =
        start.starts_with("<?xml") || start.starts_with("<!DOCTYPE") || start.starts_with("<html");
    if is_marked { marked_words(text).unwrap_or_else(|| text.to_owned()) } else { text.to_owned() }
}

/// Words between and inside marks: texts, values of attributes, comments. `None` where it is no XML.
fn marked_words(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut words = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::CData(text) => words.push_str(&text.xml10_content()),
            Event::Comment(text) => line(&mut words, &text.xml10_content()),
            Event::GeneralRef(name) => words.push_str(resolved(&name).as_deref().unwrap_or(" ")),
            Event::Start(tag) => begin(&mut words, &tag),
            Event::Empty(tag) => begin(&mut words, &tag),
            Event::End(tag) if ends_line(tag.local_name().as_ref()) => words.push('\n'),
            Event::Eof => return Some(words),
            _ => {}
        }
    }
}

/// The values of a mark's attributes, on a line each.
fn begin(words: &mut String, tag: &BytesStart<'_>) {
    if matches!(tag.local_name().as_ref(), "br" | "tab" | "cr") {
        words.push('\n');
    }
    for attribute in tag.attributes().with_checks(false).flatten() {
        if let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::default())
            && value.chars().any(char::is_alphabetic)
        {
            line(words, &value);
        }
    }
}

fn line(words: &mut String, text: &str) {
    words.push('\n');
    words.push_str(text);
    words.push('\n');
}

/// Whether the end of a mark ends what may be one name. Runs within a paragraph do not.
fn ends_line(mark: &str) -> bool {
    !matches!(mark, "r" | "t" | "span" | "b" | "i" | "em" | "strong" | "a" | "ins" | "del" | "delText")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn properties_comments_attributes_and_names_cut_into_runs_are_all_there() {
        let document = "<?xml version=\"1.0\"?><w:p><w:r><w:t>Ana Ru</w:t></w:r><w:r><w:t>iz &amp; Co</w:t></w:r></w:p>\
                        <!-- Lupe --><w:del w:author=\"P. Okafor\"/>";
        let core = "<?xml version=\"1.0\"?><p><dc:creator>Marisol Vega</dc:creator></p>";
        let parts =
            contents(&zipped(&[("word/document.xml", document), ("docProps/core.xml", core)])).unwrap();
        let all: String = parts.iter().map(|part| part.text.as_str()).collect();
        for words in ["Ana Ruiz & Co", "Lupe", "P. Okafor", "Marisol Vega"] {
            assert!(all.contains(words), "{words} in {all}");
        }
        assert_eq!(parts[1].name, "docProps/core.xml");
    }

    #[test]
    fn a_text_is_read_in_its_encoding_and_a_picture_is_refused() {
        let latin = contents(b"Se\xf1ora Pe\xf1a came at noon and spoke for a while.").unwrap();
        assert!(latin[0].text.contains("Señora Peña"));
        assert_eq!(contents(&[0, 1, 2, 0xff, 0, 0, 7, 0, 1]), Err(ContentsError::Unknown));
        assert_eq!(contents(b"PK\x03\x04 and nothing more"), Err(ContentsError::Package));
    }

    #[test]
    fn a_stuffed_archive_is_refused_as_among_transcripts() {
        let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
        let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        assert_eq!(contents(&zipped(&parts)), Err(ContentsError::TooLarge));
        let blanks = " ".repeat(17 * 1024 * 1024);
        assert_eq!(contents(&zipped(&[("word/document.xml", &blanks)])), Err(ContentsError::TooLarge));
    }
}
