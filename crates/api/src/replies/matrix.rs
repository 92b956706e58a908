//! Codes × categories.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// The codes × categories matrix.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Matrix {
    /// Columns, in order of first appearance.
    pub columns: Vec<MatrixColumn>,
    /// Everybody who stands in a column, each person once.
    pub everybody: MatrixReach,
    /// People of the study with an interview who have withdrawn: they are counted nowhere.
    pub withdrawn: u32,
    /// A row per code, in codebook order.
    pub rows: Vec<MatrixRow>,
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
    /// `counted`, or `not coded yet` where nobody of the column has been coded: no zero then.
    pub state: String,
    /// Distinct people.
    pub interviewees: u32,
    /// Distinct passages.
    pub passages: u32,
    /// Words in the union of the passages; `null` where they were not asked for.
    #[ts(type = "number | null")]
    pub words: Option<u64>,
    /// For a code with a statement: people by what they said of it.
    pub stance: Option<StanceCounts>,
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
