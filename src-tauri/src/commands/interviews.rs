//! Interviews and interviewees.

use tauri::{AppHandle, Runtime, State};
use verbatim_api::replies::{Empty, ImportReport, InterviewRow};
use verbatim_api::requests::Files;
use verbatim_api::{ApiError, Session};

use crate::events::tell;

#[tauri::command(async)]
pub fn interviews_list(session: State<'_, Session>, args: Empty) -> Result<Vec<InterviewRow>, ApiError> {
    session.interviews_list(args)
}

#[tauri::command(async)]
pub fn interviewees_import<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: Files,
) -> Result<ImportReport, ApiError> {
    tell(&app, session.interviewees_import(args))
}
