//! Codes × categories.

use serde::Deserialize;
use ts_rs::TS;

use super::ChoiceRequest;

/// Asks for a matrix.
#[derive(Debug, Deserialize, TS)]
pub struct MatrixRequest {
    /// One or two of `category`, `subcategory`, `group`, `interviewee` or an attribute's name; two are crossed.
    pub columns: Vec<String>,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// Whether words are counted, which takes longer.
    pub words: bool,
    /// What is counted.
    #[serde(default)]
    pub choice: ChoiceRequest,
    /// The columns whose cells are replied; `null`: all of them.
    #[serde(default)]
    pub page: Option<ColumnPage>,
}

/// Columns that stand next to each other.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ColumnPage {
    /// Place of the first one, from 0.
    pub from: u32,
    /// At most so many.
    pub limit: u32,
}

/// Opens a cell of a matrix, a row or a column of it.
#[derive(Debug, Deserialize, TS)]
pub struct OpenCellRequest {
    /// As in the matrix.
    pub columns: Vec<String>,
    /// As in the matrix.
    pub roll_up: bool,
    /// As in the matrix.
    #[serde(default)]
    pub choice: ChoiceRequest,
    /// Id of the code; `null` for the column as a whole.
    pub code: Option<String>,
    /// Heading of the column; `null` for the row as a whole.
    pub heading: Option<String>,
    /// Codings of which the words are read, at least: those of a person are never torn apart.
    pub passages: u32,
    /// Whether it is said how far off the share may be.
    pub interval: bool,
}
