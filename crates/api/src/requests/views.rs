//! Views of the evidence that are kept by name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ViewKind {
    /// Codes × columns.
    Matrix,
    /// How strong the evidence of each theme is.
    Strength,
    /// Codes that come together.
    Together,
    /// When new codes stopped coming up.
    Saturation,
    /// Who was interviewed, by what is known of them.
    Sample,
    /// Summaries by interviewee and theme.
    Framework,
}

/// Saves a view, or puts another in its place.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveView {
    /// Id of the view that makes way; `null` for a new one.
    pub view: Option<String>,
    /// The name, which no other view may have.
    pub name: String,
    /// What it shows.
    pub kind: ViewKind,
    /// How, as JSON of the window, at most 16 KB; never words of a transcript.
    pub settings: String,
}

/// Gives a saved view another name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenameView {
    /// Its id.
    pub view: String,
    /// The name.
    pub name: String,
}

/// Names a saved view.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ViewRef {
    /// Its id.
    pub view: String,
}
