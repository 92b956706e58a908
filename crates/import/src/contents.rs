//! All words that a file of any kind holds, for looking for what should not be in it.
//!
//! A transcript is read by the readers of [`crate::transcript`]; here nothing is left out: also
//! properties, comments, hidden text, deleted text and attributes of the parts of an office file.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::MAX_FILE_BYTES;

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

/// All words of a file.
///
/// # Errors
/// [`ContentsError`].
pub fn contents(bytes: &[u8]) -> Result<Vec<Part>, ContentsError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ContentsError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return package(bytes);
    }
    let decoded = crate::encoding::decode(bytes, None).map_err(|_| ContentsError::Unknown)?;
    Ok(vec![Part { name: String::new(), text: words_of(&decoded.text) }])
}

fn package(bytes: &[u8]) -> Result<Vec<Part>, ContentsError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ContentsError::Package)?;
    let (mut parts, mut left) = (Vec::new(), MAX_FILE_BYTES);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| ContentsError::Package)?;
        let name = file.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let mut bytes = Vec::new();
        file.take(left + 1).read_to_end(&mut bytes).map_err(|_| ContentsError::Package)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(ContentsError::TooLarge)?;
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
            Event::GeneralRef(name) => words.push_str(&character(&name)),
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

/// The character that a reference stands for.
fn character(name: &quick_xml::events::BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => quick_xml::escape::resolve_predefined_entity(name).unwrap_or(" ").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::io::Write;

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
}
