//! The codebook as rows for a file.

use crate::{Study, StudyError};

/// A code as a row of a codebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookRow {
    /// Whole path.
    pub path: String,
    /// Colour as it came in, `#RRGGBB`, or empty.
    pub colour: String,
    /// Statement, definition, include, exclude, example; empty where there is none.
    pub texts: [String; 5],
}

impl Study {
    /// The codebook in order, in the form in which it can be imported again.
    ///
    /// # Errors
    /// What the study file says.
    pub fn codebook_rows(&self) -> Result<Vec<CodebookRow>, StudyError> {
        let book = self.codebook()?;
        let row = |place: usize| {
            let code = &book.codes()[place];
            let text = &code.text;
            let texts = [&text.statement, &text.definition, &text.include, &text.exclude, &text.example];
            CodebookRow {
                path: book.path(place).to_string(),
                colour: code.colour.clone().unwrap_or_default(),
                texts: texts.map(|t| t.clone().unwrap_or_default()),
            }
        };
        Ok((0..book.len()).map(row).collect())
    }
}
