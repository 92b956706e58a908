//! What an action did, in words, from its kind and ids.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use uuid::Uuid;
use verbatim_model::{Action, ActionKind, Codebook};
use verbatim_store::{NameChange, Rows};

use crate::interviewees::People;
use crate::searches::Library;
use crate::subject::Subject;
use crate::{Study, StudyError};

/// Characters of a name that a label shows: a menu has room for a line.
const MOST_OF_A_NAME: usize = 36;

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

    /// The label of an action.
    pub fn label(&self, action: &Action, rows: Rows<'_>) -> String {
        if let (ActionKind::Undo | ActionKind::Redo, Some(of)) = (action.kind, action.of) {
            let verb = if action.kind == ActionKind::Undo { "Undid" } else { "Redid" };
            let what = rows.action(of).ok().flatten();
            let what = what.map_or_else(|| "an action".to_owned(), |of| self.own(&of, rows));
            return format!("{verb} #{of}: {what}");
        }
        self.own(action, rows)
    }

    fn own(&self, action: &Action, rows: Rows<'_>) -> String {
        let s = Subject::read(&action.subject);
        let changed = Changed { action, rows, names: OnceCell::new() };
        let (code, file) = (self.code(s.code, &changed), self.file(s.transcript, &changed));
        let at = place(&file, &s);
        let file = short(&file, MOST_OF_A_NAME);
        let person = || s.interviewee.and_then(|id| self.person(id, &changed));
        let somebody = || person().unwrap_or_else(|| "an interviewee".to_owned());
        let count = s.count.unwrap_or(0);
        let file_or = |several| match s.transcript {
            Some(_) => file.clone(),
            None => plural(several, "transcript"),
        };
        match action.kind {
            ActionKind::CreateStudy => "Made the study".to_owned(),
            ActionKind::AddCoder => "Added a coder".to_owned(),
            ActionKind::ImportTranscripts => format!("Imported {}", plural(count, "transcript")),
            ActionKind::RenameTranscript => match s.transcript.and_then(|id| changed.renamed(id)) {
                Some((before, after)) => renamed(before, after),
                None => format!("Renamed a transcript, now {file}"),
            },
            ActionKind::RemoveTranscript => {
                format!("Removed {file} with {}", plural(s.codings.unwrap_or(0), "coding"))
            }
            ActionKind::AssignInterview => match person() {
                Some(person) => format!("Assigned {file} to {person}"),
                None => format!("Changed the speakers of {file}"),
            },
            ActionKind::MarkProgress => "Marked progress of an interview".to_owned(),
            ActionKind::ImportInterviewees => format!("Imported {}", plural(count, "interviewee")),
            ActionKind::ChangeInterview => "Changed what is known of an interview".to_owned(),
            ActionKind::ChangeInterviewee if count == 1 => format!("Added {}", somebody()),
            ActionKind::ChangeInterviewee => format!("Changed {}", somebody()),
            ActionKind::WithdrawInterviewee => format!("Recorded that {} has withdrawn", somebody()),
            ActionKind::RemoveInterviewee => format!("Removed {}", somebody()),
            ActionKind::ChangeCategory => "Changed a category".to_owned(),
            ActionKind::ChangeAttribute => "Changed an attribute".to_owned(),
            ActionKind::ChangeOutreach => "Changed the outreach list".to_owned(),
            ActionKind::SetGroup => "Changed a group of interviewees".to_owned(),
            ActionKind::ImportProject if count == 0 && s.codings.unwrap_or(0) == 0 => {
                "Imported a codebook or project".to_owned()
            }
            ActionKind::ImportProject => {
                let codings = plural(s.codings.unwrap_or(0), "coding");
                format!("Imported a project with {} and {codings}", plural(count, "transcript"))
            }
            ActionKind::ImportCodebook => format!("Imported {}", plural(count, "code")),
            ActionKind::AddCode => format!("Added {code}"),
            ActionKind::RenameCode => match s.code.and_then(|id| changed.renamed(id)) {
                Some((before, after)) => renamed(before, after),
                None => format!("Renamed a code, now {code}"),
            },
            ActionKind::MoveCode if s.code.is_none() => format!("Moved {}", plural(count, "code")),
            ActionKind::MoveCode => format!("Moved {code}"),
            ActionKind::MergeCodes => {
                let what = if count > 1 { plural(count, "code") } else { code };
                format!("Merged {what} into {}", self.code(s.into, &changed))
            }
            ActionKind::DescribeCode => format!("Changed the words of {code}"),
            ActionKind::RecolourCode => format!("Recoloured {code}"),
            ActionKind::DeleteCode => {
                let what = if s.code.is_some() { format!("{code}: ") } else { String::new() };
                let codings = plural(s.codings.unwrap_or(0), "coding");
                format!("Deleted {what}{}, {codings}", plural(count, "code"))
            }
            ActionKind::AddCoding => format!("Coded {at} as {code}"),
            ActionKind::ImportCodings => format!("Imported {}", plural(count, "coding")),
            ActionKind::MarkCoding => format!("Marked {code} in {at}"),
            ActionKind::ResizeCoding => format!("Changed the edges of {code} in {at}"),
            ActionKind::RemoveCoding => format!("Removed {code} from {at}"),
            ActionKind::RemoveCodings => format!("Removed {}", plural(count, "coding")),
            ActionKind::CodePassages => format!("Coded {} as {code}", plural(count, "passage")),
            ActionKind::RecodeCodings => format!("Gave {} the code {code}", plural(count, "coding")),
            ActionKind::SplitCode => format!("Split {} off as {code}", plural(count, "coding")),
            ActionKind::ChangeCodingAttribute => "Changed an attribute of codings".to_owned(),
            ActionKind::MarkCodings => format!("Marked {}", plural(count, "coding")),
            ActionKind::AddCodeAndCoding => format!("Added {code} and coded {at} with it"),
            ActionKind::AddReviewNote => format!("Added to the review of {code} in {at}"),
            ActionKind::CorrectText => match s.codings {
                Some(lost) => format!("Corrected {at} and removed {}", plural(lost, "coding")),
                None => format!("Corrected {at}"),
            },
            ActionKind::Redact => {
                format!("Put aliases in {} of {}", plural(count, "place"), file_or(s.texts.len()))
            }
            ActionKind::ChangeAlias => "Changed an alias".to_owned(),
            ActionKind::KeepMentions => {
                let several = s.affected.transcripts.iter().collect::<BTreeSet<_>>().len();
                format!("Kept {} of {}", plural(count, "place"), file_or(several))
            }
            ActionKind::ChangeKeepList => "Changed what is never proposed".to_owned(),
            ActionKind::ChangeStatus => format!("Changed the status of {}", file_or(count)),
            ActionKind::AllowLeak => "Let a finding stay".to_owned(),
            ActionKind::Purge => format!("Destroyed former texts and {}", plural(count, "original")),
            ActionKind::AddMemo => "Added a memo".to_owned(),
            ActionKind::ChangeMemo => "Changed a memo".to_owned(),
            ActionKind::RemoveMemo => "Removed a memo".to_owned(),
            ActionKind::WriteSummary => format!("Summed up {} on {code}", somebody()),
            ActionKind::ChangeSearch => "Changed a saved search".to_owned(),
            ActionKind::ChangeView => "Changed a saved view".to_owned(),
            ActionKind::SetLeadCoder => match s.interview {
                Some(_) => "Changed the lead coder of an interview".to_owned(),
                None => "Changed the lead coder of the study".to_owned(),
            },
            ActionKind::MarkAsked => {
                format!("Said of {} whether they were asked about {code}", plural(count, "interviewee"))
            }
            ActionKind::SetRecurring => match s.numbers.as_slice() {
                [people, groups, categories] => format!(
                    "Said what recurs: people {people}, unrelated groups {groups}, categories {categories}"
                ),
                _ => "Said what counts as recurring".to_owned(),
            },
            ActionKind::SetQuantifiers => match s.numbers.as_slice() {
                [several, many, most] => {
                    format!("Said several from {several} %, many from {many} %, most from {most} %")
                }
                _ => "Set the words for numbers of people".to_owned(),
            },
            ActionKind::MarkIllustrative => format!("Changed illustrative voices of {code}"),
            ActionKind::MarkOrigin => format!("Said how {} came up", plural(count, "code")),
            ActionKind::RenameStudy => "Renamed the study".to_owned(),
            ActionKind::ChangeSetting => "Changed a setting".to_owned(),
            ActionKind::Export => {
                let purpose = s.purpose.unwrap_or_else(|| "the team".to_owned());
                format!("Exported {} for {purpose}", plural(count, "row"))
            }
            ActionKind::ChangePassphrase => "Changed the passphrase".to_owned(),
            ActionKind::Restore => "Restored the study from a backup".to_owned(),
            ActionKind::Upgrade => format!("Gave the study file format {count}"),
            ActionKind::Undo | ActionKind::Redo => "Undid or redid an action".to_owned(),
        }
    }

    fn code(&self, id: Option<Uuid>, changed: &Changed<'_>) -> String {
        let code = id.and_then(|id| self.0.iter().find_map(|names| names.book.get(id.into())));
        let name = code.map(|code| code.name.clone()).or_else(|| changed.name(id?));
        name.map_or_else(|| "a code since deleted".to_owned(), |name| short(&name, MOST_OF_A_NAME))
    }

    fn file(&self, id: Option<Uuid>, changed: &Changed<'_>) -> String {
        let file = id.and_then(|id| self.0.iter().find_map(|names| names.library.transcript(id.into())));
        let name = file.map(|file| file.file_name.clone()).or_else(|| changed.name(id?));
        name.unwrap_or_else(|| "a transcript since removed".to_owned())
    }

    fn person(&self, id: Uuid, changed: &Changed<'_>) -> Option<String> {
        let person = self.0.iter().find_map(|names| names.people.get(id.into()));
        let label = person.map(|person| person.row.label.clone()).or_else(|| changed.name(id))?;
        Some(short(&label, MOST_OF_A_NAME))
    }
}

