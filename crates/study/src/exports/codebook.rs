//! The codebook as a file.

use std::path::Path;

use verbatim_export::codebook_csv;
use verbatim_export::document::DocumentForm;
use verbatim_export::refi::codebook_qdc;
use verbatim_model::{Codebook, Purpose};
use verbatim_protect::{Cleared, NameScan, clear_codebook_for_publication};

use crate::exports::leave::{Destination, Sent};
use crate::exports::matrix::{PublicationError, refused};
use crate::{Progress, Study, StudyError};

/// Form of a codebook as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodebookForm {
    /// Comma separated values, as an import reads them.
    Csv,
    /// A document.
    Document(DocumentForm),
    /// REFI-QDA codebook, for other tools.
    Qdc,
}

impl CodebookForm {
    const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Document(form) => form.word(),
            Self::Qdc => "qdc",
        }
    }
}

impl Study {
    /// Writes the codebook for a purpose and records that it left; answers how many codes it holds.
    /// For publication names are compared with all its words, and examples stay.
    ///
    /// # Errors
    /// [`StudyError::Publication`] and [`crate::deidentification::DeidentificationError::KeyFileClosed`]
    /// for publication; [`StudyError::NoCodes`]; [`StudyError::Unwritable`], or what the study file says.
    pub fn export_codebook(
        &mut self,
        purpose: Purpose,
        form: CodebookForm,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<usize, StudyError> {
        let book = self.codebook()?;
        let rows = book.len();
        if rows == 0 && form == CodebookForm::Qdc {
            return Err(StudyError::NoCodes);
        }
        let cleared = match purpose {
            Purpose::Team => verbatim_protect::clear(book, purpose).map_err(refused)?,
            Purpose::Publication => {
                self.store.writable()?;
                self.published_codebook(&book, progress)?
            }
        };
        let settings = serde_json::json!({ "form": form.word() }).to_string();
        let sent = Sent { purpose, what: "codebook", settings, numbers: None, rows };
        let mut bytes = Vec::new();
        let written = match form {
            CodebookForm::Csv => codebook_csv(&cleared, &mut bytes),
            CodebookForm::Document(form) => form.write(&cleared.arranged(), &mut bytes),
            CodebookForm::Qdc => codebook_qdc(&cleared, &mut bytes),
        };
        written.map_err(|error| StudyError::Unwritable {
            path: to.to_owned(),
            source: std::io::Error::other(error.to_string()),
        })?;
        self.leave(sent, Destination::File(to), bytes)?;
        Ok(rows)
    }

    fn published_codebook(
        &self,
        book: &Codebook,
        progress: &dyn Progress,
    ) -> Result<Cleared<Codebook>, StudyError> {
        self.keys()?;
        let words = |code: &verbatim_model::Code| {
            let text = &code.text;
            let fields = [Some(&code.name)]
                .into_iter()
                .chain([&text.statement, &text.definition, &text.include, &text.exclude].map(Option::as_ref));
            let name = format!("the code “{}”", code.name);
            fields.flatten().map(|text| (name.clone(), text.clone())).collect::<Vec<_>>()
        };
        let scan = self.scan_words(book.codes().iter().flat_map(words).collect(), progress)?;
        PublicationError::refuse_names(&scan)?;
        let scan = NameScan { names_compared: scan.names_compared, found: scan.leaks.len() };
        clear_codebook_for_publication(book, scan).map_err(refused)
    }
}
