//! Approval of a quotation by the one who said it.

use crate::{CoderId, Coding, CodingId, Timestamp};

/// The interviewee has seen the passage of a coding as a quotation and approved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The coding.
    pub coding: CodingId,
    /// Keyed hash of the passage as it was approved.
    pub passage_hash: [u8; 16],
    /// The day on which it was approved, `YYYY-MM-DD`.
    pub on: String,
    /// Who recorded it.
    pub coder: CoderId,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

impl Approval {
    /// Whether the passage of its coding still has the words that were approved.
    #[must_use]
    pub fn holds_for(&self, coding: &Coding) -> bool {
        self.coding == coding.id && self.passage_hash == coding.passage_hash
    }
}
