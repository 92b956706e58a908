//! Saved searches, and what changed between their runs.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Change;
use crate::requests::{SearchedCoders, SearchedSpeakers};

/// Saved searches.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SavedSearchesList {
    /// By name.
    pub searches: Vec<SavedSearch>,
}

/// A saved search that was removed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SavedSearchForgotten {
    /// Its name.
    pub removed: String,
}

/// A saved search.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SavedSearch {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was typed.
    pub query: String,
    /// Whether it is a regular expression.
    pub regex: bool,
    /// Whose turns.
    pub speakers: SearchedSpeakers,
    /// Whose codings.
    pub coders: SearchedCoders,
    /// When it was saved, as `2026-11-24T10:41:00Z`.
    pub saved_at: String,
    /// Name of the coder who saved it.
    pub coder: String,
    /// Its last run; `null` where it was never run.
    pub last: Option<SearchRun>,
}

/// The last run of a saved search.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SearchRun {
    /// When, as `2026-11-24T10:41:00Z`.
    pub at: String,
    /// Passages that it found.
    pub passages: usize,
    /// People whom it found.
    pub matched: usize,
    /// What was different from the run before it; `null` for a first run.
    pub changed: Option<SearchChange>,
}

/// What changed since the last run of a saved search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SearchChange {
    /// When it ran last, as `2026-11-24T10:41:00Z`.
    pub since: String,
    /// Passages that it found then.
    pub passages_before: usize,
    /// People whom it found then.
    pub matched_before: usize,
    /// Labels of people who are found now and were not then.
    pub new: Vec<String>,
    /// Labels of people who were found then and are not now; “an interviewee since removed” where the label is gone.
    pub gone: Vec<String>,
}

/// A saved search that was just saved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchSaved {
    /// Its id.
    pub search: String,
    /// What changed.
    pub change: Change,
}
