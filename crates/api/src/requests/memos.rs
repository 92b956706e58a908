//! Memos.

use serde::Deserialize;
use ts_rs::TS;

/// What a memo is about.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum MemoAbout {
    /// The study.
    Study,
    /// An interview, by id.
    Interview(String),
    /// An interviewee, by id.
    Interviewee(String),
    /// A code, by id.
    Code(String),
    /// A coding, by id.
    Coding(String),
}

/// Asks for the memos on something.
#[derive(Debug, Deserialize, TS)]
pub struct MemosOn {
    /// What they are about; `null` for all memos of the study.
    pub about: Option<MemoAbout>,
}

/// Adds a memo.
#[derive(Debug, Deserialize, TS)]
pub struct AddMemo {
    /// What it is about.
    pub about: MemoAbout,
    /// What it says.
    pub text: String,
}

/// Changes what a memo says.
#[derive(Debug, Deserialize, TS)]
pub struct ChangeMemo {
    /// Id of the memo.
    pub memo: String,
    /// What it says from now on; an empty text removes it.
    pub text: String,
}

/// Names a memo.
#[derive(Debug, Deserialize, TS)]
pub struct MemoRef {
    /// Its id.
    pub memo: String,
}
