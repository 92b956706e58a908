//! Every command of the window, declared once. The TypeScript types come from this list, and a
//! test compares it with the handlers that `src-tauri` registers, so the three cannot drift apart.

use ts_rs::TS;

use crate::replies::{
    Change, CodeRow, Coder, CodingAdded, Created, Empty, HistoryRow, ImportReport, InterviewRow, Matrix,
    Overview, PreviewRow, Start, TranscriptView, UndoState,
};
use crate::requests::{
    AddCoding, ChooseCoder, CodingRef, CreateStudy, Files, History, ImportTranscripts, MatrixRequest,
    OpenStudy, Template, TranscriptRef,
};

/// Types of one command: what it takes and what it answers.
#[derive(TS)]
pub struct Command<A, R> {
    /// What it takes.
    pub args: A,
    /// What it answers.
    pub reply: R,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident : $args:ty => $reply:ty),+ $(,)?) => {
        /// The window's commands by name.
        #[derive(TS)]
        #[ts(export, export_to = "Commands.ts")]
        pub struct Commands { $($(#[$doc])* pub $name: Command<$args, $reply>),+ }

        /// Names of all commands.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

commands! {
    /// What the start screen shows before any study is open.
    start: Empty => Start,
    /// Makes a study and opens it.
    study_create: CreateStudy => Created,
    /// Opens a study.
    study_open: OpenStudy => Overview,
    /// Counts, coders and state of the open study.
    study_overview: Empty => Overview,
    /// Closes the study and forgets its key.
    study_lock: Empty => Empty,
    /// Sets who is coding; adds a coder of that name where there is none.
    coder_choose: ChooseCoder => Coder,
    /// The interviews, in the order of the interviewees.
    interviews_list: Empty => Vec<InterviewRow>,
    /// Says what files hold, without storing anything.
    transcripts_preview: Files => Vec<PreviewRow>,
    /// Imports transcripts.
    transcripts_import: ImportTranscripts => ImportReport,
    /// Stops the long command that is running; nothing of it stays.
    cancel: Empty => Empty,
    /// Imports interviewees from one CSV file.
    interviewees_import: Files => ImportReport,
    /// One transcript with its turns and codings.
    transcript_open: TranscriptRef => TranscriptView,
    /// The codebook in order, with counts.
    codes_list: Empty => Vec<CodeRow>,
    /// Adds a built-in codebook to a study without codes.
    codebook_template: Template => Change,
    /// Codes a passage.
    coding_add: AddCoding => CodingAdded,
    /// Removes a coding.
    coding_remove: CodingRef => Change,
    /// What undo and redo would do.
    undo_state: Empty => UndoState,
    /// Takes back the last action.
    undo: Empty => Change,
    /// Does the last undone action again.
    redo: Empty => Change,
    /// Codes × categories.
    matrix: MatrixRequest => Matrix,
    /// The trail, newest first.
    history: History => Vec<HistoryRow>,
}
