//! The trail of actions, undo and redo.

mod label;

use std::collections::HashSet;

use verbatim_model::{Action, ActionKind, Affected, CodingId, TranscriptId};
use verbatim_store::{Stacks, StoreError};
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
    /// Whether undo was closed with it or after it, so that it can never be taken back.
    pub closed: bool,
}

/// What undo or redo would take next, in words.
#[derive(Clone, Debug, Default)]
pub struct Ahead {
    /// Label of the action that undo would take back.
    pub undo: Option<String>,
    /// Label of the action that redo would do again.
    pub redo: Option<String>,
    /// Whether there is something before that can never be taken back.
    pub closed: bool,
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
        self.steps(self.store.rows().actions(limit)?)
    }

    /// The last `limit` actions that touched a coding, a memo on it or its review, newest first. The
    /// coding may be gone.
    ///
    /// # Errors
    /// What the study file says.
    pub fn history_of_coding(&self, coding: CodingId, limit: u32) -> Result<Vec<Step>, StudyError> {
        self.steps(self.store.rows().actions_touching(coding, limit)?)
    }

    /// Actions with their labels, newest first.
    fn steps(&self, actions: Vec<Action>) -> Result<Vec<Step>, StudyError> {
        let labels = label::Labels::of(self)?;
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
        let oldest = actions.last().map_or(0, |action| action.number);
        let barrier = self.store.rows().barrier(oldest)?.unwrap_or(0);
        let step = |action: Action| Step {
            label: labels.label(&action, self.store.rows()),
            undone: undone.contains(&action.number),
            closed: action.number <= barrier,
            action,
        };
        Ok(actions.into_iter().map(step).collect())
    }

    /// What undo and redo would take next, in words.
    ///
    /// # Errors
    /// What the study file says.
    pub fn ahead(&self) -> Result<Ahead, StudyError> {
        let rows = self.store.rows();
        let Stacks { undo, redo } = rows.stacks()?;
        let closed = undo.is_none() && rows.undo_closed()?;
        if undo.is_none() && redo.is_none() {
            return Ok(Ahead { closed, ..Ahead::default() });
        }
        let labels = label::Labels::of(self)?;
        let label = |number: Option<i64>| {
            let action = number.and_then(|n| rows.action(n).ok().flatten())?;
            let original = action.of.and_then(|n| rows.action(n).ok().flatten()).unwrap_or(action);
            Some(labels.label(&original, rows))
        };
        Ok(Ahead { undo: label(undo), redo: label(redo), closed })
    }

    /// Takes back the last action, in the name of `coder`.
    ///
    /// # Errors
    /// See [`verbatim_store::Store::undo`].
    pub fn undo(&mut self, coder: &str) -> Result<Stepped, StudyError> {
        let (id, name) = self.author(coder);
        let before = label::Labels::of(self)?;
        let recorded = self.store.undo(id, &name)?;
        self.stepped(&recorded.of, before, Subject::place_before)
    }

    /// Does the last undone action again, in the name of `coder`.
    ///
    /// # Errors
    /// See [`verbatim_store::Store::redo`].
    pub fn redo(&mut self, coder: &str) -> Result<Stepped, StudyError> {
        let (id, name) = self.author(coder);
        let before = label::Labels::of(self)?;
        let recorded = self.store.redo(id, &name)?;
        self.stepped(&recorded.of, before, Subject::place_after)
    }

    /// Takes back everything that was done since an action, that action included, in the name of
    /// `coder`: as many undo steps as that takes, the last thing done first. Redo does them again,
    /// one by one.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where there is no such action; [`StudyError::NothingSince`];
    /// [`verbatim_store::StoreError::UndoClosed`] where undo was closed in between. Nothing is
    /// changed then. [`StudyError::UndoStopped`] where a later step fails: those before it stay
    /// taken back.
    pub fn undo_to(&mut self, number: i64, coder: &str) -> Result<Vec<Stepped>, StudyError> {
        let of = self.steps_since(number)?;
        let mut steps = Vec::new();
        for _ in 0..of {
            match self.undo(coder) {
                Ok(step) => steps.push(step),
                Err(StudyError::Store(reason)) if !steps.is_empty() => {
                    return Err(StudyError::UndoStopped { done: steps.len(), of, reason });
                }
                Err(other) => return Err(other),
            }
        }
        Ok(steps)
    }

    /// How many steps [`Study::undo_to`] would take back, at least one.
    ///
    /// # Errors
    /// As [`Study::undo_to`].
    pub fn steps_since(&self, number: i64) -> Result<usize, StudyError> {
        let rows = self.store.rows();
        let missing = || StudyError::Missing { what: "step", name: number.to_string() };
        let target = rows.action(number)?.ok_or_else(missing)?;
        // What was done again stands where it was first done.
        let since = if target.kind == ActionKind::Redo { target.of.unwrap_or(number) } else { number };
        if rows.barrier(since)?.is_some() {
            return Err(StoreError::UndoClosed.into());
        }
        match rows.undo_steps_since(since)? {
            0 => Err(StudyError::NothingSince(number)),
            steps => Ok(steps as usize),
        }
    }

    fn stepped(
        &mut self,
        of: &Action,
        before: label::Labels,
        place: impl FnOnce(&Subject) -> Option<(TranscriptId, Span)>,
    ) -> Result<Stepped, StudyError> {
        let subject = Subject::read(&of.subject);
        let affected = subject.affected();
        self.forget(&affected)?;
        // A coder who was added or taken away may be the one who is coding.
        if let Some(coder) = self.coder.take() {
            self.coder = self.coders()?.into_iter().find(|c| c.id == coder.id);
        }
        let label = before.and_then(label::Labels::of(self)?).label(of, self.store.rows());
        Ok(Stepped { label, affected, place: place(&subject) })
    }
}
