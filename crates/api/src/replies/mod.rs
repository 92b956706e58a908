//! What the core answers, as plain data for a front end.

mod coding;
mod done;
mod listing;
mod matrix;
mod search;
mod study;
mod transcript;

pub use coding::{Affected, Change, CodeRow, CodingAdded, HistoryRow, Place, UndoState};
pub use done::{
    Assigned, CodeChanged, CodesDeleted, CodesMerged, CodingRemoved, CodingResized, Failed, GroupSet,
    MemoAdded, PassageCoded, PassphraseChanged, ProgressMarked, Steps, TranscriptRemoved, TranscriptRenamed,
};
pub use listing::{
    BackupMade, CheckResult, CodebookImport, CoderList, CodesList, CodingItem, CodingsImport, CodingsList,
    Exported, HistoryList, Info, IntervieweeItem, IntervieweesImport, IntervieweesList, InterviewsList,
    MemoItem, MemosList, NewStudy, PreviewList, Restored, TranscriptsImport,
};
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixReach, MatrixRow, StanceCounts};
pub use search::{Search, SearchHit, SearchedCategory, SearchedPeople};
pub use study::{
    Coder, Counts, Created, Empty, ImportReport, ImportedFile, Overview, PreviewRow, Progress, RecentStudy,
    Start,
};
pub use transcript::{Coding, InterviewRow, Person, Speaker, TranscriptView, Turn};
