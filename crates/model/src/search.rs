//! Searches that are kept by name, and the language of a transcript.

use crate::words::worded;
use crate::{CoderId, IntervieweeId, SavedSearchId, Timestamp};

worded! {
    /// Whose turns a search reads.
    SearchedSpeakers, "choice of speakers" {
        /// Respondents and speakers of unknown role.
        Respondent = "respondent",
        /// Interviewers.
        Interviewer = "interviewer",
        /// Everyone.
        All = "all",
    }
}

worded! {
    /// The language of a transcript, as far as searching tells languages apart.
    TextLanguage, "language" {
        /// English.
        English = "english",
        /// Spanish.
        Spanish = "spanish",
        /// Chinese.
        Chinese = "chinese",
        /// Vietnamese.
        Vietnamese = "vietnamese",
        /// Any other.
        Other = "other",
    }
}

/// Whose codings a search looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SearchedCoders {
    /// The coding of record of each interview.
    #[default]
    Record,
    /// One coder's.
    One(CoderId),
    /// Those of all coders together.
    All,
}

/// A search under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its id.
    pub id: SavedSearchId,
    /// Its name, unique in the study.
    pub name: String,
    /// What was typed.
    pub query: String,
    /// Whether it is a regular expression.
    pub regex: bool,
    /// Whose turns.
    pub speakers: SearchedSpeakers,
    /// Whose codings.
    pub coders: SearchedCoders,
    /// Who saved it.
    pub coder: CoderId,
    /// When.
    pub saved_at: Timestamp,
}

/// What a run of a saved search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRun {
    /// When it ran.
    pub at: Timestamp,
    /// Passages that it found.
    pub passages: u32,
    /// People whom it found, in the order of the interviewees.
    pub people: Vec<IntervieweeId>,
    /// Stands for what was asked then: runs of another question say nothing of this one.
    pub asked: [u8; 16],
}
