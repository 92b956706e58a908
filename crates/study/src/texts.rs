//! Texts that were read from the file, kept while the study is open.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Transcript, TranscriptId};
use verbatim_store::{Rows, Text};

use crate::StudyError;

/// How many texts are kept: those that a person goes back and forth between.
const KEPT: usize = 8;

/// The texts last read.
#[derive(Default)]
pub(crate) struct Texts {
    kept: RefCell<HashMap<TranscriptId, Arc<Text>>>,
}

impl Texts {
    /// The text of a transcript, from memory where it was read before.
    pub fn of(&self, rows: Rows<'_>, transcript: &Transcript) -> Result<Arc<Text>, StudyError> {
        if let Some(text) = self.kept.borrow().get(&transcript.id) {
            return Ok(Arc::clone(text));
        }
        let text = Arc::new(rows.text(transcript)?);
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(transcript.id, Arc::clone(&text));
        Ok(text)
    }

    /// The text of a transcript, from memory where it was read before. It is not kept otherwise,
    /// so that reading through all interviews does not push out those that a person works on.
    pub fn read(&self, rows: Rows<'_>, transcript: &Transcript) -> Result<Arc<Text>, StudyError> {
        match self.kept.borrow().get(&transcript.id) {
            Some(text) => Ok(Arc::clone(text)),
            None => Ok(Arc::new(rows.text(transcript)?)),
        }
    }
}
