//! Memos and the words of codes, searched for the words of a query.

use verbatim_model::{CodeId, Memo, MemoId, MemoTarget, TranscriptId};
use verbatim_search::{FindInTurn, Language, Query, RegexQuery, Said, TurnMatcher, Watch, context};
use verbatim_text::{CodePoints, Span};

use crate::searches::desk::SearchDesk;
use crate::searches::options::Also;

/// Code points of context on each side of a hit.
const CONTEXT: u32 = 80;

/// Most hits of one note that are listed.
const MOST_OF_ONE: usize = 3;

/// A place in a memo or in the words of a code that holds what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNote {
    /// Where.
    pub of: NoteOf,
    /// Name of what it is about: the path of a code, a label, a file name, the study.
    pub name: String,
    /// The words.
    pub text: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
}

/// What holds words beside the transcripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteOf {
    /// A memo, what it is about, and the passage where that is a coding.
    Memo(MemoId, MemoTarget, Option<(TranscriptId, Span)>),
    /// Words of a code, and which of them: `statement`, `definition` and so on.
    Code(CodeId, &'static str),
}

/// Notes that hold the words of a query. What it says of codes, people and interviews is left aside:
/// none of it is said of a note.
pub(super) fn notes(desk: &SearchDesk, query: &Query, also: Also) -> Vec<FoundNote> {
    match words_of(query) {
        Some(words) => found(desk, &TurnMatcher::new(&words), also),
        None => Vec::new(),
    }
}

/// Notes in which a regular expression finds something.
pub(super) fn regex_notes(desk: &SearchDesk, regex: &RegexQuery, also: Also) -> Vec<FoundNote> {
    let watch = Watch::none();
    found(desk, &regex.watched(&watch), also)
}

/// The words of a query alone; `None` where it asks for none.
fn words_of(query: &Query) -> Option<Query> {
    let words = match query {
        Query::And(parts) => joined(parts, Query::And),
        Query::Or(parts) => joined(parts, Query::Or),
        Query::Not(part) => words_of(part).map(|part| Query::Not(Box::new(part))),
        text if text.is_text() => Some(text.clone()),
        _ => None,
    };
    words.filter(|words| words.is_text())
}

fn joined(parts: &[Query], join: fn(Vec<Query>) -> Query) -> Option<Query> {
    let mut words: Vec<Query> = parts.iter().filter_map(words_of).collect();
    match words.len() {
        0 => None,
        1 => words.pop(),
        _ => Some(join(words)),
    }
}

fn found(desk: &SearchDesk, wanted: &impl FindInTurn, also: Also) -> Vec<FoundNote> {
    let mut found = Vec::new();
    if also.memos {
        for memo in &desk.memos {
            found.extend(look(wanted, &memo.text).into_iter().map(|words| {
                let (name, passage) = about(desk, memo);
                words.note(NoteOf::Memo(memo.id, memo.target, passage), name)
            }));
        }
    }
    if also.definitions {
        for (place, code) in desk.book.codes().iter().enumerate() {
            let words = [
                ("statement", &code.text.statement),
                ("definition", &code.text.definition),
                ("include", &code.text.include),
                ("exclude", &code.text.exclude),
                ("example", &code.text.example),
            ];
            for (which, text) in words {
                let hits = look(wanted, text.as_deref().unwrap_or_default());
                let note = |words: Words| {
                    words.note(NoteOf::Code(code.id, which), desk.book.path(place).to_string())
                };
                found.extend(hits.into_iter().map(note));
            }
        }
    }
    found
}

/// A hit with what stands round it.
struct Words {
    text: String,
    before: String,
    after: String,
}

impl Words {
    fn note(self, of: NoteOf, name: String) -> FoundNote {
        let Self { text, before, after } = self;
        FoundNote { of, name, text, before, after }
    }
}

/// The first hits in a note. Notes are written by the team, in English as far as stems go.
fn look(wanted: &impl FindInTurn, text: &str) -> Vec<Words> {
    let hits = wanted.hits_in_turn(Said { text, language: Language::English });
    let points = CodePoints::new(text);
    let words = |hit: Span| {
        let (before, after) = context(text, hit, CONTEXT);
        let words = points.slice(hit).unwrap_or_default();
        Words { text: words.to_owned(), before: before.to_owned(), after: after.to_owned() }
    };
    hits.into_iter().take(MOST_OF_ONE).map(words).collect()
}

/// Name of what a memo is about, and the passage of a coding.
fn about(desk: &SearchDesk, memo: &Memo) -> (String, Option<(TranscriptId, Span)>) {
    let path = |code: CodeId| desk.book.path_of(code).map(|path| path.to_string());
    match memo.target {
        MemoTarget::Study => ("the study".to_owned(), None),
        MemoTarget::Code(code) => (path(code).unwrap_or_default(), None),
        MemoTarget::Interviewee(person) => {
            (desk.people.get(person).map_or_else(String::new, |person| person.row.label.clone()), None)
        }
        MemoTarget::Interview(interview) => {
            let transcript = desk.library.transcripts.iter().find(|t| t.interview == interview);
            (transcript.map_or_else(String::new, |t| t.file_name.clone()), None)
        }
        MemoTarget::Coding(coding) => {
            let wanted = coding.uuid().as_u128();
            let figures = &desk.gathered.figures.codings;
            let Some(coding) = figures.iter().find(|coding| coding.made.id() == wanted) else {
                return (String::new(), None);
            };
            let transcript = desk.library.transcripts[coding.transcript as usize].id;
            (desk.book.path(coding.code as usize).to_string(), Some((transcript, coding.span)))
        }
    }
}
