//! What a front end sends.

use serde::Deserialize;
use ts_rs::TS;

/// Makes a study.
#[derive(Debug, Deserialize, TS)]
pub struct CreateStudy {
    /// Where the file goes; its name ends in `.verbatim`.
    pub path: String,
    /// Name of the study.
    pub name: String,
    /// Passphrase, at least eight characters.
    pub passphrase: String,
    /// Name of the first coder.
    pub coder: String,
    /// Built-in codebook: `tvpa`, or `null` for none.
    pub template: Option<String>,
}

/// What opens a study.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum Secret {
    /// The passphrase.
    Passphrase(String),
    /// The 24 words of the recovery key.
    RecoveryKey(String),
}

/// Opens a study.
#[derive(Debug, Deserialize, TS)]
pub struct OpenStudy {
    /// The study file.
    pub path: String,
    /// What opens it.
    pub secret: Secret,
}

/// Sets who is coding.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseCoder {
    /// Name of the coder.
    pub name: String,
}

/// Names files on disk.
#[derive(Debug, Deserialize, TS)]
pub struct Files {
    /// Their paths.
    pub paths: Vec<String>,
}

/// Imports transcripts.
#[derive(Debug, Deserialize, TS)]
pub struct ImportTranscripts {
    /// Paths of the files.
    pub paths: Vec<String>,
    /// `recording`, `translation` or `notes`.
    pub kind: String,
}

/// Names a built-in codebook.
#[derive(Debug, Deserialize, TS)]
pub struct Template {
    /// `tvpa`.
    pub name: String,
}

/// Names a transcript.
#[derive(Debug, Deserialize, TS)]
pub struct TranscriptRef {
    /// Its id.
    pub transcript: String,
}

/// Codes a passage.
#[derive(Debug, Deserialize, TS)]
pub struct AddCoding {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point of the passage.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage as the person saw it; nothing is coded where the text differs.
    pub seen: String,
    /// Id of the code.
    pub code: String,
}

/// Names a coding.
#[derive(Debug, Deserialize, TS)]
pub struct CodingRef {
    /// Its id.
    pub coding: String,
}

/// Asks for the trail.
#[derive(Debug, Deserialize, TS)]
pub struct History {
    /// How many rows at the most.
    pub limit: u32,
}

/// Asks for a matrix.
#[derive(Debug, Deserialize, TS)]
pub struct MatrixRequest {
    /// One or two of `category`, `subcategory`, `group`, `interviewee` or an attribute's name; two are crossed.
    pub columns: Vec<String>,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// Whether words are counted, which takes longer.
    pub words: bool,
}
