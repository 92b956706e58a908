//! The readers, each with the files that it is given first.

use verbatim_import::codebook::read_codebook;
use verbatim_import::codings::{Mapping, read_codings};
use verbatim_import::contents::contents;
use verbatim_import::interviewees::read_interviewees;
use verbatim_import::refi::{ReadProject, read_refi};
use verbatim_import::replacements::read_replacements;
use verbatim_import::tools::{TABLES, read_tool};
use verbatim_import::transcript::{ReadOptions, read_transcript};

use crate::mutate::Seed;
use crate::seeds;

/// A reader.
pub struct Target {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Seed>,
    /// Reads a file; answers whether any reader took it.
    pub read: fn(&[u8]) -> bool,
}

/// All readers of files that others made.
pub const TARGETS: &[Target] = &[
    Target { name: "qdpx", seeds: seeds::qdpx, read: |bytes| project(read_refi(bytes).ok()) },
    Target { name: "qdc", seeds: seeds::qdc, read: |bytes| project(read_refi(bytes).ok()) },
    Target { name: "sqlite", seeds: seeds::databases, read: database },
    Target { name: "docx", seeds: seeds::docx, read: |bytes| transcript("a.docx", bytes) },
    Target { name: "vtt", seeds: seeds::vtt, read: |bytes| transcript("a.vtt", bytes) },
    Target { name: "srt", seeds: seeds::srt, read: |bytes| transcript("a.srt", bytes) },
    Target { name: "text", seeds: seeds::text, read: |bytes| transcript("a.txt", bytes) },
    Target { name: "json-lines", seeds: seeds::json_lines, read: |bytes| codings("a.jsonl", bytes) },
    Target { name: "csv", seeds: seeds::csv, read: tables },
    Target { name: "xlsx", seeds: seeds::xlsx, read: tables },
    Target { name: "contents", seeds: seeds::any, read: |bytes| contents(bytes).is_ok() },
];

fn transcript(name: &str, bytes: &[u8]) -> bool {
    let Ok(read) = read_transcript(name, bytes, &ReadOptions::default()) else { return false };
    let length = read.text.chars().count();
    for turn in &read.turns {
        assert!(turn.span.end() as usize <= length, "a turn ends after its text");
    }
    true
}

fn codings(name: &str, bytes: &[u8]) -> bool {
    let codings = read_codings(name, bytes, &["agency".to_owned()], &Mapping::default()).is_ok();
    read_replacements(name, bytes).is_ok() || codings
}

fn tables(bytes: &[u8]) -> bool {
    let codings = codings("a.csv", bytes);
    let book = read_codebook(bytes).is_ok();
    read_interviewees(bytes).is_ok() || book || codings
}

fn database(bytes: &[u8]) -> bool {
    let Ok(tables) = verbatim_store::read_foreign(bytes.to_vec(), TABLES) else { return false };
    project(read_tool(&tables).ok())
}

/// What a study relies on when a project comes in.
fn project(read: Option<ReadProject>) -> bool {
    let Some(read) = read else { return false };
    for text in &read.texts {
        assert!(!text.text.contains('\r'), "a line end that is none of the study");
        let length = text.text.chars().count();
        for coding in &text.codings {
            let (start, end) = (coding.span.start() as usize, coding.span.end() as usize);
            assert!(start < end && end <= length, "a passage outside its text");
        }
    }
    let mut above = std::collections::HashSet::new();
    for code in &read.codes {
        assert!(code.parent.is_none_or(|parent| above.contains(&parent)), "a code before the one above it");
        above.insert(code.id);
    }
    true
}
