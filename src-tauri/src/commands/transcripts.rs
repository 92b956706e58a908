//! Transcripts: what files hold, bringing them in, reading one.

use tauri::{AppHandle, Runtime, State};
use verbatim_api::replies::{Empty, ImportReport, PreviewRow, TranscriptView};
use verbatim_api::requests::{Files, ImportTranscripts, TranscriptRef};
use verbatim_api::{ApiError, Session};

use crate::events::tell;

#[tauri::command(async)]
pub fn transcripts_preview(session: State<'_, Session>, args: Files) -> Result<Vec<PreviewRow>, ApiError> {
    session.transcripts_preview(args)
}

#[tauri::command(async)]
pub fn transcripts_import<R: Runtime>(
    app: AppHandle<R>,
    session: State<'_, Session>,
    args: ImportTranscripts,
) -> Result<ImportReport, ApiError> {
    tell(&app, session.transcripts_import(args))
}

/// On a thread of its own, so that it is heard while an import has the study.
#[tauri::command(async)]
pub fn cancel(session: State<'_, Session>, args: Empty) -> Result<Empty, ApiError> {
    session.cancel(args)
}

#[tauri::command(async)]
pub fn transcript_open(session: State<'_, Session>, args: TranscriptRef) -> Result<TranscriptView, ApiError> {
    session.transcript_open(args)
}
