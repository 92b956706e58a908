//! What searches leave out, and in which language texts are searched.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// What searches of this study leave out.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, TS)]
pub struct SearchSettings {
    /// Whether interviews that nobody has de-identified are left out.
    pub leave_out_raw: bool,
    /// Transcripts that nobody has de-identified.
    pub raw: usize,
}

/// Languages of transcripts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LanguagesList {
    /// In the order in which they came in.
    pub transcripts: Vec<LanguageRow>,
}

/// The language of a transcript.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LanguageRow {
    /// Id of the transcript.
    pub transcript: String,
    /// File name.
    pub file_name: String,
    /// `english`, `spanish`, `chinese`, `vietnamese` or `other`.
    pub language: String,
    /// Whether a person has said so; else it was recognised by its words.
    pub set: bool,
}
