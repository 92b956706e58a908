//! The codings of a text.

use std::collections::HashMap;

use uuid::Uuid;
use verbatim_model::refi::{CodingMarks, MARKS_NOTE};
use verbatim_text::Span;

use crate::refi::names::moment;
use crate::refi::offsets::{Placing, RawText, Reading, Written};
use crate::refi::reader::Reader;
use crate::refi::texts::Selections;
use crate::refi::tree::Element;
use crate::refi::values::{ReadCoding, ReadTarget};

/// Codings of one text by what makes them the same.
type Known = HashMap<(Span, Option<Uuid>, Option<Uuid>), Uuid>;

impl Reader<'_, '_> {
    /// Reads the codings of the text at a place: of its selections, and of the whole source.
    pub(super) fn read_codings(
        &mut self,
        place: usize,
        raw: &RawText,
        reading: Reading,
        element: &Element,
        holders: &[&Element],
    ) {
        let placing = Placing::new(raw, reading);
        let mut known = Known::new();
        let selections = Selections::of(element);
        for selection in &element.children {
            let Some(written) = selections.written(selection) else { continue };
            if let Some(span) = self.span(place, selection, &written, &placing) {
                let shown = self.shown(place, &written);
                self.selection(place, selection, (span, &shown), &mut known);
            }
        }
        let length = self.project.texts.get(place).map_or(0, |text| text.text.chars().count());
        let whole = u32::try_from(length).ok().and_then(|length| Span::new(0, length).ok());
        let Some(whole) = whole else { return };
        for coding in holders.iter().flat_map(|holder| holder.all("Coding")) {
            self.coding(place, coding, whole, &mut known);
        }
    }

    /// Where a selection lies; tells where it has no place.
    fn span(
        &mut self,
        place: usize,
        selection: &Element,
        written: &Written,
        placing: &Placing,
    ) -> Option<Span> {
        let (id, shown) = (selection.attribute("guid"), self.shown(place, written));
        let codings = selection.all("Coding").count();
        let Some(found) = placing.place(written) else {
            let why = format!("It does not lie in its text; {codings} codings were on it.");
            self.report.left_out("selection", &shown, id, why);
            return None;
        };
        let ends = [found.start, found.end].map(|end| u32::try_from(end).unwrap_or(u32::MAX));
        let Ok(span) = Span::new(ends[0], ends[1]) else {
            let why = format!(
                "It is a place between two characters, which cannot be coded here; {codings} codings were on it."
            );
            self.report.left_out("selection", &shown, id, why);
            return None;
        };
        if found.clamped {
            self.report.changed("selection", &shown, id, "It ended after its text and ends with it here.");
        }
        Some(span)
    }

    fn shown(&self, place: usize, written: &Written) -> String {
        let name = self.project.texts.get(place).map_or("", |text| &text.name);
        format!("{name}, {}–{}", written.start, written.end)
    }

    fn selection(
        &mut self,
        place: usize,
        selection: &Element,
        (span, shown): (Span, &str),
        known: &mut Known,
    ) {
        let (first, has_codings) =
            (self.codings_of(place, selection, span, known), selection.first("Coding").is_some());
        let notes = selection.description().is_some() || selection.first("NoteRef").is_some();
        let first = match first {
            Of::Coding(first) => Some(first),
            Of::Case if !notes => None,
            Of::Nothing if has_codings && !notes => None,
            Of::Case | Of::Nothing => {
                let why = "It has no code, so it stands under one that says so.";
                self.report.changed("selection", shown, selection.attribute("guid"), why);
                let coder = self.coder(selection, "creatingUser");
                let made_at = selection.attribute("creationDateTime").and_then(moment);
                let (id, _) = self.ids.claim("coding", None);
                let coding =
                    ReadCoding { id, span, code: None, coder, made_at, marks: CodingMarks::default() };
                Some(self.keep(place, coding, known))
            }
        };
        let Some(first) = first else { return };
        if let Some(id) = selection.attribute("guid") {
            let id = self.ids.of(id);
            self.selections.entry(id).or_insert(first);
        }
        if let Some(text) = selection.description() {
            let coder = self.coder(selection, "creatingUser");
            self.memo(ReadTarget::Coding(first), text, coder);
        }
        self.attach(selection, ReadTarget::Coding(first));
    }

    fn codings_of(&mut self, place: usize, selection: &Element, span: Span, known: &mut Known) -> Of {
        let mut first = Of::Nothing;
        for coding in selection.all("Coding") {
            let read = self.coding(place, coding, span, known);
            first = match (first, read) {
                (Of::Coding(first), _) => Of::Coding(first),
                (Of::Case, Of::Nothing) => Of::Case,
                (_, read) => read,
            };
        }
        first
    }

    /// Reads one coding; answers what became of it.
    fn coding(&mut self, place: usize, coding: &Element, span: Span, known: &mut Known) -> Of {
        let written = coding.attribute("guid");
        let shown = format!(
            "{}, {}–{}",
            self.project.texts.get(place).map_or("", |text| &text.name),
            span.start(),
            span.end()
        );
        let Some(code) = coding.references("CodeRef").next() else {
            self.report.left_out("coding", &shown, written, "It names no code.");
            return Of::Nothing;
        };
        let id = self.ids.of(code);
        if self.cases.contains(&id) && !self.codes.contains(&id) {
            self.marked.push((place, id));
            return Of::Case;
        }
        if !self.codes.contains(&id) {
            self.report.left_out("coding", &shown, written, format!("The file has no code {code}."));
            return Of::Nothing;
        }
        let own = self.own_note(coding, MARKS_NOTE);
        let (marks, unknown) = own.as_deref().map(CodingMarks::read).unwrap_or_default();
        for line in unknown {
            self.report.left_out(
                "mark",
                &shown,
                written,
                format!("“{}” is no mark.", line.replace('\t', " ")),
            );
        }
        let (own_id, was_taken) = self.ids.claim("coding", written);
        if was_taken {
            self.report.changed(
                "coding",
                &shown,
                written,
                "Another coding has its id, so it got one of its own.",
            );
        }
        let coder = self.coder(coding, "creatingUser");
        let made_at = coding.attribute("creationDateTime").and_then(moment);
        let kept =
            self.keep(place, ReadCoding { id: own_id, span, code: Some(id), coder, made_at, marks }, known);
        if kept != own_id {
            let why = "The same code stands on the same passage by the same coder already.";
            self.report.left_out("coding", &shown, written, why);
        }
        self.attach(coding, ReadTarget::Coding(kept));
        Of::Coding(kept)
    }

    /// Keeps a coding, unless the same one is there; answers the id under which it is.
    fn keep(&mut self, place: usize, coding: ReadCoding, known: &mut Known) -> Uuid {
        let id = coding.id;
        let kept = *known.entry((coding.span, coding.code, coding.coder)).or_insert(id);
        if kept == id
            && let Some(text) = self.project.texts.get_mut(place)
        {
            self.codings.insert(id);
            text.codings.push(coding);
        }
        kept
    }
}

/// What codings of a selection came to.
#[derive(Clone, Copy)]
enum Of {
    /// A coding.
    Coding(Uuid),
    /// Only the mark of a case.
    Case,
    /// Nothing.
    Nothing,
}
