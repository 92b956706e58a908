//! The codebook as a file.

use std::path::Path;

use verbatim_export::document::{Document, DocumentForm};
use verbatim_export::refi::codebook_qdc;
use verbatim_export::{ExportError, codebook_csv, counted_codebook_csv};
use verbatim_model::{Codebook, Purpose};
use verbatim_protect::{Arranged, Cleared, CountedCodebook, NameScan, clear, clear_codebook_for_publication};

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
            Purpose::Team => clear(book, purpose).map_err(refused)?,
            Purpose::Publication => {
                self.store.writable()?;
                self.published_codebook(&book, progress)?
            }
        };
        let mut bytes = Vec::new();
        let written = match form {
            CodebookForm::Csv => codebook_csv(&cleared, &mut bytes),
            CodebookForm::Document(form) => document(form, &cleared, &mut bytes),
            CodebookForm::Qdc => codebook_qdc(&cleared, &mut bytes),
        };
        let settings = serde_json::json!({ "form": form.word() });
        self.codebook_leaves(purpose, settings, (to, written.map(|()| bytes)), rows)
    }

    /// The same for the team with how many people and passages each code holds. A publication has them in a
    /// matrix, where small numbers are withheld.
    ///
    /// # Errors
    /// [`StudyError::FiguresPublished`] for publication; [`StudyError::FiguresInQdc`]; [`StudyError::Unwritable`], or
    /// what the study file says.
    pub fn export_counted_codebook(
        &mut self,
        purpose: Purpose,
        form: CodebookForm,
        to: &Path,
    ) -> Result<usize, StudyError> {
        if purpose == Purpose::Publication {
            return Err(StudyError::FiguresPublished);
        }
        let codes = self.codebook()?;
        let rows = codes.len();
        let counted = CountedCodebook { codes, figures: self.code_counts()? };
        let cleared = clear(counted, Purpose::Team).map_err(refused)?;
        let mut bytes = Vec::new();
        let written = match form {
            CodebookForm::Csv => counted_codebook_csv(&cleared, &mut bytes),
            CodebookForm::Document(form) => document(form, &cleared, &mut bytes),
            CodebookForm::Qdc => return Err(StudyError::FiguresInQdc),
        };
        let settings = serde_json::json!({ "form": form.word(), "figures": true });
        self.codebook_leaves(Purpose::Team, settings, (to, written.map(|()| bytes)), rows)
    }

    fn codebook_leaves(
        &mut self,
        purpose: Purpose,
        settings: serde_json::Value,
        (to, written): (&Path, Result<Vec<u8>, ExportError>),
        rows: usize,
    ) -> Result<usize, StudyError> {
        let bytes = written.map_err(|error| StudyError::Unwritable {
            path: to.to_owned(),
            source: std::io::Error::other(error.to_string()),
        })?;
        let sent = Sent { purpose, what: "codebook", settings: settings.to_string(), numbers: None, rows };
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

fn document<B>(form: DocumentForm, book: &Cleared<B>, to: &mut Vec<u8>) -> Result<(), ExportError>
where
    Document: for<'c> Arranged<'c, B>,
{
    form.write(&book.arranged(), to)
}
