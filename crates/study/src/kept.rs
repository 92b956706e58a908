//! What was read from the file and stays true until an action changes it.
//!
//! A window counts and searches again and again; reading the whole study each time would cost far
//! more than the answer. Everything here is dropped by what an action says it made stale, and all of
//! it where the log grew in a way that this study did not see, such as by another program.

use std::cell::{RefCell, RefMut};
use std::sync::Arc;

use verbatim_analysis::{Prepared, Scope, Selection, WordMemory};
use verbatim_model::{Affected, Codebook, TranscriptId};
use verbatim_store::Rows;

use crate::StudyError;
use crate::analysis::Gathered;
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
    /// What was counted of `figures` for the last choices, the latest last.
    prepared: Vec<KeptPrepared>,
    /// Words of the passages of `figures`, as far as they were counted.
    pub words: WordMemory,
    /// Transcripts whose codings in `figures` are old.
    pub stale: Vec<TranscriptId>,
}

/// What was counted for one choice.
struct KeptPrepared {
    prepared: Arc<Prepared>,
    /// Transcripts whose codings in it are old.
    stale: Vec<TranscriptId>,
}

/// How many choices are kept: the matrix is of one, themes of another, and a filter may stand beside them.
const CHOICES: usize = 3;

impl State {
    /// Takes out what was counted for a choice, and the transcripts whose codings in it are old. Nobody
    /// else holds it then, unless it is being counted just now, so that it can be changed in place.
    pub fn take_prepared(
        &mut self,
        selection: Selection,
        scope: &Scope,
    ) -> Option<(Arc<Prepared>, Vec<TranscriptId>)> {
        let at = self.prepared.iter().position(|kept| kept.prepared.is_of(selection, scope))?;
        let KeptPrepared { prepared, stale } = self.prepared.remove(at);
        Some((prepared, stale))
    }

    /// Drops what was counted: the figures are gathered anew, with other numbers in them.
    pub fn forget_prepared(&mut self) {
        self.prepared.clear();
    }

    /// Keeps what was counted for a choice just now.
    pub fn keep_prepared(&mut self, prepared: Arc<Prepared>) {
        if self.prepared.len() == CHOICES {
            self.prepared.remove(0);
        }
        self.prepared.push(KeptPrepared { prepared, stale: Vec::new() });
    }
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
            state.prepared.clear();
            state.stale.clear();
        } else {
            state.stale.extend(&affected.transcripts);
            for kept in &mut state.prepared {
                kept.stale.extend(&affected.transcripts);
            }
        }
    }
}
