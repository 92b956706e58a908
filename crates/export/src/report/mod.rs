//! Reports through a template that the team can change: Markdown with places for what the study says.
//!
//! What is put in never meets the reader of Markdown: a sign stands for it until the template has been read. So
//! words of an interviewee are neither markup nor template, whatever they are. `docs/report-template.md` says
//! what a template can use.

mod data;
mod fill;
mod read;
mod signs;

pub use data::{NamedPicture, NamedTable, Report, ReportCategory, ReportCode, SampleGroup};

use crate::document::Document;

/// The template of those who have none of their own.
pub const DEFAULT_TEMPLATE: &str = include_str!("../../templates/report.md");

/// Why a template made no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// It asks for something that there is not, or it is not written as a template is.
    #[error("{}{what}", line.map(|line| format!("line {line} of the template: ")).unwrap_or_default())]
    Template {
        /// The line, from 1, where that is known.
        line: Option<usize>,
        /// What is wrong, without words of the study.
        what: String,
    },
    /// Excerpts, a table, a picture, contents or a page break inside a line, a list, a quotation or a table.
    #[error("{name}(…) must stand on a line of its own in the template, with an empty line before and after")]
    NotOnItsOwnLine {
        /// What was asked for.
        name: &'static str,
    },
}

/// Fills a template with what the study says, and reads what came out as a document. The first heading of the
/// first level is its title; without one it is that of the data.
///
/// # Errors
/// [`ReportError`] with the line of the template.
pub fn report(template: &str, data: &Report) -> Result<Document, ReportError> {
    let (markdown, signs) = fill::fill(template, data)?;
    let mut document = read::read(&markdown, &signs)?;
    if document.title.is_empty() {
        document.title.clone_from(&data.title);
    }
    document.running = Some(data.running.clone()).filter(|line| !line.is_empty());
    document.language.clone_from(&data.language);
    Ok(document)
}
