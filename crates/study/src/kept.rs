//! What was read from the file and stays true until an action changes it.
//!
//! A window counts and searches again and again; reading the whole study each time would cost far
//! more than the answer. Everything here is dropped by what an action says it made stale, and all of
//! it where the log grew in a way that this study did not see, such as by another program.

use std::cell::{RefCell, RefMut};
use std::sync::Arc;

use verbatim_analysis::{Prepared, WordMemory};
use verbatim_model::{Affected, Codebook, TranscriptId};
use verbatim_store::Rows;

use crate::StudyError;
use crate::analysis::{Choice, Gathered};
use crate::interviewees::People;
use crate::searches::Library;

/// What is kept.
#[derive(Default)]
pub(crate) struct Kept {
    state: RefCell<State>,
}

#[derive(Default)]
pub(crate) struct State {
    /// Number of the last action that it is of.
    at: i64,
    pub library: Option<Arc<Library>>,
    pub people: Option<Arc<People>>,
    pub book: Option<Arc<Codebook>>,
    pub figures: Option<Arc<Gathered>>,
    /// Codings of `figures` that were counted last, and of which choice.
    pub prepared: Option<(Choice, Arc<Prepared>)>,
    /// Words of the passages of `figures`, as far as they were counted.
    pub words: WordMemory,
    /// Transcripts whose codings in `figures` are old.
    pub stale: Vec<TranscriptId>,
}

impl Kept {
    /// What is kept and still true.
    pub fn state(&self, rows: Rows<'_>) -> Result<RefMut<'_, State>, StudyError> {
        let last = rows.last_action()?;
        let mut state = self.state.borrow_mut();
        if state.at != last {
            *state = State { at: last, ..State::default() };
        }
        Ok(state)
    }

    /// Drops what the action made stale that this study has just done.
    pub fn forget(&self, last: i64, affected: &Affected) {
        let mut state = self.state.borrow_mut();
        if state.at + 1 != last {
            return;
        }
        state.at = last;
        if affected.notes_only {
            return;
        }
        let texts = affected.text || affected.interviews;
        if texts {
            state.library = None;
        }
        if affected.interviewees || affected.interviews {
            state.people = None;
        }
        if affected.codebook {
            state.book = None;
        }
        if texts || affected.interviewees || affected.codebook {
            state.figures = None;
            state.words = WordMemory::default();
            state.prepared = None;
            state.stale.clear();
        } else if state.figures.is_some() {
            state.stale.extend(&affected.transcripts);
            if !affected.transcripts.is_empty() {
                state.prepared = None;
            }
        }
    }
}
