//! Undo, redo and the trail.

use verbatim_model::{Affected, BackupReason};
use verbatim_study::history::Stepped;
use verbatim_study::{Study, StudyError};

use crate::answers::plural;
use crate::replies::{Change, Empty, HistoryRow, UndoState};
use crate::requests::{History, UndoTo};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn undo_state(&self, _: Empty) -> Result<UndoState, ApiError> {
        self.with(|study| Ok(answers::undo_state(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is nothing to undo.
    pub fn undo(&self, _: Empty) -> Result<Change, ApiError> {
        self.with(|study| {
            let name = coder_name(study)?;
            let step = study.undo(&name)?;
            stepped(study, "Undone", &step)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is nothing to redo.
    pub fn redo(&self, _: Empty) -> Result<Change, ApiError> {
        self.with(|study| {
            let name = coder_name(study)?;
            let step = study.redo(&name)?;
            stepped(study, "Done again", &step)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn history(&self, args: History) -> Result<Vec<HistoryRow>, ApiError> {
        self.with(|study| Ok(answers::history(study, args.limit)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such row, nothing since is in force, or undo was closed in between.
    pub fn undo_to(&self, args: UndoTo) -> Result<Change, ApiError> {
        self.with(|study| {
            let name = coder_name(study)?;
            // Redo ends with the next act, so this could cost a day's work.
            if study.steps_since(args.number)? > 1 {
                study.backup_beside(BackupReason::BeforeBulk)?;
            }
            let mut steps = study.undo_to(args.number, &name)?;
            let count = steps.len();
            match steps.pop() {
                Some(last) if count > 1 => {
                    let mut stale = last.affected;
                    steps.into_iter().for_each(|step| stale.add(step.affected));
                    let said = format!("Undone: {}, down to “{}”", plural(count, "step"), last.label);
                    Ok(answers::change(study, said, &stale, None)?)
                }
                Some(only) => stepped(study, "Undone", &only),
                None => Err(StudyError::NothingSince(args.number).into()),
            }
        })
    }
}

fn coder_name(study: &Study) -> Result<String, ApiError> {
    study.coder().map(|c| c.name.clone()).ok_or_else(|| StudyError::NoCoder.into())
}

fn stepped(study: &Study, verb: &str, step: &Stepped) -> Result<Change, ApiError> {
    let place = step.place.map(|(transcript, span)| (transcript, span.start(), span.end()));
    let stale: &Affected = &step.affected;
    Ok(answers::change(study, format!("{verb}: {}", step.label), stale, place)?)
}
