//! Replies of the command line to single acts: what was done, as little as says it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::ApiError;

/// A new passphrase is in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PassphraseChanged {
    /// Always true; a passphrase that was not changed is an error.
    pub changed: bool,
}

/// A transcript has another file name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TranscriptRenamed {
    /// The file name before.
    pub renamed: String,
    /// The file name now.
    pub to: String,
}

/// A transcript is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TranscriptRemoved {
    /// Its file name.
    pub removed: String,
    /// Codings that went with it, of all coders.
    pub codings: usize,
}

/// The text of a transcript was corrected, or would lose codings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InterviewCorrected {
    /// Its file name.
    pub transcript: String,
    /// ¶ number of the turn.
    pub turn: u32,
    /// Whether the text was changed; false where it says that already, and where codings would lose
    /// their whole passage and may not go.
    pub corrected: bool,
    /// Version of the text now.
    pub text_version: u32,
    /// Codings whose passage has other words now.
    pub reworded: usize,
    /// Codings joined with one of the same coder and code on the same passage.
    pub joined: usize,
    /// Codings that lost, or would lose, their whole passage, as they were before.
    pub emptied: Vec<super::CodingItem>,
}

/// An interview, or a speaker of a transcript, was given to a person or taken from one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Assigned {
    /// File name of the transcript.
    pub transcript: String,
    /// Label of the speaker; `null` where the whole interview was assigned.
    pub speaker: Option<String>,
    /// What the speaker does now; `null` where that was not said.
    pub role: Option<String>,
    /// Id of the interviewee; `null` where nobody was named.
    pub interviewee: Option<String>,
}

/// An interview was marked for the coder.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProgressMarked {
    /// File name of a transcript of the interview.
    pub transcript: String,
    /// `finished` or `open`.
    pub progress: String,
}

/// Who is in a named group now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupSet {
    /// Name of the group.
    pub group: String,
    /// Ids of its members.
    pub interviewees: Vec<String>,
}

/// A category that was added or renamed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CategoryChanged {
    /// Its id.
    pub id: String,
    /// Its name now; a subcategory with its category before.
    pub category: String,
}

/// A category is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CategoryRemoved {
    /// Its name; a subcategory with its category before.
    pub removed: String,
    /// Interviewees who were in it.
    pub interviewees: usize,
    /// Category that they are in now; `null` where they have none.
    pub to: Option<String>,
}

/// An attribute has another name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AttributeRenamed {
    /// The name before.
    pub renamed: String,
    /// The name now.
    pub to: String,
}

/// An attribute is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AttributeRemoved {
    /// Its name.
    pub removed: String,
    /// Interviewees whose value went with it.
    pub values: usize,
}

/// A row of the outreach list is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutreachRemoved {
    /// What the study called the person or place.
    pub removed: String,
}

/// A code that was added, renamed, moved or described.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodeChanged {
    /// Its id.
    pub id: String,
    /// Its whole path now.
    pub path: String,
    /// Codings that lost their stance because another statement stands above them now; a memo keeps
    /// it.
    pub unmarked: usize,
}

/// A code that was split off.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodeSplit {
    /// Id of the new code.
    pub id: String,
    /// Its whole path.
    pub path: String,
    /// Codings that carry it now.
    pub recoded: usize,
    /// Codings that became one with another of these on the same passage.
    pub joined: usize,
    /// Codings that lost a mark, which a memo keeps: a stance that referred to another statement, or
    /// one of two that differed.
    pub unmarked: usize,
}

/// What a merge of codes did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodesMerged {
    /// Codings that now carry the other code.
    pub recoded: usize,
    /// Codings joined with one that the same coder had made on the same passage.
    pub joined: usize,
    /// Of these, pairs whose marks differed; a memo says what the one that went held.
    pub differed: usize,
    /// Codings that lost their stance because it referred to another statement; a memo keeps it.
    pub unmarked: usize,
    /// Codes below that moved along.
    pub moved: usize,
}

/// What goes, or went, with a code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodesDeleted {
    /// Codes: the code itself and all below it.
    pub codes: usize,
    /// Codings with these codes, of all coders.
    pub codings: usize,
    /// Coders who made them.
    pub coders: usize,
    /// Memos on these codes and codings.
    pub memos: usize,
    /// Transcripts that hold such codings.
    pub interviews: usize,
    /// People in whose turns such codings lie.
    pub interviewees: usize,
}

/// A coded passage.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PassageCoded {
    /// Id of the coding.
    pub coding: String,
    /// Whether the coder had put this code on this passage before.
    pub already_there: bool,
    /// Whether only an interviewer speaks in the passage, so that it counts nowhere.
    pub counts_nowhere: bool,
}

/// A coding with other edges.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingResized {
    /// Id of the coding.
    pub coding: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
}

/// What giving codings another code did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingsRecoded {
    /// Codings that now carry the other code.
    pub recoded: usize,
    /// Codings that became one with a coding which the same coder had made with that code on the same passage.
    pub joined: usize,
    /// Codings that had that code already.
    pub already_there: usize,
    /// Codings that lost a mark, which a memo keeps: a stance that referred to another statement, or one of two
    /// that differed.
    pub unmarked: usize,
}

/// A coding is gone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodingRemoved {
    /// Its id.
    pub removed: String,
}

/// A memo just added.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemoAdded {
    /// Its id.
    pub memo: String,
}

/// Actions that were taken back or done again.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Steps {
    /// Label of each, in the order in which it was done.
    pub steps: Vec<String>,
}

/// A command that did nothing, as it stands on standard error.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Failed {
    /// What went wrong.
    pub error: ApiError,
}
