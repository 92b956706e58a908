//! Codes, codings, and what an action changed.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// A code in the order of the codebook.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CodeRow {
    /// Its id.
    pub id: String,
    /// Id of the code above.
    pub parent: Option<String>,
    /// Name.
    pub name: String,
    /// Whole path, levels joined by ` > `.
    pub path: String,
    /// 0 for a theme.
    pub depth: u32,
    /// Colour class of the palette: `c11`, `c11a`.
    pub colour: String,
    /// Number of the theme, from 0, which decides the shape of its marker.
    pub theme: u32,
    /// Statement, definition, include, exclude, example.
    pub statement: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to use it.
    pub exclude: Option<String>,
    /// An example.
    pub example: Option<String>,
    /// Distinct interviewees in its branch (coding of record).
    pub interviewees: u32,
    /// Distinct passages in its branch (coding of record).
    pub passages: u32,
    /// Distinct interviewees of the code alone.
    pub own_interviewees: u32,
    /// Distinct passages of the code alone.
    pub own_passages: u32,
    /// Version of its words, from 1.
    pub version: u32,
    /// Codings of the code alone that were made under an older version of its words.
    pub outdated: u32,
    /// Memos on the code.
    pub memos: u32,
}

/// What a front end has to read again.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, TS)]
pub struct Affected {
    /// Ids of transcripts whose codings changed.
    pub transcripts: Vec<String>,
    /// Ids of codes whose counts changed.
    pub codes: Vec<String>,
    /// The tree of codes or their words changed.
    pub codebook: bool,
    /// The list of interviews changed.
    pub interviews: bool,
    /// Interviewees changed.
    pub interviewees: bool,
}

/// A place to go to after undo or redo.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Place {
    /// Id of the transcript.
    pub transcript: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
}

/// What undo and redo would do, for their menu entries.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, TS)]
pub struct UndoState {
    /// Label of the action that undo would take back; `null` where there is none.
    pub undo: Option<String>,
    /// Label of the action that redo would do again; `null` where there is none.
    pub redo: Option<String>,
    /// Why nothing more can be undone although more was done, as a sentence; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub closed: Option<String>,
}

/// What an action did.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Change {
    /// What was done, for the status line: `Coded as Root causes`.
    pub said: String,
    /// What to read again.
    pub affected: Affected,
    /// Where it took place, if at one passage.
    pub place: Option<Place>,
    /// What undo and redo would do now.
    pub undo: UndoState,
}

/// A coding just added.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CodingAdded {
    /// The coding; the old one where the same coder had already put this code on this passage.
    pub coding: super::Coding,
    /// Whether it was there before, so that nothing changed.
    pub already_there: bool,
    /// A warning to show once, such as that only interviewer text was coded.
    pub warning: Option<String>,
    /// What changed.
    pub change: Change,
}

/// A row of the trail.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct HistoryRow {
    /// Number, from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// Name of the coder.
    pub coder: Option<String>,
    /// When, as `2026-11-24T10:41:00Z`.
    pub at: String,
    /// Kind of action.
    pub kind: String,
    /// Readable label.
    pub label: String,
    /// Whether it has been taken back and not done again since.
    pub undone: bool,
    /// Why nothing at or before it can be taken back, as a sentence; `null` where it can.
    pub barrier: Option<String>,
}
