//! The study as a whole.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Clone, Debug, Serialize, JsonSchema, TS, serde::Deserialize)]
pub struct Empty {}

/// What the start screen shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Start {
    /// Version of Verbatim.
    pub version: String,
    /// Studies opened before that are still there, newest first.
    pub recent: Vec<RecentStudy>,
    /// Study that the program was started on, if any.
    pub open_path: Option<String>,
    /// Passphrase to show for the sample study, where the program was started on it.
    pub sample_passphrase: Option<String>,
    /// Whether names of recent studies are hidden.
    pub names_hidden: bool,
}

/// A study opened before. Only the file is known before it is unlocked.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecentStudy {
    /// Full path.
    pub path: String,
    /// File name without `.verbatim`.
    pub file_name: String,
    /// Folder, for telling two of one name apart.
    pub folder: String,
}

/// How far a long command is: sent as the event `progress`.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[ts(export)]
pub struct Progress {
    /// How much is done.
    pub done: u32,
    /// Of how much.
    pub of: u32,
}

/// A study just made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Created {
    /// The 24 words of the recovery key, shown this once.
    pub recovery_key: Vec<String>,
    /// The study.
    pub overview: Overview,
}

/// State of the open study.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Overview {
    /// Name of the study.
    pub name: String,
    /// File name.
    pub file_name: String,
    /// Full path.
    pub path: String,
    /// Why the study can only be read, as a sentence; `null` where it can be changed.
    pub read_only: Option<String>,
    /// Warnings about where the file lies, as sentences.
    pub warnings: Vec<String>,
    /// All coders, in order of being added.
    pub coders: Vec<Coder>,
    /// Who is coding now.
    pub coder: Option<Coder>,
    /// How much of everything there is.
    pub counts: Counts,
    /// Names by which a matrix can have its columns, attributes last.
    pub columns: Vec<String>,
    /// What undo and redo would do.
    pub undo: super::UndoState,
}

/// A coder.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Coder {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Two letters for a marker.
    pub initials: String,
}

/// How much of everything a study holds.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Counts {
    /// Interviews with at least one transcript.
    pub interviews: u32,
    /// Interviewees.
    pub interviewees: u32,
    /// Codes.
    pub codes: u32,
    /// Codings.
    pub codings: u32,
    /// Memos.
    pub memos: u32,
    /// Coders.
    pub coders: u32,
    /// Actions in the log.
    pub actions: u32,
    /// Words that respondents and unknown speakers said.
    pub words: u32,
}

/// What a file was recognised as, before anything is stored.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PreviewRow {
    /// File name.
    pub file: String,
    /// Why it cannot be imported, as a sentence; all below is empty then.
    pub error: Option<String>,
    /// Format and layout.
    pub source: String,
    /// Encoding, where the format has one.
    pub encoding: Option<String>,
    /// Number of turns.
    pub turns: u32,
    /// Words outside the interviewer's turns.
    pub words: u32,
    /// Speakers with their roles: `Respondent (respondent)`.
    pub speakers: Vec<String>,
    /// Label of the interviewee that it would belong to.
    pub interviewee: Option<String>,
    /// Why it would not go in although it can be read, as a sentence: its text is there already, or its name is taken.
    pub taken: Option<String>,
    /// What was left out and what to look at, as sentences.
    pub notes: Vec<String>,
    /// Beginning of the text, for recognising a wrong encoding.
    pub beginning: String,
}

/// One file of an import.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ImportedFile {
    /// File name.
    pub file: String,
    /// `imported`, `skipped` or `failed`.
    pub outcome: String,
    /// Why, or what to look at, as sentences.
    pub messages: Vec<String>,
    /// Number of turns.
    pub turns: u32,
    /// Label of the interviewee that it was bound to.
    pub interviewee: Option<String>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ImportReport {
    /// What it did, in a sentence.
    pub summary: String,
    /// Each file.
    pub files: Vec<ImportedFile>,
    /// Rows or files that did not go in, as sentences with file and line.
    pub problems: Vec<String>,
    /// What changed otherwise, as sentences.
    pub notes: Vec<String>,
}

/// A choice of the window that is kept in the study.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Preference {
    /// Its name.
    pub key: String,
    /// Its value as JSON.
    pub value: String,
    /// Whether it is the choice of the one who is coding, not of everyone.
    pub mine: bool,
}

/// A backup as listed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupRow {
    /// Full path.
    pub path: String,
    /// File name.
    pub file_name: String,
    /// When it was made.
    pub at: String,
    /// Why it was made.
    pub reason: String,
    /// How it was shown to open: from the `passphrase` or the `recovery key` alone; `no` where it was not.
    pub verified: String,
    /// Whether the file is still there.
    pub there: bool,
    /// Whether it opens with today's passphrase; older ones open with the one of their time.
    pub same_key: bool,
}

/// A change of the passphrase that waits for the new recovery key to be written down.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassphraseBegun {
    /// The 24 words of the new recovery key.
    pub recovery_key: Vec<String>,
    /// Places of the two words to type, from 1.
    pub ask: Vec<u32>,
}
