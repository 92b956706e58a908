//! The trail, undo and redo.

use tauri::{AppHandle, Runtime, State};
use verbatim_api::replies::{Change, Empty, HistoryRow, UndoState};
use verbatim_api::requests::History;
use verbatim_api::{ApiError, Session};

use crate::events::tell;

#[tauri::command(async)]
pub fn undo_state(session: State<'_, Session>, args: Empty) -> Result<UndoState, ApiError> {
    session.undo_state(args)
}

#[tauri::command(async)]
pub fn undo<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: Empty,
) -> Result<Change, ApiError> {
    tell(&app, session.undo(args))
}

#[tauri::command(async)]
pub fn redo<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: Empty,
) -> Result<Change, ApiError> {
    tell(&app, session.redo(args))
}

#[tauri::command(async)]
pub fn history(session: State<'_, Session>, args: History) -> Result<Vec<HistoryRow>, ApiError> {
    session.history(args)
}
