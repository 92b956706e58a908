//! Files in the REFI-QDA standard: a codebook (QDC), and a whole project (QDPX) with its texts.
//!
//! Files of other tools are read whatever their namespace, letter case and missing parts; what has no
//! place is told item by item. What could harm (entities, paths that lead out, archives that unpack
//! without end) is refused. See `docs/decisions/0016`.

mod asides;
mod codes;
mod codings;
mod error;
mod ids;
mod kept;
mod lost;
pub(crate) mod names;
mod notes;
pub(crate) mod offsets;
mod package;
mod people;
mod reader;
pub(crate) mod report;
mod sets;
mod texts;
mod ties;
mod tree;
mod unknown;
mod values;
mod variables;

use std::collections::HashSet;

pub use error::RefiError;
pub use report::{Fate, Item};
pub use values::{
    ReadAttribute, ReadCode, ReadCoding, ReadMemo, ReadPerson, ReadProject, ReadTarget, ReadText,
};

use codes::{CodeReader, is_own};
use ids::Ids;
use names::one_line;
use package::Package;
use reader::Reader;
use report::Report;
use unknown::tell_unknown;

/// Reads a project, or a codebook as a project that has nothing else.
///
/// # Errors
/// [`RefiError`] with the reason, as a sentence.
pub fn read_refi(bytes: &[u8]) -> Result<ReadProject, RefiError> {
    if crate::archive::sniff(bytes) {
        let mut package = Package::open(bytes)?;
        let document = package.document()?;
        let document = tree::decode(&document)?;
        let root = tree::parse(&document)?;
        return match root.name {
            "Project" if is_too_much(&root) => Err(RefiError::TooManyElements),
            "Project" => Ok(Reader::new(&root, package).read()),
            _ => Err(RefiError::NotRefi),
        };
    }
    if !looks_like_xml(bytes) {
        return Err(RefiError::NotRefi);
    }
    let document = tree::decode(bytes)?;
    let root = tree::parse(&document)?;
    match root.name {
        "CodeBook" => Ok(read_codebook(&root)),
        _ => Err(RefiError::NotRefi),
    }
}

/// So many users, variables or sets: a project has some dozens of each.
const MOST_OF_A_KIND: usize = 20_000;

/// So many ties between texts and whatever refers to them.
const MOST_TIES: usize = 5_000_000;

fn is_too_much(root: &tree::Element<'_>) -> bool {
    if ["Users", "Variables", "Sets"].iter().any(|kind| root.within(kind).count() > MOST_OF_A_KIND) {
        return true;
    }
    // A recording may have several transcripts, and each that refers to it is tied to all of them.
    let transcripts = root.within("Sources").map(|source| source.all("Transcript").count()).max();
    let parts = root.within("Cases").chain(root.within("Sets")).flat_map(|holder| &holder.children);
    let references = parts.filter(|part| matches!(part.name, "SourceRef" | "MemberSource")).count();
    transcripts.unwrap_or(0).max(1).saturating_mul(references) > MOST_TIES
}

/// Whether the first sign of text opens an element.
fn looks_like_xml(bytes: &[u8]) -> bool {
    let begin = bytes.iter().take(64).filter(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    let mut begin = begin.filter(|byte| !matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF));
    begin.next() == Some(&b'<')
}

fn read_codebook(root: &tree::Element<'_>) -> ReadProject {
    let (mut ids, mut report) = (Ids::default(), Report::default());
    let origin = root.attribute("origin");
    tell_unknown(root, &mut report);
    let read = CodeReader::new(&mut ids, &mut report, &HashSet::new(), is_own(origin)).read(root);
    for set in root.within("Sets") {
        let (name, count) = (set.attribute("name").unwrap_or_default(), set.children.len());
        let why = format!("Sets of codes have no place here. It had {count} parts.");
        report.left_out("set", name, set.attribute("guid"), why);
    }
    ReadProject {
        origin: origin.and_then(one_line),
        codes: read.codes,
        report: report.0,
        ..ReadProject::default()
    }
}
