//! What an action did, in words, from its kind and ids.

use std::collections::HashMap;

use uuid::Uuid;
use verbatim_model::{Action, ActionKind, Codebook};

use crate::subject::Subject;
use crate::{Study, StudyError};

/// Names as they are now, for labels. Something that is gone is called so.
pub(super) struct Labels {
    book: Codebook,
    files: HashMap<Uuid, String>,
    people: HashMap<Uuid, String>,
}

impl Labels {
    pub fn of(study: &Study) -> Result<Self, StudyError> {
        Ok(Self {
            book: study.codebook()?,
            files: study.transcripts()?.into_iter().map(|t| (t.id.uuid(), t.file_name)).collect(),
            people: study.interviewees()?.into_iter().map(|p| (p.id.uuid(), p.label)).collect(),
        })
    }

    /// The label of an action. `find` looks up the action that an undo or redo was of.
    pub fn label(&self, action: &Action, find: impl FnOnce(i64) -> Option<Action>) -> String {
        if let (ActionKind::Undo | ActionKind::Redo, Some(of)) = (action.kind, action.of) {
            let verb = if action.kind == ActionKind::Undo { "Undid" } else { "Redid" };
            let what = find(of).map_or_else(|| "an action".to_owned(), |of| self.own(&of));
            return format!("{verb} #{of}: {what}");
        }
        self.own(action)
    }

    fn own(&self, action: &Action) -> String {
        let s = Subject::read(&action.subject);
        let (code, file, at) = (self.code(s.code), self.file(s.transcript), place(&s));
        let count = s.count.unwrap_or(0);
        match action.kind {
            ActionKind::CreateStudy => "Made the study".to_owned(),
            ActionKind::AddCoder => "Added a coder".to_owned(),
            ActionKind::ImportTranscripts => format!("Imported {}", plural(count, "transcript")),
            ActionKind::RenameTranscript => format!("Renamed a transcript, now {file}"),
            ActionKind::RemoveTranscript => {
                format!("Removed {file} with {}", plural(s.codings.unwrap_or(0), "coding"))
            }
            ActionKind::AssignInterview => match s.interviewee.and_then(|id| self.people.get(&id)) {
                Some(person) => format!("Assigned {file} to {person}"),
                None => format!("Changed the speakers of {file}"),
            },
            ActionKind::MarkProgress => "Marked progress of an interview".to_owned(),
            ActionKind::ImportInterviewees => format!("Imported {}", plural(count, "interviewee")),
            ActionKind::SetGroup => "Changed a group of interviewees".to_owned(),
            ActionKind::ImportCodebook => format!("Imported {}", plural(count, "code")),
            ActionKind::AddCode => format!("Added {code}"),
            ActionKind::RenameCode => format!("Renamed a code, now {code}"),
            ActionKind::MoveCode => format!("Moved {code}"),
            ActionKind::MergeCodes => format!("Merged a code into {}", self.code(s.into)),
            ActionKind::DescribeCode => format!("Changed the words of {code}"),
            ActionKind::RecolourCode => format!("Recoloured {code}"),
            ActionKind::DeleteCode => format!(
                "Deleted {code}: {}, {}",
                plural(count, "code"),
                plural(s.codings.unwrap_or(0), "coding")
            ),
            ActionKind::AddCoding => format!("Coded {file}{at} as {code}"),
            ActionKind::ImportCodings => format!("Imported {}", plural(count, "coding")),
            ActionKind::MarkCoding => format!("Marked the coding {code} in {file}{at}"),
            ActionKind::ResizeCoding => format!("Changed the edges of {code} in {file}{at}"),
            ActionKind::RemoveCoding => format!("Removed {code} from {file}{at}"),
            ActionKind::AddMemo => "Added a memo".to_owned(),
            ActionKind::ChangeMemo => "Changed a memo".to_owned(),
            ActionKind::RemoveMemo => "Removed a memo".to_owned(),
            ActionKind::ChangeSetting => "Changed a setting".to_owned(),
            ActionKind::Export => {
                let purpose = s.purpose.unwrap_or_else(|| "the team".to_owned());
                format!("Exported {} for {purpose}", plural(count, "row"))
            }
            ActionKind::ChangePassphrase => "Changed the passphrase".to_owned(),
            ActionKind::Restore => "Restored the study from a backup".to_owned(),
            ActionKind::Undo | ActionKind::Redo => "Undid or redid an action".to_owned(),
        }
    }

    fn code(&self, id: Option<Uuid>) -> String {
        id.and_then(|id| self.book.get(id.into()))
            .map_or_else(|| "a code since deleted".to_owned(), |c| c.name.clone())
    }

    fn file(&self, id: Option<Uuid>) -> String {
        id.and_then(|id| self.files.get(&id).cloned())
            .unwrap_or_else(|| "a transcript since removed".to_owned())
    }
}

fn place(subject: &Subject) -> String {
    subject.span.map_or_else(String::new, |(start, end)| format!(" {start}–{end}"))
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
