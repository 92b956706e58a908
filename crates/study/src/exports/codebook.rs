//! The codebook as a file.

use std::path::Path;

use verbatim_export::{CodebookRow, codebook_csv};
use verbatim_model::{ActionKind, Affected, Purpose};

use crate::exports::file::write_whole;
use crate::subject::Subject;
use crate::{Study, StudyError};

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

    /// Writes the codebook as CSV for the team; answers how many codes it holds.
    ///
    /// # Errors
    /// [`StudyError::Unwritable`], or what the study file says.
    pub fn export_codebook(&mut self, to: &Path) -> Result<usize, StudyError> {
        let rows = self.codebook_rows()?;
        let count = rows.len();
        let cleared =
            verbatim_protect::clear(rows, Purpose::Team).map_err(|_| StudyError::PublicationRefused)?;
        write_whole(to, |out| codebook_csv(&cleared, out))?;
        self.record_export(Purpose::Team, count)?;
        Ok(count)
    }

    /// Keeps in the trail that something left. A study that can only be read keeps no trail.
    pub(crate) fn record_export(&mut self, purpose: Purpose, count: usize) -> Result<(), StudyError> {
        if self.read_only().is_some() {
            return Ok(());
        }
        let subject =
            Subject { count: Some(count), purpose: Some(purpose.to_string()), ..Subject::default() };
        let coder = self.coder.as_ref();
        let action = verbatim_store::NewAction {
            kind: ActionKind::Export,
            coder: coder.map(|c| c.id),
            coder_name: coder.map_or_else(String::new, |c| c.name.clone()),
        };
        self.store.record(action, &subject.json())?;
        // Nothing changed: what is kept in memory stays.
        self.forget(&Affected::default())
    }
}
