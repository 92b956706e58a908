//! Forms of a document.

use std::io::Write;

use verbatim_protect::Cleared;

use super::{Document, document_docx, document_html, document_markdown, document_odt};
use crate::ExportError;

/// Form of a document as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// For Word.
    Docx,
    /// For LibreOffice.
    Odt,
    /// A page for a browser.
    Html,
    /// Plain text with marks.
    Markdown,
}

impl DocumentForm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Docx, Self::Odt, Self::Html, Self::Markdown];

    /// As a word, which is the ending of its files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// What the writer of the form says.
    pub fn write(self, document: &Cleared<Document>, to: impl Write) -> Result<(), ExportError> {
        match self {
            Self::Docx => document_docx(document, to),
            Self::Odt => document_odt(document, to),
            Self::Html => document_html(document, to),
            Self::Markdown => document_markdown(document, to),
        }
    }
}
