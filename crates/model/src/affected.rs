//! What an action made stale.

use crate::{CodeId, TranscriptId};

/// What a front end has to read again after an action. Finer than yes or no: one new coding
/// repaints one transcript and recounts one code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    /// Transcripts whose codings changed.
    pub transcripts: Vec<TranscriptId>,
    /// Codes whose codings changed.
    pub codes: Vec<CodeId>,
    /// The tree of codes or their words changed.
    pub codebook: bool,
    /// The list of interviews, transcripts or speakers changed.
    pub interviews: bool,
    /// Interviewees, categories, attributes or groups changed.
    pub interviewees: bool,
    /// Text of a transcript came or went, so the search index is behind.
    pub text: bool,
}

impl Affected {
    /// Whether any count of codings is stale.
    #[must_use]
    pub fn codings(&self) -> bool {
        !self.transcripts.is_empty() || !self.codes.is_empty()
    }
}
