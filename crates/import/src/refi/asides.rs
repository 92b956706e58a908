//! What stands on a part of the file that has no place in the study: it stays with the person or the
//! text that the part is of, so that it leaves with them.

use uuid::Uuid;

use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::ReadTarget;

impl<'f> Reader<'f, '_> {
    /// The interview of the text at a place.
    pub(super) fn interview_of(&self, place: usize) -> Option<ReadTarget> {
        self.project.texts.get(place).map(|text| ReadTarget::Interview(text.id))
    }

    /// The case that a code stands for, where it stands for one.
    pub(super) fn case_of(&mut self, coding: &Element<'_>) -> Option<Uuid> {
        let id = self.ids.of(coding.references("CodeRef").next()?);
        (self.cases.contains(&id) && !self.codes.contains(&id)).then_some(id)
    }

    /// Takes what stands on a selection that has no place in its text: whose it is, notes and comments.
    /// Answers what became of these, as a sentence that may be added to a reason.
    pub(super) fn beside(&mut self, place: usize, selection: &'f Element<'f>) -> &'static str {
        let mut case = None;
        for coding in selection.all("Coding") {
            if let Some(own) = self.case_of(coding) {
                self.marked.push((place, own));
                case = case.or(Some(own));
            }
        }
        let Some(about) = case.map(ReadTarget::Person).or_else(|| self.interview_of(place)) else {
            return "";
        };
        self.stands_for(selection, about);
        let mut is_noted = self.attach(selection, about);
        for coding in selection.all("Coding") {
            is_noted |= self.attach(coding, about);
        }
        if let Some(text) = selection.description() {
            let coder = self.coder(selection, "creatingUser");
            self.memo(about, text, coder);
            is_noted = true;
        }
        if is_noted { in_words(about) } else { "" }
    }

    /// Remembers what notes are about that a link ties to a part without a place.
    pub(super) fn stands_for(&mut self, part: &Element<'_>, about: ReadTarget) {
        if let Some(id) = part.attribute("guid") {
            let id = self.ids.of(id);
            self.asides.entry(id).or_insert(about);
        }
    }

    /// Takes a note that a link ties to a part without a place; answers whether it was one.
    pub(super) fn linked_aside(&mut self, note: Uuid, part: Uuid) -> bool {
        let Some(about) = self.asides.get(&part).copied() else { return false };
        let Some(found) = self.notes.get(&note) else { return false };
        let why = format!("What it is linked with has no place here.{}", in_words(about));
        let name = found.name.clone().unwrap_or_default();
        self.report.changed("note", &name, Some(&note.to_string()), why);
        self.attached.push((note, about));
        true
    }

    /// Takes the notes of sources that hold no text, where a case says whose they are.
    pub(super) fn notes_of_unread(&mut self) {
        for source in std::mem::take(&mut self.unread) {
            let id = source.attribute("guid").map(|id| self.ids.of(id));
            let Some(about) = id.and_then(|id| self.asides.get(&id)).copied() else { continue };
            let before = self.attached.len();
            for part in source.everything() {
                self.attach(part, about);
            }
            if self.attached.len() > before {
                let name = source.attribute("name").unwrap_or_default();
                let why = format!("It is not read.{}", in_words(about));
                self.report.changed("notes of a source", name, source.attribute("guid"), why);
            }
        }
    }
}

/// Where the notes on a part without a place are.
pub(super) const fn in_words(about: ReadTarget) -> &'static str {
    match about {
        ReadTarget::Person(_) => " What was noted on it is a memo on the person.",
        ReadTarget::Interview(_) => " What was noted on it is a memo on the interview.",
        ReadTarget::Project | ReadTarget::Code(_) | ReadTarget::Coding(_) => "",
    }
}
