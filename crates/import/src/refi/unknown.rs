//! What stands in a file beyond the standard, grouped by its name and by what it stands in.

use std::collections::HashMap;

use crate::refi::lost::Lost;
use crate::refi::report::Report;
use crate::refi::tree::Element;

/// So many kinds are told by name; a file of millions is no list for anybody.
const MOST_KINDS: usize = 200;

const AUDIT: &[&str] = &["creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"];
const ON_A_SELECTION: &[&str] = &["Description", "Coding", "NoteRef"];
const ON_A_SOURCE: &[&str] = &["Description", "Coding", "NoteRef", "VariableValue"];
const OF_A_TEXT: &[&str] = &["PlainTextContent", "PlainTextSelection"];

/// Attributes and children that an element may have; none where it is not looked into.
fn known(name: &str) -> Option<[&'static [&'static str]; 4]> {
    Some(match name {
        "Project" => [
            &["name", "origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID"],
            &["modifiedDateTime", "basePath"],
            &["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"],
            &["Description", "NoteRef"],
        ],
        // One tool pastes a codebook within a codebook, and a file of its own has sets.
        "CodeBook" => [&["origin"], &[], &["Codes", "Sets", "CodeBook"], &[]],
        "Codes" => [&[], &[], &["Code"], &[]],
        "Cases" => [&[], &[], &["Case"], &[]],
        "Sources" => {
            [&[], &[], &["TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"], &[]]
        }
        "Code" => [&["guid", "name", "isCodable", "color"], &[], &["Description", "NoteRef", "Code"], &[]],
        "Case" => [
            &["guid", "name"],
            &[],
            &["Description", "CodeRef", "VariableValue"],
            &["SourceRef", "SelectionRef"],
        ],
        "TextSource" | "Representation" | "TextDescription" => {
            [&["guid", "name", "richTextPath", "plainTextPath"], AUDIT, ON_A_SOURCE, OF_A_TEXT]
        }
        "PDFSource" => [OF_A_FILE, AUDIT, ON_A_SOURCE, &["PDFSelection", "Representation"]],
        "PictureSource" => [OF_A_FILE, AUDIT, ON_A_SOURCE, &["PictureSelection", "TextDescription"]],
        "AudioSource" => [OF_A_FILE, AUDIT, ON_A_SOURCE, &["Transcript", "AudioSelection"]],
        "VideoSource" => [OF_A_FILE, AUDIT, ON_A_SOURCE, &["Transcript", "VideoSelection"]],
        "Transcript" => [
            &["guid", "name", "richTextPath", "plainTextPath"],
            AUDIT,
            &["Description", "PlainTextContent", "SyncPoint"],
            &["TranscriptSelection", "NoteRef"],
        ],
        "PlainTextSelection" => {
            [&["guid", "name", "startPosition", "endPosition"], AUDIT, ON_A_SELECTION, &[]]
        }
        "PDFSelection" => [ON_A_PAGE, AUDIT, ON_A_SELECTION, &["Representation"]],
        "PictureSelection" => [ON_A_PICTURE, AUDIT, ON_A_SELECTION, &[]],
        "AudioSelection" | "VideoSelection" => {
            [&["guid", "name", "begin", "end"], AUDIT, ON_A_SELECTION, &[]]
        }
        "TranscriptSelection" => {
            [&["guid", "name", "fromSyncPoint", "toSyncPoint"], AUDIT, ON_A_SELECTION, &[]]
        }
        "Coding" => [&["guid", "creatingUser", "creationDateTime"], &[], &["CodeRef", "NoteRef"], &[]],
        _ => return None,
    })
}

const OF_A_FILE: &[&str] = &["guid", "name", "path", "currentPath"];
const ON_A_PICTURE: &[&str] = &["guid", "name", "firstX", "firstY", "secondX", "secondY"];
const ON_A_PAGE: &[&str] = &["guid", "name", "page", "firstX", "firstY", "secondX", "secondY"];

/// Parts of one kind.
struct Kind<'f> {
    /// `element` or `attribute`.
    what: &'static str,
    within: &'f str,
    name: &'f str,
    count: usize,
    /// Id of the first.
    id: Option<&'f str>,
    lost: Lost,
}

/// All that was found so far.
#[derive(Default)]
struct Found<'f> {
    kinds: Vec<Kind<'f>>,
    places: HashMap<(&'static str, &'f str, &'f str), usize>,
    /// Parts of further kinds.
    further: usize,
}

/// Tells what of a document the standard does not know.
pub(super) fn tell_unknown(root: &Element<'_>, report: &mut Report) {
    let mut found = Found::default();
    found.look(root);
    for kind in found.kinds {
        let what = if kind.what == "element" { "part" } else { "attribute" };
        let (within, count) = (kind.within, kind.count);
        let (why, with) = match count {
            1 => (format!("The standard has no such {what} in {within}."), "it"),
            _ => (format!("The standard has no such {what} in {within}; the file has {count}."), "them"),
        };
        let id = kind.id.filter(|_| count == 1);
        report.left_out(kind.what, kind.name, id, format!("{why}{}", kind.lost.in_words(with)));
    }
    if found.further > 0 {
        let why = format!("The file has {} more parts that the standard does not know.", found.further);
        report.left_out("element", "further kinds", None, why);
    }
}

impl<'f> Found<'f> {
    fn look(&mut self, element: &'f Element<'f>) {
        let Some([some, other, first, second]) = known(element.name) else { return };
        for attribute in element.attribute_names() {
            let is = |own: &&str| own.eq_ignore_ascii_case(attribute);
            if !some.iter().chain(other).any(is) {
                self.count("attribute", element, attribute, None);
            }
        }
        for child in &element.children {
            if first.contains(&child.name) || second.contains(&child.name) {
                self.look(child);
            } else if element.name != "Sources" {
                // Sources of another kind are told where sources are read.
                self.count("element", element, child.name, Some(child));
            }
        }
    }

    fn count(
        &mut self,
        what: &'static str,
        within: &'f Element<'f>,
        name: &'f str,
        part: Option<&'f Element<'f>>,
    ) {
        let key = (what, within.name, name);
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None if self.kinds.len() >= MOST_KINDS => {
                self.further += 1;
                return;
            }
            None => {
                let id = part.and_then(|part| part.attribute("guid"));
                let lost = Lost::default();
                self.kinds.push(Kind { what, within: within.name, name, count: 0, id, lost });
                self.places.insert(key, self.kinds.len() - 1);
                self.kinds.len() - 1
            }
        };
        if let Some(kind) = self.kinds.get_mut(place) {
            kind.count += 1;
            if let Some(part) = part {
                kind.lost.add(part);
            }
        }
    }
}
