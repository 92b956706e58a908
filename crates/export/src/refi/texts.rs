//! Transcripts with their passages.

use std::collections::BTreeMap;

use verbatim_model::MemoTarget;
use verbatim_text::{CodePoints, Span};

use crate::ExportError;
use crate::refi::ids::{derived, moment};
use crate::refi::notes::Notes;
use crate::refi::people::People;
use crate::refi::project::{ProjectCoding, ProjectText};
use crate::xml::Xml;

/// So many characters of a passage stand in its name, by which a reader can check the offsets.
const MOST_OF_A_PASSAGE: usize = 100;

/// The passages of a transcript, each once, with its codings.
pub(super) struct Passages<'p>(BTreeMap<Span, Vec<&'p ProjectCoding>>);

impl<'p> Passages<'p> {
    pub fn of(text: &'p ProjectText) -> Self {
        let mut passages: BTreeMap<Span, Vec<&ProjectCoding>> = BTreeMap::new();
        for coding in &text.codings {
            passages.entry(coding.coding.span).or_default().push(coding);
        }
        for codings in passages.values_mut() {
            codings.sort_by_key(|coding| coding.coding.id);
        }
        Self(passages)
    }
}

/// Writes a transcript.
pub(super) fn write_text(
    xml: &mut Xml,
    text: &ProjectText,
    passages: &Passages<'_>,
    people: &People<'_>,
    notes: &Notes<'_>,
) -> Result<(), ExportError> {
    let transcript = &text.transcript;
    let (id, made) = (transcript.id.to_string(), moment(transcript.imported_at));
    let path = format!("internal://{id}.txt");
    xml.open(
        "TextSource",
        &[
            ("guid", Some(&id)),
            ("name", Some(&transcript.file_name)),
            ("plainTextPath", Some(&path)),
            ("creationDateTime", Some(&made)),
        ],
    )?;
    let points = CodePoints::new(&text.text);
    for (span, codings) in &passages.0 {
        write_passage(xml, *span, codings, &points, notes)?;
    }
    if people.holds_memos_of(transcript) {
        notes.refer(xml, MemoTarget::Interview(transcript.interview))?;
    }
    notes.refer_speakers(xml, text)?;
    people.write_interview(xml, transcript)?;
    xml.close("TextSource")
}

fn write_passage(
    xml: &mut Xml,
    span: Span,
    codings: &[&ProjectCoding],
    points: &CodePoints<'_>,
    notes: &Notes<'_>,
) -> Result<(), ExportError> {
    let Some(first) = codings.first().map(|first| &first.coding) else { return Ok(()) };
    let name: String = points.slice(span).unwrap_or_default().chars().take(MOST_OF_A_PASSAGE).collect();
    let (start, end) = (span.start().to_string(), span.end().to_string());
    let (coder, made) = (first.coder.to_string(), moment(first.created_at));
    xml.open(
        "PlainTextSelection",
        &[
            ("guid", Some(&derived("selection", &[first.id.uuid()]))),
            ("name", Some(&name)),
            ("startPosition", Some(&start)),
            ("endPosition", Some(&end)),
            ("creatingUser", Some(&coder)),
            ("creationDateTime", Some(&made)),
        ],
    )?;
    for coding in codings {
        let own = &coding.coding;
        let (id, coder, made) = (own.id.to_string(), own.coder.to_string(), moment(own.created_at));
        let attributes = [("guid", &id), ("creatingUser", &coder), ("creationDateTime", &made)];
        xml.open("Coding", &attributes.map(|(name, value)| (name, Some(value.as_str()))))?;
        xml.refer("CodeRef", &own.code.to_string())?;
        notes.refer(xml, MemoTarget::Coding(own.id))?;
        notes.refer_marks(xml, coding)?;
        xml.close("Coding")?;
    }
    xml.close("PlainTextSelection")
}
