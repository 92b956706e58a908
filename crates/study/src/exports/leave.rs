//! The one way out: the bytes are made, it is recorded that they leave, and then they are written.

use std::io::Write as _;
use std::path::Path;

use verbatim_export::ExportError;
use verbatim_model::{ActionKind, Affected, Purpose};
use verbatim_store::{NewAction, NewExport};

use crate::exports::file::write_whole;
use crate::subject::Subject;
use crate::{Study, StudyError};

/// What leaves.
pub(super) struct Sent {
    pub purpose: Purpose,
    /// As a word.
    pub what: &'static str,
    /// As JSON.
    pub settings: String,
    /// Numbers that later publications are compared with, as JSON.
    pub numbers: Option<String>,
    /// How many rows.
    pub rows: usize,
}

impl Study {
    /// What left and is recorded with what it was, oldest first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn export_records(&self) -> Result<Vec<verbatim_store::ExportRecord>, StudyError> {
        Ok(self.store.rows().export_records()?)
    }

    /// Lets something leave. It is recorded before it is written: a record of what did not leave in
    /// the end costs a cell in a later table, a table without a record could undo another. A study that
    /// can only be read keeps no trail; the caller refuses publications then.
    pub(super) fn leave(
        &mut self,
        sent: Sent,
        to: &Path,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), ExportError>,
    ) -> Result<(), StudyError> {
        let unwritable = |e: ExportError| match e {
            ExportError::TooManyColumns { most } => StudyError::TooManyColumns { most },
            other => StudyError::Unwritable {
                path: to.to_owned(),
                source: std::io::Error::other(other.to_string()),
            },
        };
        let mut bytes = Vec::new();
        write(&mut bytes).map_err(unwritable)?;
        if self.read_only().is_none() {
            self.record_leaving(sent, *blake3::hash(&bytes).as_bytes())?;
        }
        write_whole(to, |out| Ok(out.write_all(&bytes)?))
    }

    fn record_leaving(&mut self, sent: Sent, hash: [u8; 32]) -> Result<(), StudyError> {
        let Sent { purpose, what, settings, numbers, rows } = sent;
        let subject = Subject { count: Some(rows), purpose: Some(purpose.to_string()), ..Subject::default() };
        let coder = self.coder.as_ref();
        let action = NewAction {
            kind: ActionKind::Export,
            coder: coder.map(|c| c.id),
            coder_name: coder.map_or_else(String::new, |c| c.name.clone()),
        };
        let export = NewExport { purpose, what: what.to_owned(), settings, hash, figures: numbers };
        self.store.record_export(action, &subject.json(), &export)?;
        // Nothing changed: what is kept in memory stays.
        self.forget(&Affected::default())
    }
}
