//! What a project or codebook holds, in the words of a study.

use uuid::Uuid;
use verbatim_model::refi::{CodingMarks, KeptElement, SpeakerLine};
use verbatim_model::{AttributeKind, CodeText, Consent, LinkKind, Timestamp, TranscriptKind};
use verbatim_text::Span;

use super::Item;

/// A project as read. Lists stand in the order of the file; a code stands after the one above it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadProject {
    /// Name of the project.
    pub name: Option<String>,
    /// Which tool wrote it.
    pub origin: Option<String>,
    /// The format of the file, where it is another than REFI-QDA.
    pub format: Option<&'static str>,
    /// Who coded, with a name that is not empty and unique among them.
    pub coders: Vec<(Uuid, String)>,
    /// The codes.
    pub codes: Vec<ReadCode>,
    /// Attributes of people.
    pub attributes: Vec<ReadAttribute>,
    /// The people.
    pub people: Vec<ReadPerson>,
    /// Ties between them.
    pub ties: Vec<(Uuid, LinkKind, Uuid)>,
    /// Named groups of people.
    pub groups: Vec<(Uuid, String, Vec<Uuid>)>,
    /// The texts.
    pub texts: Vec<ReadText>,
    /// The memos.
    pub memos: Vec<ReadMemo>,
    /// Parts that have no place in a study and can leave again.
    pub kept: Vec<KeptElement>,
    /// What had no place, or not the place that it had.
    pub report: Vec<Item>,
    /// Sentences about the file as a whole.
    pub notes: Vec<String>,
}

/// A code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCode {
    /// Its id.
    pub id: Uuid,
    /// The code above it.
    pub parent: Option<Uuid>,
    /// A name that a code of a study can have, unique below its parent whatever the letter case.
    pub name: String,
    /// `#rrggbb`.
    pub colour: Option<String>,
    /// What it says in words.
    pub text: CodeText,
}

/// An attribute of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAttribute {
    /// Its id.
    pub id: Uuid,
    /// Its name, of one line.
    pub name: String,
    /// What its values are.
    pub kind: AttributeKind,
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPerson {
    /// Its id.
    pub id: Uuid,
    /// Label, of one line and unique whatever the letter case.
    pub label: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, where there is a category.
    pub subcategory: Option<String>,
    /// Attribution.
    pub attribution: Option<String>,
    /// Attribution of the category.
    pub category_attribution: Option<String>,
    /// What the person allowed.
    pub consent: Option<Consent>,
    /// Day of it.
    pub consent_date: Option<String>,
    /// How it was given.
    pub consent_source: Option<String>,
    /// Nothing may be published before this day.
    pub embargo: Option<String>,
    /// Ties to people who are not in the file, by label.
    pub outside: Vec<(LinkKind, String)>,
    /// Values of attributes.
    pub values: Vec<(Uuid, String)>,
}

/// A text with its passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadText {
    /// Its id.
    pub id: Uuid,
    /// Its name, of one line; two texts may have the same.
    pub name: String,
    /// The text, normalised.
    pub text: String,
    /// The interview that it belongs to; texts of one interview have the same.
    pub interview: Uuid,
    /// Whose it is.
    pub person: Option<Uuid>,
    /// Who else is tied to it: further cases that refer to it, and those who have passages in it.
    pub others: Vec<Uuid>,
    /// Day of the interview.
    pub day: Option<String>,
    /// How it was held.
    pub mode: Option<String>,
    /// Who asked.
    pub interviewers: Option<String>,
    /// Language spoken.
    pub language: Option<String>,
    /// What it is of.
    pub kind: Option<TranscriptKind>,
    /// Who speaks, where the file says so.
    pub speakers: Vec<SpeakerLine>,
    /// When it came into the project.
    pub made_at: Option<Timestamp>,
    /// Its codings, in code points of the text.
    pub codings: Vec<ReadCoding>,
}

impl ReadText {
    /// A text of which nothing else is known, with a new id, in an interview of its own.
    #[must_use]
    pub fn new(name: String, text: String) -> Self {
        Self {
            id: Uuid::now_v7(),
            name,
            text,
            interview: Uuid::now_v7(),
            person: None,
            others: Vec::new(),
            day: None,
            mode: None,
            interviewers: None,
            language: None,
            kind: None,
            speakers: Vec::new(),
            made_at: None,
            codings: Vec::new(),
        }
    }
}

/// A code on a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCoding {
    /// Its id.
    pub id: Uuid,
    /// The passage.
    pub span: Span,
    /// The code; none for a passage that was kept without one.
    pub code: Option<Uuid>,
    /// Who coded.
    pub coder: Option<Uuid>,
    /// When.
    pub made_at: Option<Timestamp>,
    /// Marks that Verbatim knows.
    pub marks: CodingMarks,
}

/// What a memo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadTarget {
    /// The project.
    Project,
    /// The interview of a text.
    Interview(Uuid),
    /// A person.
    Person(Uuid),
    /// A code.
    Code(Uuid),
    /// A coding.
    Coding(Uuid),
}

/// A memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadMemo {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub target: ReadTarget,
    /// Who wrote it.
    pub coder: Option<Uuid>,
    /// What it says; never empty.
    pub text: String,
    /// When it was written.
    pub made_at: Option<Timestamp>,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
}
