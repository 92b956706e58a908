//! What is done with hits: coding them, and writing them to a file.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// What coding the matches of a search did.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct HitsCoded {
    /// Matches that were taken.
    pub hits: usize,
    /// Codings that were added.
    pub added: usize,
    /// Passages that were coded so already.
    pub already: usize,
    /// People on whose words the passages lie.
    pub people: usize,
    /// Matches that were left out since an interviewer speaks.
    pub interviewer_left_out: usize,
}

/// What coding hits would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct CodeHitsPlan {
    /// Hits that are taken.
    pub hits: usize,
    /// Codings that would be added.
    pub passages: usize,
    /// People on whose words they would lie.
    pub people: usize,
    /// Passages that the one who is coding has coded so already.
    pub already: usize,
    /// Hits that are left out since an interviewer speaks.
    pub interviewer_left_out: usize,
}

/// Hits that were written to a file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HitsExported {
    /// The file.
    pub path: String,
    /// Hits in it.
    pub rows: usize,
    /// What was done, for the status line.
    pub said: String,
}
