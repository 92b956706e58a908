//! The one way out: the bytes are written beside their place, it is recorded that they leave, and then they stand there.

use std::io::Write;
use std::path::{Path, PathBuf};

use verbatim_export::ExportError;
use verbatim_model::{ActionKind, Affected, Purpose};
use verbatim_store::{NewAction, NewExport};

use crate::exports::file::Draft;
use crate::exports::matrix::PublicationError;
use crate::subject::Subject;
use crate::{Silent, Study, StudyError};

/// Where something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination<'p> {
    /// Into a file.
    File(&'p Path),
    /// To whoever asked, for the clipboard: it has left the study just the same.
    Clipboard,
}

/// What has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The file; `None` where it went to the clipboard.
    pub path: Option<PathBuf>,
    /// Number of rows.
    pub rows: usize,
    /// What went; nothing for a file that was written as it was made.
    pub bytes: Vec<u8>,
}

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

    /// Lets something leave. It is written beside its place, recorded, and only then stands there: a record of what
    /// did not leave in the end costs a cell in a later table, a table without a record could undo another. A study that
    /// can only be read keeps no trail; the caller refuses publications then.
    pub(super) fn leave(
        &mut self,
        sent: Sent,
        to: Destination<'_>,
        bytes: Vec<u8>,
    ) -> Result<Gone, StudyError> {
        let (rows, hash) = (sent.rows, *blake3::hash(&bytes).as_bytes());
        let path = match to {
            Destination::File(path) => {
                self.refuse_place(path, sent.purpose)?;
                let draft = Draft::write(path, |out| Ok(out.write_all(&bytes)?))?;
                self.record_leaving(sent, hash)?;
                draft.place()?;
                Some(path.to_owned())
            }
            Destination::Clipboard => {
                self.record_leaving(sent, hash)?;
                None
            }
        };
        Ok(Gone { path, rows, bytes })
    }

    /// Refuses to write over a study or a key file, and a name that tells of somebody for what is published.
    fn refuse_place(&self, to: &Path, purpose: Purpose) -> Result<(), StudyError> {
        // The key file may be opened from anywhere.
        if self.store.is_own_place(to) || to == self.key_file_state().path {
            return Err(StudyError::OwnFile(to.to_owned()));
        }
        if purpose == Purpose::Publication {
            let name = to.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let scan = self.scan_own_words(vec![("the name of the file".to_owned(), name)], &Silent)?;
            PublicationError::refuse_names(&scan)?;
        }
        Ok(())
    }

    /// Lets something leave for the team that may be too large to be held whole: it is written beside its
    /// place, and stands there only once it is recorded.
    pub(super) fn leave_for_team(
        &mut self,
        sent: Sent,
        to: &Path,
        write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
    ) -> Result<(), StudyError> {
        self.refuse_place(to, sent.purpose)?;
        let draft = Draft::write(to, write)?;
        self.record_leaving(sent, draft.hash())?;
        draft.place()
    }

    fn record_leaving(&mut self, sent: Sent, hash: [u8; 32]) -> Result<(), StudyError> {
        if self.read_only().is_some() {
            return Ok(());
        }
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
