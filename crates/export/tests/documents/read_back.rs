//! What a reader of each format gets to see of a file.

use std::io::{Cursor, Read};

use pulldown_cmark::{Event as Mark, Options, Parser};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A part of an archive.
pub fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of XML that is well formed: all in elements of the first names (all of them, where none is named),
/// and what an empty element stands for.
fn words(xml: &str, elements: &[&str], stands_for: impl Fn(&BytesStart<'_>) -> String) -> String {
    let mut reader = Reader::from_str(xml);
    let mut inside = Vec::new();
    let mut words = String::new();
    loop {
        let reads = |inside: &[String]| {
            elements.is_empty() || inside.last().is_some_and(|name| elements.contains(&&**name))
        };
        match reader.read_event().expect("the XML is well formed") {
            Event::Start(start) => inside.push(start.name().as_ref().to_owned()),
            Event::End(_) => drop(inside.pop()),
            Event::Empty(start) => words.push_str(&stands_for(&start)),
            Event::Text(text) if reads(&inside) => words.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if reads(&inside) => {
                let named = reference.resolve_char_ref().unwrap();
                words.push(named.unwrap_or_else(|| match reference.xml10_content().as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("the XML refers to {other}"),
                }));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(inside.is_empty(), "elements are left open: {inside:?}");
    words
}

pub fn docx(bytes: &[u8]) -> String {
    for name in ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"] {
        words(&part(bytes, name), &[], |_| String::new());
    }
    for name in ["styles", "settings", "numbering", "header1", "footer1"] {
        words(&part(bytes, &format!("word/{name}.xml")), &[], |_| String::new());
    }
    words(&part(bytes, "word/document.xml"), &["w:t"], |empty| match empty.name().as_ref() {
        "w:br" => "\n".to_owned(),
        "w:tab" => "\t".to_owned(),
        _ => String::new(),
    })
}

pub fn odt(bytes: &[u8]) -> String {
    for name in ["META-INF/manifest.xml", "meta.xml", "styles.xml"] {
        words(&part(bytes, name), &[], |_| String::new());
    }
    words(&part(bytes, "content.xml"), &[], |empty| match empty.name().as_ref() {
        "text:line-break" => "\n".to_owned(),
        "text:tab" => "\t".to_owned(),
        "text:s" => {
            let count = empty.try_get_attribute("text:c").unwrap().unwrap();
            " ".repeat(count.value.parse().unwrap())
        }
        _ => String::new(),
    })
}

pub fn html(bytes: &[u8]) -> String {
    words(std::str::from_utf8(bytes).unwrap(), &[], |empty| match empty.name().as_ref() {
        "br" => "\n".to_owned(),
        _ => String::new(),
    })
}

/// The words alone: whatever became markup that should not is missing, and so is what was added.
pub fn markdown(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS)
        .map(|event| match event {
            Mark::Text(words) => words.into_string(),
            Mark::HardBreak => "\n".to_owned(),
            Mark::InlineHtml(html) if &*html == "<br>" => "\n".to_owned(),
            Mark::Start(_) | Mark::End(_) => String::new(),
            other => panic!("words became markup: {other:?} in {text:?}"),
        })
        .collect()
}
