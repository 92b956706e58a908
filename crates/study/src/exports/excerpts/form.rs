//! Forms of a file of excerpts.

use std::path::Path;

use verbatim_export::{excerpts_book_csv, excerpts_book_json};
use verbatim_protect::{Cleared, ExcerptsBook};

use crate::StudyError;
use crate::exports::pictures::drawing_failed;

/// Form of a file of excerpts under their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExcerptForm {
    /// Comma separated values, UTF-8.
    Csv,
    /// JSON.
    Json,
}

impl ExcerptForm {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// As a word, which is the ending of its files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
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
        Self::of_word(path.extension()?.to_str()?)
    }

    pub(super) fn bytes(self, book: &Cleared<ExcerptsBook>) -> Result<Vec<u8>, StudyError> {
        let mut bytes = Vec::new();
        let written = match self {
            Self::Csv => excerpts_book_csv(book, &mut bytes),
            Self::Json => excerpts_book_json(book, &mut bytes),
        };
        written.map_err(drawing_failed)?;
        Ok(bytes)
    }
}
