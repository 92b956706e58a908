//! Notes, and what each is about.

use std::collections::HashSet;

use uuid::Uuid;
use verbatim_model::Timestamp;
use verbatim_model::refi::{MARKS_NOTE, SPEAKERS_NOTE};

use crate::refi::ids::Ids;
use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::{ReadMemo, ReadTarget};

/// Notes that several parts refer to are several memos, of so many bytes together.
const MOST_COPIED: usize = 64 * 1024 * 1024;

/// A note of the file.
pub(super) struct ReadNote {
    /// Place among the notes of the file.
    number: usize,
    pub name: Option<String>,
    /// What it says.
    pub text: String,
    coder: Option<Uuid>,
    made_at: Option<Timestamp>,
    changed_at: Option<Timestamp>,
}

impl ReadNote {
    /// Whether it says marks or speakers, and is no memo.
    pub fn is_own(&self) -> bool {
        self.name.as_deref().is_some_and(|name| name == MARKS_NOTE || name == SPEAKERS_NOTE)
    }
}

impl Reader<'_, '_> {
    /// Reads the notes.
    pub(super) fn read_notes(&mut self) {
        for (number, note) in self.root.within("Notes").enumerate() {
            let (written, name) = (note.attribute("guid"), note.attribute("name"));
            let shown = name.unwrap_or_default();
            let (id, was_taken) = self.ids.claim("note", written);
            if was_taken {
                self.report.left_out("note", shown, written, "Another note has its id.");
                continue;
            }
            let passages = note.all("PlainTextSelection").count() + note.all("Coding").count();
            if passages > 0 {
                let why = format!("{passages} passages of the note are coded; a memo has no codings here.");
                self.report.left_out("coding", shown, written, why);
            }
            let values = note.all("VariableValue").count();
            if values > 0 {
                let why = format!("{values} values of variables are said of the note; a memo has none here.");
                self.report.left_out("value", shown, written, why);
            }
            let Some(text) = self.note_text(note, shown) else { continue };
            let text = match name.filter(|name| !self.own && !text.trim_start().starts_with(name.trim())) {
                // A memo has no title of its own.
                Some(title) => format!("{}\n\n{text}", title.trim()),
                None => text,
            };
            let (coder, by) = (self.coder(note, "creatingUser"), self.coder(note, "modifyingUser"));
            let read = ReadNote {
                number,
                name: name.map(str::to_owned),
                text,
                coder: coder.or(by),
                made_at: self.moment(note, "creationDateTime"),
                changed_at: self.moment(note, "modifiedDateTime"),
            };
            self.notes.insert(id, read);
            self.people_in_note(note, id, shown);
        }
    }

    /// Ties a note to the cases that codes mark in it, and remembers its passages, which a case may mark.
    fn people_in_note(&mut self, note: &Element<'_>, id: Uuid, shown: &str) {
        let mut cases = HashSet::new();
        for part in note.everything() {
            if part.name == "Coding" {
                if let Some(case) = self.case_of(part).filter(|case| cases.insert(*case)) {
                    self.note_of_case(id, shown, case);
                }
            } else if let Some(part) = part.attribute("guid").filter(|_| part.name.ends_with("Selection")) {
                let part = self.ids.of(part);
                self.note_parts.entry(part).or_insert(id);
            }
        }
    }

    /// Makes a note a memo on a person whom a case of the file ties to it.
    fn note_of_case(&mut self, note: Uuid, shown: &str, case: Uuid) {
        if self.of_notes.insert((note, case)) {
            let why = "A case marks it or passages of it, so it is a memo on the person.";
            self.report.changed("note", shown, Some(&note.to_string()), why);
            self.attached.push((note, ReadTarget::Person(case)));
        }
    }

    /// Takes a note to which a case refers, or in which it marks a passage; answers whether it was one.
    pub(super) fn case_refers_to_note(&mut self, part: Uuid, case: Uuid) -> bool {
        let note = self.note_parts.get(&part).copied().unwrap_or(part);
        let Some(found) = self.notes.get(&note) else { return false };
        let shown = found.name.clone().unwrap_or_default();
        self.note_of_case(note, &shown, case);
        true
    }

    /// What a note says: within the document, else in its file; its description before it.
    fn note_text(&mut self, note: &Element<'_>, shown: &str) -> Option<String> {
        let written = note.attribute("guid");
        let said = match (note.first("PlainTextContent"), note.attribute("plainTextPath")) {
            (Some(content), _) => Some(content.text.to_string()),
            (None, Some(path)) => match self.package.source(path) {
                // Verbatim writes those that XML cannot hold, with every sign as it is.
                Ok(bytes) if self.own => String::from_utf8(bytes).ok(),
                Ok(bytes) => crate::encoding::decode(&bytes, None).ok().map(|decoded| decoded.text),
                Err(why) => {
                    self.report.left_out(
                        "note",
                        shown,
                        written,
                        format!("Its text is not there: {}.", why.in_words()),
                    );
                    return None;
                }
            },
            (None, None) => None,
        };
        let parts = [note.description().map(str::to_owned), said];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect();
        if parts.is_empty() {
            self.report.left_out("note", shown, written, "It says nothing that can be read as plain text.");
            return None;
        }
        Some(parts.join("\n\n").trim().to_owned())
    }

