//! Sources that hold text, wherever a tool puts it.

use std::collections::HashMap;

use uuid::Uuid;
use verbatim_model::refi::{SPEAKERS_NOTE, SpeakerLine};

use crate::encoding::decode_as_written;
use crate::refi::ids::Ids;
use crate::refi::lost::{lost, lost_beside_texts};
use crate::refi::names::one_line;
use crate::refi::offsets::{RawText, Reading, Written, choose};
use crate::refi::reader::{Reader, Source};
use crate::refi::tree::Element;
use crate::refi::values::{ReadTarget, ReadText};

/// A text that was found, before its passages are read.
pub(super) struct Found<'f> {
    pub raw: RawText,
    /// The element that holds text and passages.
    pub element: &'f Element<'f>,
    /// The source that it belongs to; the same for a text source.
    pub outer: &'f Element<'f>,
    /// Place of the source among the sources.
    pub number: usize,
    pub name: String,
}

impl<'f> Found<'f> {
    /// Whether the source itself holds text and passages.
    pub fn is_source(&self) -> bool {
        std::ptr::eq(self.element, self.outer)
    }

    /// The source, and what holds the text where that is another element.
    pub fn holders(&self) -> impl Iterator<Item = &'f Element<'f>> + use<'f> {
        let element = (!self.is_source()).then_some(self.element);
        std::iter::once(self.outer).chain(element)
    }
}

impl<'f> Reader<'f, '_> {
    /// Reads the texts and their codings.
    pub(super) fn read_texts(&mut self) {
        let mut found: Vec<Found<'f>> = Vec::new();
        let root = self.root;
        for (number, source) in root.within("Sources").enumerate() {
            let name =
                source.attribute("name").and_then(one_line).unwrap_or_else(|| format!("Text {}", number + 1));
            let before = found.len();
            self.texts_in(source, number, &name, &mut found);
            if found.len() == before {
                self.unread.push(source);
                let has_texts = source.first("Representation").or(source.first("Transcript")).is_some();
                let lost = if has_texts { lost_beside_texts(source) } else { String::new() };
                if !lost.is_empty() {
                    let why = format!("None of its texts is read.{lost}");
                    self.report.left_out("source", &name, source.attribute("guid"), why);
                }
            }
        }
        let reading = self.choose_reading(&found);
        for text in found {
            self.read_text(text, reading);
        }
    }

    /// The texts of a source; tells what of it is not read.
    fn texts_in(&mut self, source: &'f Element<'f>, number: usize, name: &str, found: &mut Vec<Found<'f>>) {
        let guid = source.attribute("guid");
        let why = |why: &str| format!("{why}{}", lost(source));
        match source.name {
            "TextSource" => found.extend(self.found(source, source, number, name)),
            "PDFSource" => match source.first("Representation") {
                Some(text) => {
                    self.report.changed("file", name, guid, "Of the PDF only the plain text is kept.");
                    found.extend(self.found(text, source, number, name));
                    for text in source.all("Representation").skip(1) {
                        let why = format!("Only the first text of a PDF is read.{}", lost(text));
                        self.report.left_out("source", name, text.attribute("guid"), why);
                    }
                }
                None => self.report.left_out(
                    "source",
                    name,
                    guid,
                    why("The file holds no plain text of this PDF."),
                ),
            },
            "AudioSource" | "VideoSource" => {
                self.report.left_out("file", name, guid, "Recordings are not kept.");
                if source.first("Transcript").is_none() {
                    self.report.left_out("source", name, guid, why("It has no transcript."));
                }
                for text in source.all("Transcript") {
                    let own = text.attribute("name").and_then(one_line);
                    found.extend(self.found(text, source, number, own.as_deref().unwrap_or(name)));
                }
            }
            "PictureSource" => self.report.left_out("source", name, guid, why("Pictures are not read.")),
            other => {
                let said = format!("“{other}” is no kind of source.");
                self.report.left_out("source", name, guid, why(&said));
            }
        }
    }

    /// Tells of selections of a source that its text does not hold. What stands on them is its interview's.
    fn without_place(&mut self, place: usize, found: &Found<'f>) {
        let twins = self.twins(found);
        for selection in found.outer.children.iter().filter(|part| part.name.ends_with("Selection")) {
            let id = selection.attribute("guid");
            let is_twin = id.is_some_and(|id| twins.contains_key(&self.ids.of(id)));
            if !is_twin {
                let codings = selection.all("Coding").count();
                let noted = self.beside(place, selection);
                let why = format!("It lies in no text; {codings} codings were on it.{noted}");
                self.report.left_out("selection", &found.name, id, why);
            }
        }
    }

    /// The text of an element; tells where there is none.
    fn found(
        &mut self,
        element: &'f Element<'f>,
        outer: &'f Element<'f>,
        number: usize,
        name: &str,
    ) -> Option<Found<'f>> {
        let guid = outer.attribute("guid");
        let why = |why: &str| format!("{why}{}", lost(element));
        let (plain, rich) = (element.attribute("plainTextPath"), element.attribute("richTextPath"));
        let raw = match (element.first("PlainTextContent"), plain) {
            (Some(content), _) if !content.text.is_empty() || plain.is_none() => content.text.to_string(),
            (_, Some(path)) => match self.package.source(path) {
                Ok(bytes) => match decode_as_written(&bytes, None) {
                    Ok(decoded) => decoded.text,
                    Err(error) => {
                        self.report.left_out("source", name, guid, why(&error.to_string()));
                        return None;
                    }
                },
                Err(error) => {
                    let said = format!("Its text is not there: {}.", error.in_words());
                    self.report.left_out("source", name, guid, why(&said));
                    return None;
                }
            },
            _ => {
                let said = if rich.is_some() {
                    "It is there only as rich text, which its passages do not refer to. Export it with plain text."
                } else {
                    "The file holds no text of it."
                };
                self.report.left_out("source", name, guid, why(said));
                return None;
            }
        };
        if raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            self.report.left_out("source", name, guid, why("Its text is empty."));
            return None;
        }
        if rich.is_some() {
            self.report.changed("source", name, guid, "Its formatting is not kept, only the plain text.");
        }
        Some(Found { raw: RawText::new(raw), element, outer, number, name: name.to_owned() })
    }

    fn choose_reading(&mut self, found: &[Found<'_>]) -> Reading {
        let texts: Vec<_> = found.iter().map(|text| &text.raw).collect();
        let origin = self.root.attribute("origin");
        let selections = |place: usize| {
            found.get(place).map_or_else(Vec::new, |text| written(text.element, &mut self.ids))
        };
        let (reading, is_another) = choose(origin, &texts, selections);
        if is_another {
            self.project.notes.push(format!(
                "Passages were read by {reading}: they fit the texts so, and not as {} is known to count.",
                self.project.origin.as_deref().unwrap_or("the program that wrote the file")
            ));
        }
        reading
    }

    fn read_text(&mut self, found: Found<'f>, reading: Reading) {
        let (element, outer) = (found.element, found.outer);
        let guid = outer.attribute("guid");
        let source = guid.map(|guid| self.ids.of(guid));
        // The source of an id is the first that has it; another one with it gets an id of its own.
        let known = source.and_then(|id| self.sources.get(&id)).map(|source| source.number);
        let is_later = known == Some(found.number);
        let written_id = if is_later { element.attribute("guid") } else { guid };
        let (id, was_taken) = self.ids.claim("source", written_id);
        if was_taken {
            self.report.changed(
                "source",
                &found.name,
                written_id,
                "Another source has its id, so it got one of its own.",
            );
        }
        let place = self.project.texts.len();
        if let Some(id) = source.filter(|_| known.is_none() || is_later) {
            let number = found.number;
            self.sources.entry(id).or_insert_with(|| Source { number, texts: Vec::new() }).texts.push(place);
        }
        let is_first = !self.first_texts.contains_key(&found.number);
        self.first_texts.entry(found.number).or_insert(place);
        self.parts_of(place, element, outer);
        let speakers =
            self.note_called(element, SPEAKERS_NOTE).or_else(|| self.note_called(outer, SPEAKERS_NOTE));
        let made_at = self.moment(outer, "creationDateTime");
        self.project.texts.push(ReadText {
            id,
            speakers: speakers.as_deref().map(SpeakerLine::read).unwrap_or_default(),
            made_at,
            ..ReadText::new(found.name.clone(), found.raw.normalised())
        });
        if !found.is_source() {
            self.stands_for(element, ReadTarget::Interview(id));
        }
        self.read_codings(place, reading, &found);
        for holder in found.holders() {
            let coder = self.coder(holder, "creatingUser");
            if let Some(text) = holder.description() {
                self.memo(ReadTarget::Interview(id), text, coder);
            }
            self.attach(holder, ReadTarget::Interview(id));
        }
        if is_first && !found.is_source() {
            self.without_place(place, &found);
        }
        self.times_of(&found);
    }

    /// Tells of the times of a transcript.
    fn times_of(&mut self, found: &Found<'f>) {
        let times = found.element.all("SyncPoint").filter(|point| point.attribute("timeStamp").is_some());
        let count = times.count();
        if count > 0 {
            let why = format!("{count} places of the text have a time in the recording, which is not kept.");
            self.report.left_out("times", &found.name, found.element.attribute("guid"), why);
        }
    }
}

