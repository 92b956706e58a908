//! What an action made stale.

use std::collections::HashSet;

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
    /// Only memos and reviews of the above changed: lists that show them are read again, and
    /// nothing that is counted or searched is stale.
    pub notes_only: bool,
}

impl Affected {
    /// Takes in what another action made stale.
    pub fn add(&mut self, other: Self) {
        let Self { transcripts, codes, codebook, interviews, interviewees, text, notes_only } = other;
        let known: HashSet<TranscriptId> = self.transcripts.iter().copied().collect();
        self.transcripts.extend(transcripts.into_iter().filter(|id| !known.contains(id)));
        let known: HashSet<CodeId> = self.codes.iter().copied().collect();
        self.codes.extend(codes.into_iter().filter(|id| !known.contains(id)));
        self.codebook |= codebook;
        self.interviews |= interviews;
        self.interviewees |= interviewees;
        self.text |= text;
        self.notes_only &= notes_only;
    }

    /// Whether any count of codings is stale.
    #[must_use]
    pub fn codings(&self) -> bool {
        !self.transcripts.is_empty() || !self.codes.is_empty()
    }
}