    /// Makes memos of what is referred to, and of the notes that nothing refers to.
    pub(super) fn attach_notes(&mut self) {
        let root = self.root;
        if let Some(text) = root.description().filter(|_| !self.own) {
            self.memo(ReadTarget::Project, text, None);
        }
        for note in root.references("NoteRef") {
            let note = self.ids.of(note);
            self.attached.push((note, ReadTarget::Project));
        }
        let (mut written, mut missing) = (HashSet::new(), HashSet::new());
        let (mut copied, mut too_much) = (0_usize, 0_usize);
        let mut memos: Vec<(usize, ReadMemo)> = Vec::new();
        for (id, target) in std::mem::take(&mut self.attached) {
            let Some(note) = self.notes.get(&id) else {
                if missing.insert(id) {
                    let why = "Something refers to this note, but the file has no such note with a text.";
                    self.report.left_out("note", "", Some(&id.to_string()), why);
                }
                continue;
            };
            if note.is_own() && self.own {
                continue;
            }
            // A second reference makes a second memo.
            let own = if written.insert(id) {
                id
            } else {
                copied = copied.saturating_add(note.text.len());
                if copied > MOST_COPIED {
                    too_much += 1;
                    continue;
                }
                Uuid::now_v7()
            };
            memos.push((note.number, note.memo(own, target)));
        }
        if too_much > 0 {
            let why = format!("{too_much} references to notes that are memos already would fill the memory.");
            self.report.left_out("note", "", None, why);
        }
        let loose =
            self.notes.iter().filter(|(id, note)| !(written.contains(id) || self.own && note.is_own()));
        let mut loose: Vec<_> = loose.collect();
        loose.sort_by_key(|(_, note)| note.number);
        let referred = if loose.is_empty() { HashSet::new() } else { referred(root, &mut self.ids) };
        for (id, note) in loose {
            let why = if referred.contains(id) {
                "What refers to it has no place here, so it is a memo on the study."
            } else {
                "Nothing refers to it, so it is a memo on the study."
            };
            self.report.changed("note", note.name.as_deref().unwrap_or_default(), Some(&id.to_string()), why);
            memos.push((note.number, note.memo(*id, ReadTarget::Project)));
        }
        memos.sort_by_key(|(number, _)| *number);
        self.project.memos.extend(memos.into_iter().map(|(_, memo)| memo));
    }

    /// Makes a memo of a description or comment.
    pub(super) fn memo(&mut self, target: ReadTarget, text: &str, coder: Option<Uuid>) {
        let text = text.trim().to_owned();
        if !text.is_empty() {
            let id = Uuid::now_v7();
            self.project.memos.push(ReadMemo { id, target, coder, text, made_at: None, changed_at: None });
        }
    }

    /// Adds the notes that an element refers to; answers whether it does.
    pub(super) fn attach(&mut self, of: &Element<'_>, target: ReadTarget) -> bool {
        let before = self.attached.len();
        for note in of.references("NoteRef") {
            let note = self.ids.of(note);
            self.attached.push((note, target));
        }
        self.attached.len() > before
    }

    /// The text of a note of Verbatim's own of this name that an element refers to, in a file of its own.
    pub(super) fn own_note(&mut self, of: &Element<'_>, name: &str) -> Option<String> {
        if self.own { self.note_called(of, name) } else { None }
    }

    /// The text of a note of this name that an element refers to.
    pub(super) fn note_called(&mut self, of: &Element<'_>, name: &str) -> Option<String> {
        let ids: Vec<Uuid> = of.references("NoteRef").map(|note| self.ids.of(note)).collect();
        let mut notes = ids.iter().filter_map(|id| self.notes.get(id));
        notes.find(|note| note.name.as_deref() == Some(name)).map(|note| note.text.clone())
    }
}

/// What anything in a file refers to as a note or as an end of a link.
fn referred(root: &Element<'_>, ids: &mut Ids) -> HashSet<Uuid> {
    let mut referred = HashSet::new();
    for element in root.everything() {
        let ends: &[&str] = match element.name {
            "NoteRef" | "MemberNote" => &["targetGUID", "guid"],
            "Link" => &["originGUID", "targetGUID"],
            "Vertex" | "Edge" => &["representedGUID"],
            _ => continue,
        };
        referred.extend(ends.iter().filter_map(|end| element.attribute(end)).map(|id| ids.of(id)));
    }
    referred
}

impl ReadNote {
    fn memo(&self, id: Uuid, target: ReadTarget) -> ReadMemo {
        ReadMemo {
            id,
            target,
            coder: self.coder,
            text: self.text.clone(),
            made_at: self.made_at,
            changed_at: self.changed_at.or(self.made_at),
        }
    }
}
