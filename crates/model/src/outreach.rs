//! Whom the study approached for an interview, and what became of it.

use crate::words::worded;
use crate::{CategoryId, IntervieweeId, OutreachId};

worded! {
    /// What became of an approach.
    Outcome, "outcome" {
        /// Approached; nothing came back yet.
        Approached = "approached",
        /// Did not answer.
        NoAnswer = "no answer",
        /// Declined.
        Declined = "declined",
        /// Agreed to an interview.
        Agreed = "agreed",
        /// Was interviewed.
        Interviewed = "interviewed",
    }
}

impl Outcome {
    /// Whether whoever was approached can be an interviewee of the study.
    #[must_use]
    pub const fn may_be_interviewee(self) -> bool {
        matches!(self, Self::Agreed | Self::Interviewed)
    }
}

/// A row of the outreach list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outreach {
    /// Its id.
    pub id: OutreachId,
    /// What the study calls the person or place that was approached.
    pub label: String,
    /// Category of interviewees that it was approached for.
    pub category: Option<CategoryId>,
    /// Day of approach, `YYYY-MM-DD`.
    pub approached: Option<String>,
    /// How it was found.
    pub found: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// The interviewee that the person became.
    pub interviewee: Option<IntervieweeId>,
}
