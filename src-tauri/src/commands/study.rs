//! Making, opening and locking a study.

use tauri::State;
use verbatim_api::replies::{Coder, Created, Empty, Overview, Start};
use verbatim_api::requests::{ChooseCoder, CreateStudy, OpenStudy};
use verbatim_api::{ApiError, Session};

#[tauri::command(async)]
pub fn start(session: State<'_, Session>, args: Empty) -> Result<Start, ApiError> {
    session.start(args)
}

#[tauri::command(async)]
pub fn study_create(session: State<'_, Session>, args: CreateStudy) -> Result<Created, ApiError> {
    session.study_create(args)
}

#[tauri::command(async)]
pub fn study_open(session: State<'_, Session>, args: OpenStudy) -> Result<Overview, ApiError> {
    session.study_open(args)
}

#[tauri::command(async)]
pub fn study_overview(session: State<'_, Session>, args: Empty) -> Result<Overview, ApiError> {
    session.study_overview(args)
}

#[tauri::command(async)]
pub fn study_lock(session: State<'_, Session>, args: Empty) -> Result<Empty, ApiError> {
    session.study_lock(args)
}

#[tauri::command(async)]
pub fn coder_choose(session: State<'_, Session>, args: ChooseCoder) -> Result<Coder, ApiError> {
    session.coder_choose(args)
}
