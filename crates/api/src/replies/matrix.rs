//! Codes × categories.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Whose codings were counted, and what was left out. Stands beside every count.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Counted {
    /// Whose codings, in words.
    pub whose: String,
    /// Whether it only helps to explore: not the coding of record, and settled by nobody.
    pub exploratory: bool,
    /// What was left out, in words; empty where nothing was.
    pub left_out: Vec<String>,
}

/// The codes × categories matrix.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Matrix {
    /// Whose codings were counted.
    pub counted: Counted,
    /// Columns, in order of first appearance.
    pub columns: Vec<MatrixColumn>,
    /// Everybody who stands in a column, each person once.
    pub everybody: MatrixReach,
    /// Whether somebody can stand in several columns, which then do not add up: groups, and what passages
    /// speak of.
    pub columns_overlap: bool,
    /// People of the study with an interview who have withdrawn: they are counted nowhere.
    pub withdrawn: u32,
    /// A row per code, in codebook order.
    pub rows: Vec<MatrixRow>,
}

/// A matrix of which the cells of some columns are there. All heads are.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MatrixPage {
    /// The matrix; its rows hold the cells of these columns alone.
    #[serde(flatten)]
    #[ts(flatten)]
    pub matrix: Matrix,
    /// Place of the first column whose cells are there, from 0.
    pub from: u32,
    /// The greatest figures of all cells.
    pub most: MatrixMost,
}

/// The greatest figures of all cells of a matrix, those over all columns aside.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct MatrixMost {
    /// Distinct passages.
    pub passages: u32,
    /// Words; `null` where they were not asked for.
    #[ts(type = "number | null")]
    pub words: Option<u64>,
    /// Independent groups of people.
    pub groups: u32,
}

/// How many people.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MatrixReach {
    /// Who were interviewed.
    pub interviewed: u32,
    /// Those of them whose interview has been coded.
    pub coded: u32,
}

/// Head of a column.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MatrixColumn {
    /// Value: a category, a subcategory with its category, an attribute's value …
    pub value: String,
    /// People of this column who were interviewed.
    pub interviewed: u32,
    /// Those of them whose interview has been coded: the N of codes.
    pub coded: u32,
}

/// A row.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MatrixRow {
    /// Whole path of the code.
    pub code: String,
    /// A cell per column.
    pub cells: Vec<MatrixCell>,
    /// Over all columns, each person and passage once.
    pub total: MatrixCell,
}

/// A cell.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MatrixCell {
    /// `counted`; `not coded yet` where nobody of the column has been coded, and `not asked` where
    /// nobody of them was asked: no zero then.
    pub state: String,
    /// Distinct people.
    pub interviewees: u32,
    /// Distinct passages.
    pub passages: u32,
    /// Words in the union of the passages; `null` where they were not asked for.
    #[ts(type = "number | null")]
    pub words: Option<u64>,
    /// Independent groups of these people: by recommendation and organisation.
    pub groups: u32,
    /// People of the column's N who are known not to have been asked.
    pub not_asked: u32,
    /// For a code with a statement: people by what they said of it.
    pub stance: Option<StanceCounts>,
}

/// Who stands behind a cell, in which passages, and who of its column does not.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MatrixCellPeople {
    /// Whose codings were counted.
    pub counted: Counted,
    /// Whole path of the code.
    pub code: String,
    /// Heading of the column; `null`: all of them.
    pub column: Option<String>,
    /// Who raised it.
    pub with: Vec<CellPerson>,
    /// Who was interviewed and did not raise it.
    pub without: Vec<CellPersonWithout>,
}

/// Somebody who raised a code.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CellPerson {
    /// The study's label of the person; never published.
    pub interviewee: String,
    /// Subcategory with its category.
    pub category: Option<String>,
    /// The passages, by transcript and place.
    pub passages: Vec<CellPassage>,
}

/// One passage.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CellPassage {
    /// Id of the coding.
    pub coding: String,
    /// Whole path of its code.
    pub code: String,
    /// Name of its coder.
    pub coder: String,
    /// File name of the transcript.
    pub file_name: String,
    /// ¶ number of the turn that it begins in.
    pub turn: Option<u32>,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// Stance towards the statement.
    pub stance: Option<String>,
    /// Whether it is marked as quotable.
    pub quotable: bool,
    /// Its words.
    pub text: String,
}

/// Somebody who did not raise a code.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CellPersonWithout {
    /// The study's label of the person; never published.
    pub interviewee: String,
    /// Subcategory with its category.
    pub category: Option<String>,
    /// Whether an interview of theirs is coded; else nothing is known yet.
    pub coded: bool,
    /// `asked`, `volunteered`, `not asked`, or `null` where it is not known.
    pub asked: Option<String>,
}

/// People by what they said of a statement, each once.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct StanceCounts {
    /// Raised it at all. Never to be called support.
    pub raised: u32,
    /// Support it and say nothing against it.
    pub support: u32,
    /// Qualify it, or both support and contradict it.
    pub mixed: u32,
    /// Only contradict it.
    pub only_contradict: u32,
}
