//! Memos and the review of codings.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{Change, Coder, PassageRow};

/// A memo.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MemoNote {
    /// Its id.
    pub id: String,
    /// Name of the coder.
    pub coder: String,
    /// What it says.
    pub text: String,
    /// When it was written, as `2026-11-24T10:41:00Z`.
    pub created_at: String,
    /// When it was last changed.
    pub changed_at: String,
}

/// A memo with what it is about.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoRow {
    /// The memo.
    pub memo: MemoNote,
    /// `study`, `interview`, `interviewee`, `code` or `coding`.
    pub about: String,
    /// Id of what it is about; `null` for the study.
    pub id: Option<String>,
    /// Name of what it is about; of a coding, its code.
    pub name: Option<String>,
    /// Passage that it is about.
    pub place: Option<super::Place>,
    /// Whether it is about somebody who has withdrawn, the interview or words of such a person.
    pub withdrawn: bool,
}

/// A memo just written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoChanged {
    /// The memo; `null` where an empty text removed it.
    pub memo: Option<MemoNote>,
    /// What changed.
    pub change: Change,
}

/// A question, an answer or a check of a coding.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ReviewNote {
    /// Its id.
    pub id: String,
    /// `question`, `answer` or `checked`.
    pub kind: String,
    /// Name of the coder.
    pub coder: String,
    /// What it says.
    pub text: String,
    /// When, as `2026-11-24T10:41:00Z`.
    pub at: String,
}

/// What waits for a supervisor.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReviewQueue {
    /// Codings with a question that nobody has answered, oldest first.
    pub questions: Vec<PassageRow>,
    /// A random sample of each coder's work.
    pub samples: Vec<CoderSample>,
    /// Codings on words of people who have withdrawn: these are left out.
    pub withdrawn: u32,
}

/// A random sample of a coder's work.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CoderSample {
    /// Whose.
    pub coder: Coder,
    /// Codings of the coder that may be drawn.
    pub of: u32,
    /// Those of them that were checked, in or out of this sample.
    pub checked: u32,
    /// The sample.
    pub passages: Vec<PassageRow>,
}
