//! Replies made from an open study.

mod codebook;
mod codings;
mod history;
mod interviews;
mod matrix;
mod people;
mod search;
mod study;

pub use codebook::{code_rows, codebook_import};
pub use codings::{affected, change, coding, coding_items, codings_import, memo_items};
pub use history::{history, undo_state};
pub use interviews::{interview_rows, previews, transcript_view, transcripts_import, window_import};
pub use matrix::matrix;
pub use people::{interviewee_items, interviewees_import};
pub use search::search;
pub use study::{backup_made, check_result, coder, counts, info};

/// A time as a person and a program read it: `2026-11-24T10:41:00Z`.
#[must_use]
pub fn time(at: verbatim_model::Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|t| t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}
