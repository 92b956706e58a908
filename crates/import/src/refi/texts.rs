//! Sources that hold text, wherever a tool puts it.

use std::collections::{HashMap, HashSet};

use verbatim_model::refi::{SPEAKERS_NOTE, SpeakerLine};

use crate::encoding::decode_as_written;
use crate::refi::names::{moment, one_line};
use crate::refi::offsets::{RawText, Reading, Written, choose};
use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::{ReadTarget, ReadText};

/// A text that was found, before its passages are read.
pub(super) struct Found<'f> {
    pub raw: RawText,
    /// The element that holds text and passages.
    pub element: &'f Element,
    /// The source that it belongs to; the same for a text source.
    pub outer: &'f Element,
    pub name: String,
}

impl<'f> Reader<'f, '_> {
    /// Reads the texts and their codings.
    pub(super) fn read_texts(&mut self) {
        let mut found: Vec<Found<'f>> = Vec::new();
        let root = self.root;
        for (number, source) in (1..).zip(root.within("Sources")) {
            let name =
                source.attribute("name").and_then(one_line).unwrap_or_else(|| format!("Text {number}"));
            let guid = source.attribute("guid");
            match &*source.name {
                "TextSource" => found.extend(self.found(source, source, &name)),
                "PDFSource" => {
                    self.report.changed("file", &name, guid, "Of the PDF only the plain text is kept.");
                    self.without_place(source, "PDFSelection", &name);
                    match source.first("Representation") {
                        Some(text) => found.extend(self.found(text, source, &name)),
                        None => self.report.left_out(
                            "source",
                            &name,
                            guid,
                            "The file holds no plain text of this PDF.",
                        ),
                    }
                }
                "AudioSource" | "VideoSource" => {
                    self.report.left_out("file", &name, guid, "Recordings are not kept.");
                    self.without_place(source, "AudioSelection", &name);
                    self.without_place(source, "VideoSelection", &name);
                    let transcripts: Vec<_> = source.all("Transcript").collect();
                    if transcripts.is_empty() {
                        self.report.left_out("source", &name, guid, "It has no transcript.");
                    }
                    for text in transcripts {
                        let own = text.attribute("name").and_then(one_line).unwrap_or_else(|| name.clone());
                        found.extend(self.found(text, source, &own));
                    }
                }
                "PictureSource" => {
                    self.report.left_out("source", &name, guid, "Pictures are not read.");
                    self.without_place(source, "PictureSelection", &name);
                }
                other => {
                    self.report.left_out("source", &name, guid, format!("“{other}” is no kind of source."))
                }
            }
        }
        let reading = self.choose_reading(&found);
        for text in found {
            self.read_text(text, reading);
        }
    }

    /// Tells of selections that no text holds.
    fn without_place(&mut self, source: &Element, kind: &'static str, name: &str) {
        // One tool writes the same selection twice, in the PDF and in its text.
        let twins = source.all("Representation").flat_map(|text| text.all("PlainTextSelection"));
        let twins: HashSet<&str> = twins.filter_map(|twin| twin.attribute("guid")).collect();
        for selection in source.all(kind) {
            let id = selection.attribute("guid");
            if !id.is_some_and(|id| twins.contains(id)) {
                let codings = selection.all("Coding").count();
                let why = format!("It lies in no text; {codings} codings were on it.");
                self.report.left_out("selection", name, id, why);
            }
        }
    }

    /// The text of an element; tells where there is none.
    fn found(&mut self, element: &'f Element, outer: &'f Element, name: &str) -> Option<Found<'f>> {
        let guid = outer.attribute("guid");
        let (plain, rich) = (element.attribute("plainTextPath"), element.attribute("richTextPath"));
        let raw = match (element.first("PlainTextContent"), plain) {
            (Some(content), _) if !content.text.is_empty() || plain.is_none() => content.text.clone(),
            (_, Some(path)) => match self.package.source(path) {
                Ok(bytes) => match decode_as_written(&bytes, None) {
                    Ok(decoded) => decoded.text,
                    Err(why) => {
                        self.report.left_out("source", name, guid, why.to_string());
                        return None;
                    }
                },
                Err(why) => {
                    let why = format!("Its text is not there: {}.", why.in_words());
                    self.report.left_out("source", name, guid, why);
                    return None;
                }
            },
            _ => {
                let why = if rich.is_some() {
                    "It is there only as rich text, which its passages do not refer to. Export it with plain text."
                } else {
                    "The file holds no text of it."
                };
                self.report.left_out("source", name, guid, why);
                return None;
            }
        };
        if raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            self.report.left_out("source", name, guid, "Its text is empty.");
            return None;
        }
        if rich.is_some() {
            self.report.changed("source", name, guid, "Its formatting is not kept, only the plain text.");
        }
        Some(Found { raw: RawText::new(raw), element, outer, name: name.to_owned() })
    }

    fn choose_reading(&mut self, found: &[Found<'_>]) -> Reading {
        let texts: Vec<_> = found.iter().map(|text| (&text.raw, written(text.element))).collect();
        let origin = self.root.attribute("origin");
        let (reading, is_another) = choose(origin, &texts);
        if is_another {
            self.project.notes.push(format!(
                "Passages were read by {reading}: they fit the texts so, and not as {} is known to count.",
                self.project.origin.as_deref().unwrap_or("the program that wrote the file")
            ));
        }
        reading
    }

    fn read_text(&mut self, found: Found<'f>, reading: Reading) {
        let Found { raw, element, outer, name } = found;
        let guid = outer.attribute("guid");
        let first_of_source = guid.is_none_or(|guid| !self.sources.contains_key(&self.ids.of(guid)));
        let written_id = if first_of_source { guid } else { element.attribute("guid") };
        let (id, was_taken) = self.ids.claim("source", written_id);
        if was_taken {
            self.report.changed(
                "source",
                &name,
                written_id,
                "Another source has its id, so it got one of its own.",
            );
        }
        let place = self.project.texts.len();
        let source = if first_of_source { id } else { guid.map_or(id, |guid| self.ids.of(guid)) };
        self.sources.entry(source).or_default().push(place);
        let speakers = self.own_note(element, SPEAKERS_NOTE);
        self.project.texts.push(ReadText {
            id,
            speakers: speakers.as_deref().map(SpeakerLine::read).unwrap_or_default(),
            made_at: outer.attribute("creationDateTime").and_then(moment),
            ..ReadText::new(name, raw.normalised())
        });
        let of_both = if std::ptr::eq(element, outer) { vec![outer] } else { vec![outer, element] };
        self.read_codings(place, &raw, reading, element, &of_both);
        for holder in of_both {
            let coder = self.coder(holder, "creatingUser");
            if let Some(text) = holder.description() {
                self.memo(ReadTarget::Interview(id), text, coder);
            }
            self.attach(holder, ReadTarget::Interview(id));
        }
    }
}

