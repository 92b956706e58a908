//! Memos.

use crate::{CodeId, CoderId, CodingId, InterviewId, IntervieweeId, MemoId, Timestamp};

/// What a memo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoTarget {
    /// The study as a whole.
    Study,
    /// An interview.
    Interview(InterviewId),
    /// An interviewee.
    Interviewee(IntervieweeId),
    /// A code.
    Code(CodeId),
    /// A coding.
    Coding(CodingId),
}

/// A note by a coder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// Its id.
    pub id: MemoId,
    /// What it is about.
    pub target: MemoTarget,
    /// Who wrote it.
    pub coder: CoderId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
}
