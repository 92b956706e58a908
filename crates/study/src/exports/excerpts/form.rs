//! Forms of a file of excerpts.

use std::io::Write;
use std::path::Path;

use verbatim_export::document::{Document, DocumentForm};
use verbatim_export::workbook::workbook_xlsx;
use verbatim_export::{ExportError, Separated, excerpts_book_csv, excerpts_book_json};
use verbatim_protect::{Cleared, ExcerptsBook};

use crate::StudyError;
use crate::exports::pictures::drawing_failed;

/// Form of a file of excerpts under their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExcerptForm {
    /// Comma separated values, UTF-8.
    Csv,
    /// The same for Excel: with a mark for UTF-8, and without formulas.
    ExcelCsv,
    /// Fields between tabs.
    Tsv,
    /// A workbook.
    Xlsx,
    /// JSON.
    Json,
    /// A document.
    Document(DocumentForm),
}

/// Excerpts arranged as every document of them is, for a window that shows them first.
#[must_use]
pub fn excerpts_page(book: &Cleared<ExcerptsBook>) -> Cleared<Document> {
    book.arranged()
}

impl ExcerptForm {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Csv,
        Self::ExcelCsv,
        Self::Tsv,
        Self::Xlsx,
        Self::Json,
        Self::Document(DocumentForm::Docx),
        Self::Document(DocumentForm::Odt),
        Self::Document(DocumentForm::Html),
        Self::Document(DocumentForm::Markdown),
    ];

    /// As a word, which is the ending of its files: `out.excel.csv`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::ExcelCsv => "excel.csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Document(form) => form.word(),
        }
    }

    /// The form that a word says.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word().eq_ignore_ascii_case(word))
    }

    /// The form that the ending of a file says.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_lowercase();
        // Of two endings that fit, the longer one says more.
        let fitting = Self::ALL.into_iter().filter(|form| name.ends_with(&format!(".{}", form.word())));
        fitting.max_by_key(|form| form.word().len())
    }

    pub(super) fn bytes(self, book: &Cleared<ExcerptsBook>) -> Result<Vec<u8>, StudyError> {
        let mut bytes = Vec::new();
        self.write(book, &mut bytes).map_err(drawing_failed)?;
        Ok(bytes)
    }

    pub(super) fn write(self, book: &Cleared<ExcerptsBook>, to: impl Write) -> Result<(), ExportError> {
        match self {
            Self::Csv => excerpts_book_csv(book, Separated::Comma, to),
            Self::ExcelCsv => excerpts_book_csv(book, Separated::CommaForExcel, to),
            Self::Tsv => excerpts_book_csv(book, Separated::Tab, to),
            Self::Xlsx => workbook_xlsx(&book.arranged(), to).map(drop),
            Self::Json => excerpts_book_json(book, to),
            Self::Document(form) => form.write(&book.arranged(), to),
        }
    }
}