/// Where the selections of a text begin and end, as its element says.
pub(super) struct Selections<'f>(HashMap<&'f str, i64>);

impl<'f> Selections<'f> {
    /// Points in time of a transcript lead to places in its text.
    pub fn of(element: &'f Element) -> Self {
        let place = |point: &'f Element| {
            Some((point.attribute("guid")?, point.attribute("position")?.trim().parse().ok()?))
        };
        Self(element.all("SyncPoint").filter_map(place).collect())
    }

    /// Where a selection begins and ends, −1 where it does not say so; none where it is no selection.
    pub fn written(&self, selection: &Element) -> Option<Written> {
        let number = |name| selection.attribute(name).and_then(|n| n.trim().parse().ok());
        let point = |name| selection.attribute(name).and_then(|id| self.0.get(id).copied());
        let (start, end) = match &*selection.name {
            "PlainTextSelection" => (number("startPosition"), number("endPosition")),
            "TranscriptSelection" => (point("fromSyncPoint"), point("toSyncPoint")),
            _ => return None,
        };
        let name = selection.attribute("name").map(str::to_owned);
        Some(Written { start: start.unwrap_or(-1), end: end.unwrap_or(-1), name })
    }
}

/// Selections of a text, as written.
fn written(element: &Element) -> Vec<Written> {
    let selections = Selections::of(element);
    element.children.iter().filter_map(|child| selections.written(child)).collect()
}
