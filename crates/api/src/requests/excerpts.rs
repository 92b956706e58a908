//! Excerpts that leave.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use verbatim_model::Stance;
use verbatim_study::exports::{DocumentForm, ExcerptForm, ExcerptOrder};

use super::ForWhom;

/// Asks for coded excerpts for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct ExcerptsRequest {
    /// Whom they are for.
    pub purpose: ForWhom,
    /// Ids of codes, each with all below it; none: every code.
    pub codes: Vec<String>,
    /// Names of categories; none: everybody.
    pub categories: Vec<String>,
    /// Only with one of these stances; none: with any and without.
    pub stances: Vec<ExcerptStance>,
    /// Only those that are marked as quotable.
    pub quotable: bool,
    /// Ids of interviewees; none: everybody. For the team alone.
    pub interviewees: Vec<String>,
    /// Id of the coder whose codings leave; `null`: everybody's. For the team alone.
    pub coder: Option<String>,
    /// Ids of saved searches; only what shares words with something that one of them finds now. For the team alone.
    pub searches: Vec<String>,
    /// What they stand in order by.
    pub order: ExcerptsOrder,
    /// Whether a reader of a publication is to know which excerpts are of one person.
    pub link: bool,
    /// Labels that step up with a rare one in a publication, instead of the next smallest of its category.
    pub partners: Vec<String>,
    /// Whether the team also gets what was said before and after in the turn.
    pub context: bool,
    /// Whether the team also gets in which turn each begins.
    pub turns: bool,
    /// Whether the team also gets the memos on codings.
    pub memos: bool,
    /// Whether headings say how many people raised a code.
    pub counts: bool,
}

/// What excerpts stand in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExcerptsOrder {
    /// By code, then by category.
    ThemeCategory,
    /// By category, then by code.
    CategoryTheme,
    /// By interview, then by place in its text; for the team alone.
    Interview,
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

/// A stance of what is said towards its code's statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
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
    /// The same for Excel: with a mark for UTF-8, and without formulas.
    ExcelCsv,
    /// Fields between tabs.
    Tsv,
    /// JSON.
    Json,
}

// Both ways stand together: a window asks with these words, and what left is said with them again.

impl From<ExcerptsOrder> for ExcerptOrder {
    fn from(order: ExcerptsOrder) -> Self {
        match order {
            ExcerptsOrder::ThemeCategory => Self::ThemeCategory,
            ExcerptsOrder::CategoryTheme => Self::CategoryTheme,
            ExcerptsOrder::Interview => Self::Interview,
        }
    }
}

impl From<ExcerptOrder> for ExcerptsOrder {
    fn from(order: ExcerptOrder) -> Self {
        match order {
            ExcerptOrder::ThemeCategory => Self::ThemeCategory,
            ExcerptOrder::CategoryTheme => Self::CategoryTheme,
            ExcerptOrder::Interview => Self::Interview,
        }
    }
}

impl From<ExcerptStance> for Stance {
    fn from(stance: ExcerptStance) -> Self {
        match stance {
            ExcerptStance::Supports => Self::Supports,
            ExcerptStance::Qualifies => Self::Qualifies,
            ExcerptStance::Contradicts => Self::Contradicts,
        }
    }
}

impl From<Stance> for ExcerptStance {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Supports => Self::Supports,
            Stance::Qualifies => Self::Qualifies,
            Stance::Contradicts => Self::Contradicts,
        }
    }
}

impl From<ExcerptsForm> for ExcerptForm {
    fn from(form: ExcerptsForm) -> Self {
        match form {
            ExcerptsForm::Docx => Self::Document(DocumentForm::Docx),
            ExcerptsForm::Xlsx => Self::Xlsx,
            ExcerptsForm::Odt => Self::Document(DocumentForm::Odt),
            ExcerptsForm::Html => Self::Document(DocumentForm::Html),
            ExcerptsForm::Md => Self::Document(DocumentForm::Markdown),
            ExcerptsForm::Csv => Self::Csv,
            ExcerptsForm::ExcelCsv => Self::ExcelCsv,
            ExcerptsForm::Tsv => Self::Tsv,
            ExcerptsForm::Json => Self::Json,
        }
    }
}

impl From<ExcerptForm> for ExcerptsForm {
    fn from(form: ExcerptForm) -> Self {
        match form {
            ExcerptForm::Csv => Self::Csv,
            ExcerptForm::ExcelCsv => Self::ExcelCsv,
            ExcerptForm::Tsv => Self::Tsv,
            ExcerptForm::Xlsx => Self::Xlsx,
            ExcerptForm::Json => Self::Json,
            ExcerptForm::Document(DocumentForm::Docx) => Self::Docx,
            ExcerptForm::Document(DocumentForm::Odt) => Self::Odt,
            ExcerptForm::Document(DocumentForm::Html) => Self::Html,
            ExcerptForm::Document(DocumentForm::Markdown) => Self::Md,
        }
    }
}
