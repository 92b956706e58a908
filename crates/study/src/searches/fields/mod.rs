//! What the fields of a query mean in a study: names become codes, people and transcripts, and what
//! names nothing is pointed at with what there is.

mod codings;
mod days;
mod people;
mod transcripts;

use std::collections::HashMap;

use verbatim_model::Role;
use verbatim_search::{Field, FieldName, Piece, PieceKind, Query};

use crate::StudyError;
use crate::searches::desk::SearchDesk;
use crate::searches::scope::Voice;

pub(super) use codings::{CodingTest, alone};
pub(super) use people::attribute_named;

/// What a field means.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// A code and all below it: by place in the codebook.
    Code(Vec<bool>),
    /// A condition on a coding.
    Coding(CodingTest),
    /// These people, by place; and whether turns of nobody known are meant.
    People { who: Vec<bool>, nobody: bool },
    /// These transcripts, by number.
    Transcripts(Vec<bool>),
    /// Speakers of these roles.
    Roles(Vec<Role>),
    /// Speakers of this label, in lower case.
    Label(String),
}

/// The fields of a query and what they mean.
pub(super) type Meanings = HashMap<Field, Meaning>;

/// Why a value means nothing: a sentence without its full stop.
pub(super) type Unknown = String;

/// Works out what every field of a query means.
///
/// # Errors
/// [`StudyError::QueryMistake`] that points at the field.
pub(super) fn meanings(desk: &SearchDesk, query: &Query, pieces: &[Piece]) -> Result<Meanings, StudyError> {
    let mut meanings = Meanings::new();
    for piece in pieces {
        let PieceKind::Field { value_start, value_end } = piece.kind else { continue };
        let Some(Query::Field(field)) = query.at(&piece.path) else { continue };
        if meanings.contains_key(field) {
            continue;
        }
        let place = if is_unknown_name(desk, field) {
            (piece.start, value_start.saturating_sub(1).max(piece.start + 1))
        } else {
            (value_start, value_end)
        };
        let meaning = meaning(desk, field).map_err(|said| StudyError::QueryMistake {
            said,
            start: place.0,
            end: place.1,
        })?;
        meanings.insert(field.clone(), meaning);
    }
    Ok(meanings)
}

fn is_unknown_name(desk: &SearchDesk, field: &Field) -> bool {
    matches!(&field.name, FieldName::Attribute(name) if attribute_named(&desk.people, name).is_none())
}

fn meaning(desk: &SearchDesk, field: &Field) -> Result<Meaning, Unknown> {
    let value = field.value.trim();
    match &field.name {
        FieldName::Code => codings::code(desk, value),
        FieldName::Coder => codings::coder(desk, value),
        FieldName::Memo => codings::memo(desk, value),
        FieldName::Stance => codings::stance(value),
        FieldName::Basis => codings::basis(value),
        FieldName::Prompted => codings::prompted(value),
        FieldName::Quotable => codings::quotable(value),
        FieldName::Category => people::category(desk, value),
        FieldName::Subcategory => people::subcategory(desk, value),
        FieldName::Interviewee => people::interviewee(desk, value),
        FieldName::Group => people::group(desk, value),
        FieldName::Attribute(name) => people::attribute(desk, name, value),
        FieldName::Speaker => transcripts::speaker(desk, value),
        FieldName::Interview => transcripts::interview(desk, value),
        FieldName::Date => transcripts::date(desk, value),
        FieldName::Language => transcripts::language(desk, value),
        FieldName::Status => transcripts::status(desk, value),
        FieldName::Kind => transcripts::kind(desk, value),
        FieldName::Is => is(desk, value),
    }
}

fn is(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    match value.to_lowercase().as_str() {
        "coded" | "uncoded" => Ok(Meaning::Coding(CodingTest::Any)),
        "raw" => Ok(transcripts::raw(desk)),
        "question" => Ok(Meaning::Roles(vec![Role::Interviewer])),
        _ => Err(no_such("condition", value, ["coded", "uncoded", "raw", "question"])),
    }
}

impl Meaning {
    /// Whether it holds for a voice of a transcript; meanings about codings hold for none.
    pub fn holds(&self, desk: &SearchDesk, transcript: u32, voice: &Voice) -> bool {
        match self {
            Self::People { who, nobody } => voice.person.map_or(*nobody, |person| who[person as usize]),
            Self::Transcripts(which) => which[transcript as usize],
            Self::Roles(roles) => roles.contains(&voice.role),
            Self::Label(label) => {
                let speakers = &desk.library.speakers[transcript as usize];
                let speaker = voice.speaker.and_then(|n| speakers.iter().find(|s| s.number == n));
                speaker.is_some_and(|speaker| speaker.label.to_lowercase() == *label)
            }
            Self::Code(_) | Self::Coding(_) => false,
        }
    }
}

/// Most names that a sentence lists.
const LISTED: usize = 12;

/// Says that there is no such thing, and what there is: where that is too much to list, what has a name
/// like it, if anything has.
fn no_such<N: AsRef<str>>(what: &str, name: &str, known: impl IntoIterator<Item = N>) -> Unknown {
    let known: Vec<N> = known.into_iter().collect();
    let wanted = name.to_lowercase();
    let is_like = |known: &&N| {
        let known = known.as_ref().to_lowercase();
        known.contains(&wanted) || (known.len() > 2 && wanted.contains(&known))
    };
    let quoted = |name: &N| format!("“{}”", name.as_ref());
    if known.len() > LISTED && !wanted.is_empty() {
        let like: Vec<String> = known.iter().filter(is_like).take(LISTED).map(quoted).collect();
        if !like.is_empty() {
            return format!("there is no {what} “{name}”; like it is {}", like.join(" or "));
        }
    }
    let more = known.len().saturating_sub(LISTED);
    let known: Vec<String> = known.iter().take(LISTED).map(quoted).collect();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    match known.as_slice() {
        [] => format!("there is no {what} “{name}”, and there is none at all"),
        [only] => format!("there is no {what} “{name}”; there is {only}{more}"),
        _ => format!("there is no {what} “{name}”; there are {}{more}", known.join(", ")),
    }
}

/// Yes or no.
fn yes_or_no(value: &str) -> Option<bool> {
    match value.to_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}
