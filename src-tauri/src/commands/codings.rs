//! Codings.

use tauri::{AppHandle, Runtime, State};
use verbatim_api::replies::{Change, CodingAdded};
use verbatim_api::requests::{AddCoding, CodingRef};
use verbatim_api::{ApiError, Session};

use crate::events::tell;

#[tauri::command(async)]
pub fn coding_add<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: AddCoding,
) -> Result<CodingAdded, ApiError> {
    tell(&app, session.coding_add(args))
}

#[tauri::command(async)]
pub fn coding_remove<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: CodingRef,
) -> Result<Change, ApiError> {
    tell(&app, session.coding_remove(args))
}
