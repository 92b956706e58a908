//! What the core answers, as plain data for a front end.

mod coding;
mod matrix;
mod study;
mod transcript;

pub use coding::{Affected, Change, CodeRow, CodingAdded, HistoryRow, Place, UndoState};
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixRow, StanceCounts};
pub use study::{
    Coder, Counts, Created, Empty, ImportReport, ImportedFile, Overview, PreviewRow, RecentStudy, Start,
};
pub use transcript::{Coding, InterviewRow, Person, Speaker, TranscriptView, Turn};
