//! What stands behind themes, which codes come together, when new ones stopped coming up, who was interviewed.

use serde::Deserialize;
use ts_rs::TS;

use super::ChoiceRequest;

/// Asks how strong the evidence of each theme is.
#[derive(Debug, Deserialize, TS)]
pub struct StrengthRequest {
    /// What is counted; of finished interviews alone.
    pub choice: ChoiceRequest,
}

/// Says what counts as recurring: all three numbers must be reached. Numbers below 2 ask for nothing.
#[derive(Debug, Deserialize, TS)]
pub struct SetRecurring {
    /// At least so many people.
    pub people: u32,
    /// At least so many unrelated groups.
    pub groups: u32,
    /// People of at least so many categories.
    pub categories: u32,
}

/// Says from which share of N on people are called so, in hundredths.
#[derive(Debug, Deserialize, TS)]
pub struct SetQuantifiers {
    /// “Several”.
    pub several: u32,
    /// “Many”.
    pub many: u32,
    /// “Most”; more than half.
    pub most: u32,
}

/// Keeps a voice as illustrative, or no longer.
#[derive(Debug, Deserialize, TS)]
pub struct KeepIllustrative {
    /// Id of the code.
    pub code: String,
    /// Label of the person; `null`: whoever alone speaks of the code.
    pub interviewee: Option<String>,
    /// Whether it is kept.
    pub kept: bool,
}

/// Asks which codes come together.
#[derive(Debug, Deserialize, TS)]
pub struct CooccurrenceRequest {
    /// Where two codes must both be.
    pub unit: TogetherUnit,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// What is counted.
    pub choice: ChoiceRequest,
}

/// Where two codes must both be to come together.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TogetherUnit {
    /// On exactly the same passage.
    Passage,
    /// On passages that share text.
    Overlap,
    /// In the same turn.
    Turn,
    /// With the same person.
    Interviewee,
}

/// Asks when new codes stopped coming up.
#[derive(Debug, Deserialize, TS)]
pub struct SaturationRequest {
    /// Whether the ready-made codes are followed, too.
    pub all_codes: bool,
    /// Interviews whose codes are the measure.
    pub base: u32,
    /// Interviews that are looked at together after these.
    pub run: u32,
    /// Most new codes of a run, in hundredths of the codes of the base.
    pub threshold: u32,
    /// Random orders for the mean and its band; 0 for none.
    pub orders: u32,
    /// Where their random numbers begin.
    pub seed: u32,
    /// What is counted.
    pub choice: ChoiceRequest,
}

/// Asks who was interviewed.
#[derive(Debug, Deserialize, TS)]
pub struct SampleRequest {
    /// Name of an attribute that people are counted by as well.
    pub attribute: Option<String>,
}
