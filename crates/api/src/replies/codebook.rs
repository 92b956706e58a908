//! Changes of the codebook, and the passages of a code.

use serde::Serialize;
use ts_rs::TS;

use super::{Change, Coding, Person};

/// A code just added.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CodeAdded {
    /// Its id.
    pub code: String,
    /// What changed.
    pub change: Change,
}

/// What would go with codes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CodesLoss {
    /// Codes, those below included.
    pub codes: u32,
    /// Codings, of all coders.
    pub codings: u32,
    /// Coders who made them.
    pub coders: u32,
    /// Memos on the codes and on the codings.
    pub memos: u32,
    /// Transcripts that the codings are in.
    pub transcripts: u32,
    /// Interviewees that the codings are of.
    pub interviewees: u32,
    /// All that in a sentence.
    pub said: String,
}

/// Words of a code as they are or were.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CodeVersionRow {
    /// Its number, from 1.
    pub version: u32,
    /// Whether these words hold now.
    pub current: bool,
    /// The sentence that stance refers to.
    pub statement: Option<String>,
    /// What the code means.
    pub definition: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to use it.
    pub exclude: Option<String>,
    /// An example.
    pub example: Option<String>,
    /// Codings of the code alone that were made under these words.
    pub codings: u32,
}

/// A coded passage as a reading list shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageRow {
    /// The coding.
    pub coding: Coding,
    /// File name of the transcript.
    pub file_name: String,
    /// Whose passage it is, by speaker.
    pub interviewee: Option<Person>,
    /// ¶ number of the turn that it begins in.
    pub turn: Option<u32>,
    /// Label of the speaker of that turn.
    pub speaker: Option<String>,
    /// Whether only interviewers speak in it, so that it counts nowhere.
    pub interviewer: bool,
    /// Words before it in the same turn, at most some 120 characters.
    pub before: String,
    /// Whether more words stand before these in the turn.
    pub before_cut: bool,
    /// The passage.
    pub text: String,
    /// Words after it in the same turn, at most some 120 characters.
    pub after: String,
    /// Whether more words stand after these in the turn.
    pub after_cut: bool,
}

/// Passages of a code.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Passages {
    /// Id of the code.
    pub code: String,
    /// Distinct interviewees whose passages are listed.
    pub interviewees: u32,
    /// Interviewees with at least one interview.
    pub of: u32,
    /// Distinct passages.
    pub count: u32,
    /// The passages, in the order of the interviews, by place.
    pub passages: Vec<PassageRow>,
    /// Codings on words of people who have withdrawn: these are left out.
    pub withdrawn: u32,
}

/// What a correction of a text did, or would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TextCorrected {
    /// What changed; `null` where nothing did because codings would lose their whole passage.
    pub change: Option<Change>,
    /// Codings that lost, or would lose, their whole passage.
    pub emptied: Vec<PassageRow>,
}
