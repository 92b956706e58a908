//! Projects and codebooks in the REFI-QDA standard, as the standard and as other tools write them.

mod hostile;
mod mutations;
mod places;
mod quirks;
mod standard;
mod ties;
mod told;

use std::io::{Cursor, Write};

use verbatim_import::refi::{Fate, ReadProject, read_refi};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A project with one text `t.txt`, from what stands within its root and the bytes of the text.
pub fn project(origin: &str, within: &str, text: &[u8]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Raids\" \
         origin=\"{origin}\">{within}</Project>"
    );
    archive(&[("project.qde", document.as_bytes()), ("sources/t.txt", text)])
}

/// A project with one code, `Fear`, and one text with these selections.
pub fn selections(origin: &str, selections: &str, text: &[u8]) -> Vec<u8> {
    let within = format!(
        "<CodeBook><Codes><Code guid=\"{C1}\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook><Sources>\
         <TextSource guid=\"{T1}\" name=\"P-01\" plainTextPath=\"internal://t.txt\">{selections}</TextSource></Sources>"
    );
    project(origin, &within, text)
}

/// A selection of these offsets that is coded with `Fear`.
pub fn coded(start: usize, end: usize, name: &str) -> String {
    format!(
        "<PlainTextSelection guid=\"{}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding \
         guid=\"{}\"><CodeRef targetGUID=\"{C1}\"/></Coding></PlainTextSelection>",
        id(1_000 + start * 100 + end),
        id(900_000 + start * 100 + end),
    )
}

/// An id by number.
pub fn id(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012x}")
}

pub const C1: &str = "00000000-0000-4000-8000-0000000000c1";
pub const T1: &str = "00000000-0000-4000-8000-0000000000f1";

/// Reads a file that must be read.
#[track_caller]
pub fn read(bytes: &[u8]) -> ReadProject {
    read_refi(bytes).unwrap_or_else(|e| panic!("{e}"))
}

/// The words of the codings of the first text.
pub fn words(project: &ReadProject) -> Vec<String> {
    let text: Vec<char> = project.texts[0].text.chars().collect();
    let slice = |start: u32, end: u32| text[start as usize..end as usize].iter().collect();
    project.texts[0].codings.iter().map(|c| slice(c.span.start(), c.span.end())).collect()
}

/// What was told, as `fate what: name`.
pub fn told(project: &ReadProject) -> Vec<String> {
    let said = |item: &verbatim_import::refi::Item| {
        let fate = match item.fate {
            Fate::LeftOut => "-",
            Fate::Changed => "~",
            Fate::Kept => "=",
        };
        format!("{fate} {}: {}", item.what, item.name)
    };
    project.report.iter().map(said).collect()
}