/// Names that an action changed, read when they are first asked for: of what it added and what is
/// gone now, or what it removed, no list says a name any more.
struct Changed<'a> {
    action: &'a Action,
    rows: Rows<'a>,
    names: OnceCell<HashMap<Uuid, NameChange>>,
}

impl Changed<'_> {
    fn of(&self, id: Uuid) -> Option<&NameChange> {
        let read = || match self.action.kind {
            // These change codings alone, and there are many of them.
            ActionKind::AddCoding
            | ActionKind::MarkCoding
            | ActionKind::ResizeCoding
            | ActionKind::RemoveCoding => HashMap::new(),
            _ => self.rows.names_changed_by(self.action.number).unwrap_or_default(),
        };
        self.names.get_or_init(read).get(&id)
    }

    fn name(&self, id: Uuid) -> Option<String> {
        self.of(id).and_then(|change| change.before.clone().or_else(|| change.after.clone()))
    }

    fn renamed(&self, id: Uuid) -> Option<(&str, &str)> {
        self.of(id).and_then(|change| Some((change.before.as_deref()?, change.after.as_deref()?)))
    }
}

/// Where in a transcript, as people cite it: its name without the ending, and the turn.
fn place(file: &str, subject: &Subject) -> String {
    let turn = subject.turn.map_or_else(String::new, |turn| format!(" ¶ {turn}"));
    short(without_ending(file), MOST_OF_A_NAME) + &turn
}

/// `AD-1` for `AD-1.docx`; `Interview 3.2` and `Dr. Hale` as they are.
fn without_ending(file: &str) -> &str {
    let is_ending = |end: &str| {
        (2..=8).contains(&end.len())
            && end.starts_with(|c: char| c.is_ascii_alphabetic())
            && end.chars().all(|c| c.is_ascii_alphanumeric())
    };
    file.rsplit_once('.').filter(|(_, end)| is_ending(end)).map_or(file, |(stem, _)| stem)
}

fn renamed(before: &str, after: &str) -> String {
    format!("Renamed {} to {}", short(before, MOST_OF_A_NAME), short(after, MOST_OF_A_NAME))
}

/// A name that is cut where it is longer than so many characters, at a word if one ends near there.
fn short(name: &str, most: usize) -> String {
    let Some((end, _)) = name.char_indices().nth(most) else { return name.to_owned() };
    let cut = &name[..end];
    let word = cut.rfind(char::is_whitespace).filter(|at| *at > end / 2);
    format!("{}…", cut[..word.unwrap_or(end)].trim_end())
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
