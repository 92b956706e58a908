//! Memos.

use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Codebook, Coding, CodingId, InterviewId, Memo, MemoTarget};
use verbatim_study::interviewees::{People, TakenBack};
use verbatim_study::{Study, StudyError};

use crate::answers::codings::coder_names;
use crate::answers::time;
use crate::replies::{MemoItem, MemoNote, MemoRow, Place};

/// A memo, written by a coder of this name.
#[must_use]
pub fn memo_note(memo: &Memo, coder: &str) -> MemoNote {
    MemoNote {
        id: memo.id.to_string(),
        coder: coder.to_owned(),
        text: memo.text.clone(),
        created_at: time(memo.created_at),
        changed_at: time(memo.changed_at),
    }
}

/// Memos on one thing, or all of the study, oldest first, with what they are about.
///
/// # Errors
/// [`StudyError::Missing`] where the thing is gone, or what the study file says.
pub fn memo_rows(study: &Study, target: Option<MemoTarget>) -> Result<Vec<MemoRow>, StudyError> {
    let memos = match target {
        Some(target) => study.memos_on(target)?,
        None => study.memos()?,
    };
    let coders = coder_names(study)?;
    let subjects = Subjects::of(study, &memos)?;
    let taken_back = study.taken_back()?;
    let row = |memo: &Memo| -> Result<MemoRow, StudyError> {
        let Subject { about, id, name, place } = subjects.subject(memo.target);
        let coder = coders.get(&memo.coder).map_or("", String::as_str);
        let withdrawn = subjects.is_taken_back(memo.target, &taken_back)?;
        Ok(MemoRow { memo: memo_note(memo, coder), about: about.to_owned(), id, name, place, withdrawn })
    };
    memos.iter().map(row).collect()
}

/// What a memo is about.
struct Subject {
    about: &'static str,
    id: Option<String>,
    name: Option<String>,
    place: Option<Place>,
}

/// Names of what memos are about, read once for all of them.
struct Subjects {
    book: Arc<Codebook>,
    people: Arc<People>,
    files: HashMap<InterviewId, String>,
    codings: HashMap<CodingId, Coding>,
}

impl Subjects {
    fn of(study: &Study, memos: &[Memo]) -> Result<Self, StudyError> {
        let coding = |memo: &Memo| match memo.target {
            MemoTarget::Coding(id) => Some(id),
            _ => None,
        };
        let interviews = memos.iter().any(|memo| matches!(memo.target, MemoTarget::Interview(_)));
        let transcripts = if interviews { study.transcripts()? } else { Vec::new() };
        Ok(Self {
            book: study.kept_codebook()?,
            people: study.kept_people()?,
            // Of several transcripts of an interview the first names it.
            files: transcripts.into_iter().rev().map(|t| (t.interview, t.file_name)).collect(),
            codings: study.codings_by_id(&memos.iter().filter_map(coding).collect())?,
        })
    }

    fn subject(&self, target: MemoTarget) -> Subject {
        let named = |about, id: String, name| Subject { about, id: Some(id), name, place: None };
        let path = |code| self.book.path_of(code).map(|path| path.to_string());
        match target {
            MemoTarget::Study => Subject { about: "study", id: None, name: None, place: None },
            MemoTarget::Interview(id) => named("interview", id.to_string(), self.files.get(&id).cloned()),
            MemoTarget::Interviewee(id) => {
                let label = self.people.get(id).map(|person| person.row.label.clone());
                named("interviewee", id.to_string(), label)
            }
            MemoTarget::Code(id) => named("code", id.to_string(), path(id)),
            MemoTarget::Coding(id) => {
                let coding = self.codings.get(&id);
                let place = coding.map(|coding| Place {
                    transcript: coding.transcript.to_string(),
                    start: coding.span.start(),
                    end: coding.span.end(),
                });
                let name = coding.and_then(|coding| path(coding.code));
                Subject { place, ..named("coding", id.to_string(), name) }
            }
        }
    }

    fn is_taken_back(&self, target: MemoTarget, by: &TakenBack<'_>) -> Result<bool, StudyError> {
        Ok(match target {
            MemoTarget::Study | MemoTarget::Code(_) => false,
            MemoTarget::Interview(id) => by.interview(id),
            MemoTarget::Interviewee(id) => by.person(id),
            MemoTarget::Coding(id) => match self.codings.get(&id) {
                Some(coding) => by.passage(coding.transcript, coding.span)?,
                None => false,
            },
        })
    }
}

/// Memos with names of what they are about.
///
/// # Errors
/// What the study file says.
pub fn memo_items(study: &Study) -> Result<Vec<MemoItem>, StudyError> {
    let book = study.codebook()?;
    let people: HashMap<_, _> = study.interviewees()?.into_iter().map(|p| (p.id, p.label)).collect();
    let files: HashMap<_, _> = study.transcripts()?.into_iter().map(|t| (t.interview, t.file_name)).collect();
    let coders = coder_names(study)?;
    let item = |memo: Memo| {
        let (about, target) = match memo.target {
            MemoTarget::Study => ("study", None),
            MemoTarget::Interview(id) => ("interview", files.get(&id).cloned()),
            MemoTarget::Interviewee(id) => ("interviewee", people.get(&id).cloned()),
            MemoTarget::Code(id) => ("code", book.path_of(id).map(|p| p.to_string())),
            MemoTarget::Coding(id) => ("coding", Some(id.to_string())),
        };
        MemoItem {
            id: memo.id.to_string(),
            about: about.to_owned(),
            target,
            coder: coders.get(&memo.coder).cloned().unwrap_or_default(),
            text: memo.text,
            at: time(memo.changed_at),
        }
    };
    Ok(study.memos()?.into_iter().map(item).collect())
}
