//! The trail, and what undo and redo would do.

use verbatim_model::CodingId;
use verbatim_study::history::{Ahead, Step};
use verbatim_study::{Study, StudyError};

use crate::answers::time;
use crate::replies::{HistoryRow, UndoState};

/// The last actions, newest first.
///
/// # Errors
/// What the study file says.
pub fn history(study: &Study, limit: u32) -> Result<Vec<HistoryRow>, StudyError> {
    Ok(study.history(limit)?.into_iter().map(row).collect())
}

/// The last actions that touched a coding, newest first.
///
/// # Errors
/// What the study file says.
pub fn coding_history(study: &Study, coding: CodingId) -> Result<Vec<HistoryRow>, StudyError> {
    /// More than a person reads beside a passage.
    const MOST: u32 = 200;
    Ok(study.history_of_coding(coding, MOST)?.into_iter().map(row).collect())
}

fn row(step: Step) -> HistoryRow {
    HistoryRow {
        number: step.action.number,
        coder: (!step.action.coder_name.is_empty()).then_some(step.action.coder_name),
        at: time(step.action.at),
        kind: step.action.kind.to_string(),
        label: step.label,
        undone: step.undone,
        barrier: step.closed.then(|| CLOSED.to_owned()),
    }
}

/// What the trail and the menu say where undo ends before an upgrade of the file or a purge.
const CLOSED: &str = "What was done before the study got a newer file format, or before former texts were destroyed, \
    cannot be undone. Where the format changed, the backup made before it holds the study as it was.";

/// What undo and redo would do.
///
/// # Errors
/// What the study file says.
pub fn undo_state(study: &Study) -> Result<UndoState, StudyError> {
    let Ahead { undo, redo, closed } = study.ahead()?;
    Ok(UndoState { undo, redo, closed: closed.then(|| CLOSED.to_owned()) })
}
