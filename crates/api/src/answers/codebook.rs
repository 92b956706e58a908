//! The codebook with its counts.

use verbatim_study::codebook::CodebookReport;
use verbatim_study::{Study, StudyError};

use crate::replies::{CodeRow, CodebookImport};

/// The codebook in order, with people and passages of each branch.
///
/// # Errors
/// What the study file says.
pub fn code_rows(study: &Study) -> Result<Vec<CodeRow>, StudyError> {
    let book = study.codebook()?;
    let counts = study.code_counts()?;
    let row = |place: usize| {
        let code = &book.codes()[place];
        let count = counts.get(place).copied().unwrap_or_default();
        CodeRow {
            id: code.id.to_string(),
            parent: code.parent.map(|p| p.to_string()),
            name: code.name.clone(),
            path: book.path(place).to_string(),
            depth: book.depth_of(place),
            colour: book.colour_class(place),
            theme: u32::try_from(book.theme_number(place)).unwrap_or(0),
            statement: code.text.statement.clone(),
            definition: code.text.definition.clone(),
            include: code.text.include.clone(),
            exclude: code.text.exclude.clone(),
            example: code.text.example.clone(),
            interviewees: count.interviewees,
            passages: count.passages,
        }
    };
    Ok((0..book.len()).map(row).collect())
}

/// What an import of a codebook did.
#[must_use]
pub fn codebook_import(report: CodebookReport) -> CodebookImport {
    let CodebookReport { added, changed, unchanged, problems, notes } = report;
    CodebookImport { added, changed, unchanged, problems, notes }
}
