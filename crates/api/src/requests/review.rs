//! Questions to the supervisor and review of codings.

use serde::Deserialize;
use ts_rs::TS;

/// Adds a note to the review of a coding.
#[derive(Debug, Deserialize, TS)]
pub struct AddReviewNote {
    /// Id of the coding.
    pub coding: String,
    /// `question` to the supervisor, `answer`, or `checked` by a second reader.
    pub kind: String,
    /// What it says; may be empty where it was only checked.
    pub text: String,
}

/// Asks for the queue of reviews.
#[derive(Debug, Deserialize, TS)]
pub struct ReviewQueueRequest {
    /// Codings of each coder in the random sample.
    pub sample: u32,
    /// Seed of the sample: the same seed gives the same sample as long as the codings stay the same.
    #[ts(type = "number")]
    pub seed: u64,
}
