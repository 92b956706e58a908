//! Codings: one code on one passage by one coder.

use verbatim_text::Span;

use crate::words::worded;
use crate::{CodeId, CoderId, CodingId, IntervieweeId, Timestamp, TranscriptId};

worded! {
    /// What a passage says of the statement of its code, or of the nearest code above that has one.
    Stance, "stance" {
        /// Says that it is so.
        Supports = "supports",
        /// Says that it is so in part.
        Qualifies = "qualifies",
        /// Says that it is not so.
        Contradicts = "contradicts",
    }
}

worded! {
    /// How the interviewee knows.
    Basis, "basis" {
        /// Lived through it.
        Experienced = "experienced",
        /// Saw it.
        Witnessed = "witnessed",
        /// Was told.
        Told = "told by someone",
        /// Thinks so.
        Opinion = "opinion",
    }
}

worded! {
    /// Whether a question led to the passage.
    Prompting, "prompting" {
        /// Answered a question about it.
        Prompted = "prompted",
        /// Came to it unasked.
        Volunteered = "volunteered",
    }
}

worded! {
    /// Whether an interviewee was asked about what a code means. Unknown where nothing is said.
    AskedState, "state of asking" {
        /// A question was put.
        Asked = "asked",
        /// Came to it unasked.
        Volunteered = "volunteered",
        /// No question was put.
        NotAsked = "not asked",
    }
}

/// What is known of whether an interviewee was asked about what a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedMark {
    /// Who.
    pub interviewee: IntervieweeId,
    /// About which code.
    pub code: CodeId,
    /// What is known.
    pub state: AskedState,
}

/// One code on one passage by one coder. The same code on the same passage by the same coder is
/// one coding, however often it is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Its id.
    pub id: CodingId,
    /// The transcript that holds the passage.
    pub transcript: TranscriptId,
    /// The passage.
    pub span: Span,
    /// Keyed hash of the passage, to notice a text that changed beneath it.
    pub passage_hash: [u8; 16],
    /// The code.
    pub code: CodeId,
    /// Who coded.
    pub coder: CoderId,
    /// Stance, if any: no stance is the default.
    pub stance: Option<Stance>,
    /// Basis, if any.
    pub basis: Option<Basis>,
    /// Whether a question led to it, if known.
    pub prompting: Option<Prompting>,
    /// Marked as worth quoting.
    pub quotable: bool,
    /// The interviewee asked that this passage stay off the record.
    pub off_record: bool,
    /// Version of the code's words when the coding was made.
    pub code_version: u32,
    /// When it was made.
    pub created_at: Timestamp,
}
