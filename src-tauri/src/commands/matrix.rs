//! Codes by groups of people.

use tauri::State;
use verbatim_api::replies::Matrix;
use verbatim_api::requests::MatrixRequest;
use verbatim_api::{ApiError, Session};

#[tauri::command(async)]
pub fn matrix(session: State<'_, Session>, args: MatrixRequest) -> Result<Matrix, ApiError> {
    session.matrix(args)
}
