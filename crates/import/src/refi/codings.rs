//! The codings of a text.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use uuid::Uuid;
use verbatim_model::refi::{CodingMarks, MARKS_NOTE};
use verbatim_text::Span;

use crate::refi::asides::in_words;
use crate::refi::offsets::{Placing, Reading, Written, is_of};
use crate::refi::reader::Reader;
use crate::refi::texts::{Found, Selections};
use crate::refi::tree::Element;
use crate::refi::values::{ReadCoding, ReadTarget};

/// Codings of one text by what makes them the same.
type Known = HashMap<(Span, Option<Uuid>, Option<Uuid>), Uuid>;

impl<'f> Reader<'f, '_> {
    /// Reads the codings of the text at a place: of its selections, and of the whole source.
    pub(super) fn read_codings(&mut self, place: usize, reading: Reading, found: &Found<'f>) {
        let placing = Placing::new(&found.raw, reading);
        let mut known = Known::new();
        let selections = Selections::of(found.element, &mut self.ids);
        let mut twins = self.twins(found);
        let text = self.project.texts.get(place).map_or("", |text| &text.text);
        // Verbatim itself names passages by nothing but their words, as far as XML can hold them.
        let characters: Vec<char> = if self.own { Vec::new() } else { text.chars().collect() };
        let length = text.chars().count();
        let mut named = 0_usize;
        for selection in &found.element.children {
            let Some(written) = selections.written(selection, &mut self.ids) else { continue };
            let id = selection.attribute("guid").map(|id| self.ids.of(id));
            let mut parts = vec![selection];
            parts.extend(id.and_then(|id| twins.remove(&id)).into_iter().flatten());
            if let Some(span) = self.span(place, selection, &written, &placing) {
                let passage = characters.get(span.start() as usize..span.end() as usize).unwrap_or_default();
                let name = written.name.filter(|_| !self.own);
                named += usize::from(name.is_some_and(|name| !is_of(name, passage)));
                self.selection(place, &parts, (span, &written), &mut known);
            } else {
                for twin in parts.iter().skip(1) {
                    self.beside(place, twin);
                }
            }
        }
        if named > 0 {
            let why = format!(
                "{named} of its passages have a name that is not their words; passages have no names here."
            );
            self.report.left_out("names of passages", &found.name, found.outer.attribute("guid"), why);
        }
        let whole = u32::try_from(length).ok().and_then(|length| Span::new(0, length).ok());
        let Some(whole) = whole else { return };
        for coding in found.holders().flat_map(|holder| holder.all("Coding")) {
            self.coding(place, coding, whole, &mut known);
        }
    }

    /// Selections of a PDF that its text has, too, by id: one tool writes the same selection twice, in
    /// the PDF and in its text.
    pub(super) fn twins(&mut self, found: &Found<'f>) -> HashMap<Uuid, Vec<&'f Element<'f>>> {
        let mut twins: HashMap<Uuid, Vec<&'f Element<'f>>> = HashMap::new();
        if found.is_source() {
            return twins;
        }
        let own = found.element.all("PlainTextSelection").filter_map(|own| own.attribute("guid"));
        let own: HashSet<Uuid> = own.map(|id| self.ids.of(id)).collect();
        for selection in found.outer.all("PDFSelection") {
            let id = selection.attribute("guid").map(|id| self.ids.of(id));
            if let Some(id) = id.filter(|id| own.contains(id)) {
                twins.entry(id).or_default().push(selection);
            }
        }
        twins
    }

    /// Where a selection lies; tells where it has no place.
    fn span(
        &mut self,
        place: usize,
        selection: &'f Element<'f>,
        written: &Written<'_>,
        placing: &Placing,
    ) -> Option<Span> {
        let id = selection.attribute("guid");
        let codings = selection.all("Coding").count();
        let Some(found) = placing.place(written) else {
            let (shown, noted) = (self.shown(place, written), self.beside(place, selection));
            let why = format!("It does not lie in its text; {codings} codings were on it.{noted}");
            self.report.left_out("selection", &shown, id, why);
            return None;
        };
        let ends = [found.start, found.end].map(|end| u32::try_from(end).unwrap_or(u32::MAX));
        let Ok(span) = Span::new(ends[0], ends[1]) else {
            let (shown, noted) = (self.shown(place, written), self.beside(place, selection));
            let why = format!(
                "It is a place between two characters, which cannot be coded here; {codings} codings were on it.{noted}"
            );
            self.report.left_out("selection", &shown, id, why);
            return None;
        };
        if found.clamped {
            let shown = self.shown(place, written);
            self.report.changed("selection", &shown, id, "It ended after its text and ends with it here.");
        }
        Some(span)
    }

    /// A selection as reports name it.
    fn shown(&self, place: usize, written: &Written<'_>) -> String {
        self.passage(place, written.start, written.end)
    }

    /// A coding as reports name it.
    fn coded(&self, place: usize, span: Span) -> String {
        self.passage(place, span.start(), span.end())
    }

    fn passage(&self, place: usize, start: impl Display, end: impl Display) -> String {
        let name = self.project.texts.get(place).map_or("", |text| &text.name);
        format!("{name}, {start}–{end}")
    }

    /// Reads a selection, which may be written several times: first as it is in the text.
    fn selection(
        &mut self,
        place: usize,
        parts: &[&'f Element<'f>],
        (span, written): (Span, &Written<'_>),
        known: &mut Known,
    ) {
        let Some(selection) = parts.first() else { return };
        let first = self.codings_of(place, parts, span, known);
        let has_codings = parts.iter().any(|part| part.first("Coding").is_some());
        let notes = parts.iter().any(|part| part.description().is_some() || part.first("NoteRef").is_some());
        let first = match first {
            Of::Coding(first) => Some(first),
            Of::Case(case) if !notes => {
                self.stands_for(selection, ReadTarget::Person(case));
                None
            }
            Of::Nothing if has_codings && !notes => {
                if let Some(about) = self.interview_of(place) {
                    self.stands_for(selection, about);
                }
                None
            }
            Of::Case(_) | Of::Nothing => {
                let (why, shown) =
                    ("It has no code, so it stands under one that says so.", self.shown(place, written));
                self.report.changed("selection", &shown, selection.attribute("guid"), why);
                let coder = self.coder(selection, "creatingUser");
                let made_at = self.moment(selection, "creationDateTime");
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
        let (mut said, mut noted) = (HashSet::new(), HashSet::new());
        for part in parts {
            if let Some(text) = part.description().filter(|text| said.insert(text.trim())) {
                let coder = self.coder(part, "creatingUser");
                self.memo(ReadTarget::Coding(first), text, coder);
            }
            for note in part.references("NoteRef") {
                let note = self.ids.of(note);
                if noted.insert(note) {
                    self.attached.push((note, ReadTarget::Coding(first)));
                }
            }
        }
    }

    fn codings_of(&mut self, place: usize, parts: &[&Element<'_>], span: Span, known: &mut Known) -> Of {
        let (mut first, mut read_codes) = (Of::Nothing, HashSet::new());
        for (number, part) in parts.iter().enumerate() {
            for coding in part.all("Coding") {
                let code = coding.references("CodeRef").next().map(|code| self.ids.of(code));
                let coder = coding.attribute("creatingUser").map(|id| self.ids.of(id));
                if !read_codes.insert((code, coder)) && number > 0 {
                    continue;
                }
                let read = self.coding(place, coding, span, known);
                first = match (first, read) {
                    (Of::Coding(first), _) => Of::Coding(first),
                    (Of::Case(case), Of::Nothing | Of::Case(_)) => Of::Case(case),
                    (_, read) => read,
                };
            }
        }
        first
    }

    /// Reads one coding; answers what became of it.
    fn coding(&mut self, place: usize, coding: &Element<'_>, span: Span, known: &mut Known) -> Of {
        let written = coding.attribute("guid");
        if let Some(case) = self.case_of(coding) {
            self.marked.push((place, case));
            let about = ReadTarget::Person(case);
            self.stands_for(coding, about);
            if self.attach(coding, about) {
                let why = "Its code stands for a case.";
                self.report.left_out(
                    "coding",
                    &self.coded(place, span),
                    written,
                    format!("{why}{}", in_words(about)),
                );
            }
            return Of::Case(case);
        }
        let code = coding.references("CodeRef").next();
        let id = code.map(|code| self.ids.of(code)).filter(|id| self.codes.contains(id));
        let further = coding.references("CodeRef").count().saturating_sub(1);
        if further > 0 {
            let why = format!("It names {further} codes beside the first, which alone is read.");
            self.report.left_out("coding", &self.coded(place, span), written, why);
        }
        let Some(id) = id else {
            let why = code.map_or_else(
                || "It names no code.".to_owned(),
                |code| format!("The file has no code {code}."),
            );
            let about = self.interview_of(place);
            if let Some(about) = about {
                self.stands_for(coding, about);
            }
            let noted = about.filter(|about| self.attach(coding, *about)).map_or("", in_words);
            self.report.left_out("coding", &self.coded(place, span), written, format!("{why}{noted}"));
            return Of::Nothing;
        };
        let own = self.own_note(coding, MARKS_NOTE);
        let (marks, unknown) = own.as_deref().map(CodingMarks::read).unwrap_or_default();
        for line in unknown {
            self.report.left_out(
                "mark",
                &self.coded(place, span),
                written,
                format!("“{}” is no mark.", line.replace('\t', " ")),
            );
        }
        let (own_id, was_taken) = self.ids.claim("coding", written);
        if was_taken {
            self.report.changed(
                "coding",
                &self.coded(place, span),
                written,
                "Another coding has its id, so it got one of its own.",
            );
        }
        let coder = self.coder(coding, "creatingUser");
        let made_at = self.moment(coding, "creationDateTime");
        let kept =
            self.keep(place, ReadCoding { id: own_id, span, code: Some(id), coder, made_at, marks }, known);
        if kept != own_id {
            let why = "The same code stands on the same passage by the same coder already.";
            self.report.left_out("coding", &self.coded(place, span), written, why);
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
    Case(Uuid),
    /// Nothing.
    Nothing,
}
