//! The codebook as CSV, in the columns that an import reads.

use std::io::Write;

use verbatim_protect::Cleared;

use crate::ExportError;

/// A code as a row of a codebook file. Texts are empty where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookRow {
    /// Whole path.
    pub path: String,
    /// `#RRGGBB`.
    pub colour: String,
    /// Statement, definition, include, exclude, example.
    pub texts: [String; 5],
}

/// Writes a codebook.
///
/// # Errors
/// What the destination says.
pub fn codebook_csv(rows: &Cleared<Vec<CodebookRow>>, to: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(["path", "color", "statement", "definition", "include", "exclude", "example"])?;
    for row in rows.content() {
        let texts = row.texts.iter().map(String::as_str);
        csv.write_record([row.path.as_str(), row.colour.as_str()].into_iter().chain(texts))?;
    }
    csv.flush()?;
    Ok(())
}
