//! Excerpts that leave.

use serde::Deserialize;
use ts_rs::TS;

/// Asks for coded excerpts for a purpose.
#[derive(Debug, Deserialize, TS)]
pub struct ExcerptsRequest {
    /// Whom they are for.
    pub purpose: ExcerptsPurpose,
    /// Ids of codes, each with all below it; none: every code.
    pub codes: Vec<String>,
    /// Names of categories; none: everybody.
    pub categories: Vec<String>,
    /// Only with one of these stances; none: with any and without.
    pub stances: Vec<ExcerptStance>,
    /// Only those that are marked as quotable.
    pub quotable: bool,
    /// Whether a reader of a publication is to know which excerpts are of one person.
    pub link: bool,
    /// Whether the team also gets what was said before and after in the turn.
    pub context: bool,
}

/// Lets coded excerpts leave.
#[derive(Debug, Deserialize, TS)]
pub struct ExportExcerpts {
    /// Which.
    pub request: ExcerptsRequest,
    /// What they are written as.
    pub form: ExcerptsForm,
    /// Why they may be published although they point to somebody.
    pub accepted: Option<String>,
    /// The file; `null`: its bytes are answered, for the clipboard.
    pub path: Option<String>,
}

/// Whom excerpts are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExcerptsPurpose {
    /// The team: complete.
    Team,
    /// Readers: guarded.
    Publication,
}

/// A stance of what is said towards its code's statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExcerptStance {
    /// Supports it.
    Supports,
    /// Qualifies it.
    Qualifies,
    /// Contradicts it.
    Contradicts,
}

/// What excerpts are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExcerptsForm {
    /// A document for Word.
    Docx,
    /// A workbook.
    Xlsx,
    /// A document for LibreOffice.
    Odt,
    /// A page for a browser.
    Html,
    /// Plain text with marks.
    Md,
    /// Comma separated values.
    Csv,
    /// JSON.
    Json,
}