/// Where the selections of a text begin and end, as its element says.
pub(super) struct Selections(HashMap<Uuid, i64>);

impl Selections {
    /// Points in time of a transcript lead to places in its text.
    pub fn of(element: &Element<'_>, ids: &mut Ids) -> Self {
        let place = |point: &Element<'_>| {
            Some((ids.of(point.attribute("guid")?), point.attribute("position")?.trim().parse().ok()?))
        };
        Self(element.all("SyncPoint").filter_map(place).collect())
    }

    /// Where a selection begins and ends, −1 where it does not say so; none where it is no selection.
    pub fn written<'s>(&self, selection: &'s Element<'_>, ids: &mut Ids) -> Option<Written<'s>> {
        let number = |name| selection.attribute(name).and_then(|n| n.trim().parse().ok());
        let mut point = |name| self.0.get(&ids.of(selection.attribute(name)?)).copied();
        let (start, end) = match selection.name {
            "PlainTextSelection" => (number("startPosition"), number("endPosition")),
            "TranscriptSelection" => (point("fromSyncPoint"), point("toSyncPoint")),
            _ => return None,
        };
        let name = selection.attribute("name");
        Some(Written { start: start.unwrap_or(-1), end: end.unwrap_or(-1), name })
    }
}

/// Selections of a text, as written.
fn written<'s>(element: &'s Element<'_>, ids: &mut Ids) -> Vec<Written<'s>> {
    let selections = Selections::of(element, ids);
    element.children.iter().filter_map(|child| selections.written(child, ids)).collect()
}
