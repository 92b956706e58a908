//! The framework matrix: what a coder sums up of one person on one code.

use crate::{CodeId, CoderId, IntervieweeId, SummaryId, Timestamp};

/// The summary of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: SummaryId,
    /// Of whom.
    pub interviewee: IntervieweeId,
    /// On which code, with all below it.
    pub code: CodeId,
    /// What it says, in the words of the coder.
    pub text: String,
    /// Keyed hash of the passages that it was written on.
    pub passages_hash: [u8; 16],
    /// Who wrote it last.
    pub coder: CoderId,
    /// When.
    pub changed_at: Timestamp,
}
