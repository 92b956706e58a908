//! The trail, and what undo and redo would do.

use verbatim_study::{Study, StudyError};

use crate::answers::time;
use crate::replies::{HistoryRow, UndoState};

/// The last actions, newest first.
///
/// # Errors
/// What the study file says.
pub fn history(study: &Study, limit: u32) -> Result<Vec<HistoryRow>, StudyError> {
    let row = |step: verbatim_study::history::Step| HistoryRow {
        number: step.action.number,
        coder: (!step.action.coder_name.is_empty()).then_some(step.action.coder_name),
        at: time(step.action.at),
        kind: step.action.kind.to_string(),
        label: step.label,
        undone: step.undone,
    };
    Ok(study.history(limit)?.into_iter().map(row).collect())
}

/// What undo and redo would do.
///
/// # Errors
/// What the study file says.
pub fn undo_state(study: &Study) -> Result<UndoState, StudyError> {
    let (undo, redo) = study.undo_labels()?;
    Ok(UndoState { undo, redo })
}
