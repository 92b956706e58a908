//! What an action did, in words, from its kind and ids.

use std::sync::Arc;

use uuid::Uuid;
use verbatim_model::{Action, ActionKind, Codebook};

use crate::interviewees::People;
use crate::searches::Library;
use crate::subject::Subject;
use crate::{Study, StudyError};

/// Names as they are now, for labels. Something that is gone is called so.
pub(super) struct Labels(Vec<Names>);

/// Names at one moment, as the study keeps them anyway.
struct Names {
    book: Arc<Codebook>,
    library: Arc<Library>,
    people: Arc<People>,
}

impl Labels {
    pub fn of(study: &Study) -> Result<Self, StudyError> {
        let (book, library, people) = (study.kept_codebook()?, study.library()?, study.kept_people()?);
        Ok(Self(vec![Names { book, library, people }]))
    }

    /// Names of what a step brought back, beside those of what it took away.
    pub fn and_then(mut self, later: Self) -> Self {
        self.0.extend(later.0);
        self
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
            ActionKind::AssignInterview => match s.interviewee.and_then(|id| self.person(id)) {
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
        let code = id.and_then(|id| self.0.iter().find_map(|names| names.book.get(id.into())));
        code.map_or_else(|| "a code since deleted".to_owned(), |code| code.name.clone())
    }

    fn file(&self, id: Option<Uuid>) -> String {
        let file = id.and_then(|id| self.0.iter().find_map(|names| names.library.transcript(id.into())));
        file.map_or_else(|| "a transcript since removed".to_owned(), |file| file.file_name.clone())
    }

    fn person(&self, id: Uuid) -> Option<&str> {
        self.0.iter().find_map(|names| names.people.get(id.into())).map(|person| person.row.label.as_str())
    }
}

fn place(subject: &Subject) -> String {
    subject.span.map_or_else(String::new, |(start, end)| format!(" {start}–{end}"))
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
