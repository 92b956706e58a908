//! Projects and codebooks of other tools, in and out.

use serde::Deserialize;
use ts_rs::TS;

use super::ForWhom;

/// A project or codebook that comes in.
#[derive(Debug, Deserialize, TS)]
pub struct ProjectPath {
    /// The file.
    pub path: String,
}

/// Writes down what of the project that was imported last had no place.
#[derive(Debug, Deserialize, TS)]
pub struct SaveProjectReport {
    /// The file, which ends in `.json`.
    pub path: String,
}

/// Lets the codebook leave.
#[derive(Debug, Deserialize, TS)]
pub struct ExportCodebook {
    /// Whom it is for.
    pub purpose: ForWhom,
    /// What it is written as.
    pub form: CodebookFile,
    /// Whether it says how many people and passages each code holds; for the team alone.
    pub figures: bool,
    /// The file.
    pub path: String,
}

/// What a codebook is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CodebookFile {
    /// A document for Word.
    Docx,
    /// A document for LibreOffice.
    Odt,
    /// A page for a browser.
    Html,
    /// Plain text with marks.
    Md,
    /// Comma separated values.
    Csv,
    /// A codebook for other programs of the field.
    Qdc,
}

/// Lets the whole study leave as a project, for the team.
#[derive(Debug, Deserialize, TS)]
pub struct ExportProject {
    /// The file.
    pub path: String,
}
