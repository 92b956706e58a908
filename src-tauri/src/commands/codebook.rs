//! The codebook.

use tauri::{AppHandle, Runtime, State};
use verbatim_api::replies::{Change, CodeRow, Empty};
use verbatim_api::requests::Template;
use verbatim_api::{ApiError, Session};

use crate::events::tell;

#[tauri::command(async)]
pub fn codes_list(session: State<'_, Session>, args: Empty) -> Result<Vec<CodeRow>, ApiError> {
    session.codes_list(args)
}

#[tauri::command(async)]
pub fn codebook_template<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: Template,
) -> Result<Change, ApiError> {
    tell(&app, session.codebook_template(args))
}
