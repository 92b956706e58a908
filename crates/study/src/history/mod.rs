//! The trail of actions, undo and redo.

mod label;

use std::collections::HashSet;

use verbatim_model::{Action, ActionKind, Affected, TranscriptId};
use verbatim_store::Stacks;
use verbatim_text::Span;

use crate::subject::Subject;
use crate::{Study, StudyError};

/// An action with its label.
#[derive(Clone, Debug)]
pub struct Step {
    /// The action.
    pub action: Action,
    /// What it did, in words.
    pub label: String,
    /// Whether it has been taken back and not done again since.
    pub undone: bool,
}

/// What undo or redo did.
#[derive(Clone, Debug)]
pub struct Stepped {
    /// Label of the action that was taken back or done again.
    pub label: String,
    /// What has to be read again.
    pub affected: Affected,
    /// The passage where it took place, if it was one.
    pub place: Option<(TranscriptId, Span)>,
}

impl Study {
    /// The last `limit` actions, newest first, with their labels.
    ///
    /// # Errors
    /// What the study file says.
    pub fn history(&self, limit: u32) -> Result<Vec<Step>, StudyError> {
        let labels = label::Labels::of(self)?;
        let actions = self.store.rows().actions(limit)?;
        // Seen from the newest, the first undo or redo of an action says what it is now.
        let (mut seen, mut undone) = (HashSet::new(), HashSet::new());
        for action in &actions {
            if let Some(of) = action.of
                && seen.insert(of)
                && action.kind == ActionKind::Undo
            {
                undone.insert(of);
            }
        }
        let step = |action: Action| Step {
            label: labels.label(&action, |n| self.store.rows().action(n).ok().flatten()),
            undone: undone.contains(&action.number),
            action,
        };
        Ok(actions.into_iter().map(step).collect())
    }

    /// Labels of what undo and redo would take next.
    ///
    /// # Errors
    /// What the study file says.
    pub fn undo_labels(&self) -> Result<(Option<String>, Option<String>), StudyError> {
        let Stacks { undo, redo } = self.store.rows().stacks()?;
        if undo.is_none() && redo.is_none() {
            return Ok((None, None));
        }
        let labels = label::Labels::of(self)?;
        let label = |number: Option<i64>| {
            let action = number.and_then(|n| self.store.rows().action(n).ok().flatten())?;
            let original =
                action.of.and_then(|n| self.store.rows().action(n).ok().flatten()).unwrap_or(action);
            Some(labels.label(&original, |_| None))
        };
        Ok((label(undo), label(redo)))
    }

    /// Takes back the last action, in the name of `coder`.
    ///
    /// # Errors
    /// See [`verbatim_store::Store::undo`].
    pub fn undo(&mut self, coder: &str) -> Result<Stepped, StudyError> {
        let (id, name) = self.author(coder);
        let before = label::Labels::of(self)?;
        let recorded = self.store.undo(id, &name)?;
        self.stepped(&recorded.of, before)
    }

    /// Does the last undone action again, in the name of `coder`.
    ///
    /// # Errors
    /// See [`verbatim_store::Store::redo`].
    pub fn redo(&mut self, coder: &str) -> Result<Stepped, StudyError> {
        let (id, name) = self.author(coder);
        let before = label::Labels::of(self)?;
        let recorded = self.store.redo(id, &name)?;
        self.stepped(&recorded.of, before)
    }

    fn stepped(&mut self, of: &Action, before: label::Labels) -> Result<Stepped, StudyError> {
        let subject = Subject::read(&of.subject);
        let affected = subject.affected();
        self.forget(&affected)?;
        // A coder who was added or taken away may be the one who is coding.
        if let Some(coder) = self.coder.take() {
            self.coder = self.coders()?.into_iter().find(|c| c.id == coder.id);
        }
        let span = subject.span.and_then(|(start, end)| Span::new(start, end).ok());
        let place = subject.transcript.map(TranscriptId::from).zip(span);
        let label = before.and_then(label::Labels::of(self)?).label(of, |_| None);
        Ok(Stepped { label, affected, place })
    }
}
