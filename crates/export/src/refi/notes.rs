//! Memos and what else becomes a note.

use std::collections::HashMap;

use verbatim_model::refi::{CodingMarks, MARKS_NOTE, MEMO_LINK, SPEAKERS_NOTE, SpeakerLine};
use verbatim_model::{IntervieweeId, Memo, MemoId, MemoTarget};

use crate::ExportError;
use crate::refi::ids::{derived, moment};
use crate::refi::project::{ProjectCoding, ProjectFile, ProjectText};
use crate::xml::{Xml, fits};

/// The notes of a project.
pub(super) struct Notes<'p> {
    memos: &'p [Memo],
    texts: &'p [ProjectText],
    /// Ids of memos by what they are on.
    on: HashMap<MemoTarget, Vec<MemoId>>,
}

impl<'p> Notes<'p> {
    pub fn of(project: &'p ProjectFile) -> Self {
        let mut on: HashMap<MemoTarget, Vec<MemoId>> = HashMap::new();
        for memo in &project.memos {
            on.entry(memo.target).or_default().push(memo.id);
        }
        Self { memos: &project.memos, texts: &project.texts, on }
    }

    /// References to the memos on something.
    pub fn refer(&self, xml: &mut Xml, target: MemoTarget) -> Result<(), ExportError> {
        self.on.get(&target).into_iter().flatten().try_for_each(|id| xml.refer("NoteRef", &id.to_string()))
    }

    /// A reference to the marks of a coding, where it has any.
    pub fn refer_marks(&self, xml: &mut Xml, coding: &ProjectCoding) -> Result<(), ExportError> {
        marks(coding).map_or(Ok(()), |_| xml.refer("NoteRef", &marks_id(coding)))
    }

    /// A reference to who speaks.
    pub fn refer_speakers(&self, xml: &mut Xml, text: &ProjectText) -> Result<(), ExportError> {
        if text.speakers.is_empty() { Ok(()) } else { xml.refer("NoteRef", &speakers_id(text)) }
    }

    /// Memos that cannot stand within XML as they are; they become files of the archive.
    pub fn files(&self) -> impl Iterator<Item = (String, &'p str)> {
        let apart = self.memos.iter().filter(|memo| !memo.text.chars().all(fits));
        apart.map(|memo| (format!("{}.txt", memo.id), memo.text.as_str()))
    }

    /// The element `Notes`.
    pub fn write(&self, xml: &mut Xml) -> Result<(), ExportError> {
        let codings = || self.texts.iter().flat_map(|text| &text.codings);
        let speakers = || self.texts.iter().filter(|text| !text.speakers.is_empty());
        if self.memos.is_empty() && speakers().next().is_none() && codings().all(|c| marks(c).is_none()) {
            return Ok(());
        }
        xml.open("Notes", &[])?;
        for memo in self.memos {
            write_memo(xml, memo)?;
        }
        for text in speakers() {
            let line = |(speaker, person): &(verbatim_model::Speaker, Option<String>)| SpeakerLine {
                label: speaker.label.clone(),
                role: speaker.role,
                person: person.clone(),
            };
            let lines: Vec<SpeakerLine> = text.speakers.iter().map(line).collect();
            write_lines(xml, &speakers_id(text), SPEAKERS_NOTE, &SpeakerLine::lines(&lines))?;
        }
        for coding in codings() {
            if let Some(lines) = marks(coding) {
                write_lines(xml, &marks_id(coding), MARKS_NOTE, &lines)?;
            }
        }
        xml.close("Notes")
    }

    /// Whether there is a memo about a person.
    pub fn about_people(&self, people: &[verbatim_model::Interviewee]) -> bool {
        people.iter().any(|person| self.on.contains_key(&MemoTarget::Interviewee(person.id)))
    }

    /// Links from a person to the memos about that person, whom the standard has no reference for.
    pub fn link_person(&self, xml: &mut Xml, person: IntervieweeId) -> Result<(), ExportError> {
        for memo in self.on.get(&MemoTarget::Interviewee(person)).into_iter().flatten() {
            let link = derived("memo link", &[person.uuid(), memo.uuid()]);
            xml.empty(
                "Link",
                &[
                    ("guid", Some(&link)),
                    ("name", Some(MEMO_LINK)),
                    ("direction", Some("Associative")),
                    ("originGUID", Some(&person.to_string())),
                    ("targetGUID", Some(&memo.to_string())),
                ],
            )?;
        }
        Ok(())
    }
}

fn write_memo(xml: &mut Xml, memo: &Memo) -> Result<(), ExportError> {
    let (id, coder) = (memo.id.to_string(), memo.coder.to_string());
    let (made, changed) = (moment(memo.created_at), moment(memo.changed_at));
    let file = (!memo.text.chars().all(fits)).then(|| format!("internal://{id}.txt"));
    let attributes = [
        ("guid", Some(&*id)),
        ("plainTextPath", file.as_deref()),
        ("creatingUser", Some(&*coder)),
        ("creationDateTime", Some(&*made)),
        ("modifyingUser", Some(&*coder)),
        ("modifiedDateTime", Some(&*changed)),
    ];
    xml.open("Note", &attributes)?;
    if file.is_none() {
        xml.text("PlainTextContent", &memo.text)?;
    }
    xml.close("Note")
}

fn write_lines(xml: &mut Xml, id: &str, name: &str, lines: &str) -> Result<(), ExportError> {
    xml.open("Note", &[("guid", Some(id)), ("name", Some(name))])?;
    xml.text("PlainTextContent", lines)?;
    xml.close("Note")
}

fn marks(coding: &ProjectCoding) -> Option<String> {
    let ProjectCoding { coding, values } = coding;
    let marks = CodingMarks {
        stance: coding.stance,
        basis: coding.basis,
        prompting: coding.prompting,
        quotable: coding.quotable,
        off_record: coding.off_record,
        values: values.clone(),
    };
    marks.lines()
}

fn marks_id(coding: &ProjectCoding) -> String {
    derived("marks", &[coding.coding.id.uuid()])
}

fn speakers_id(text: &ProjectText) -> String {
    derived("speakers", &[text.transcript.id.uuid()])
}
