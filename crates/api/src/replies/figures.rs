//! Figures as they leave, for a window that shows them first.

use serde::Serialize;
use ts_rs::TS;

use super::MatrixExported;

/// A figure as it would leave. Nothing was written or recorded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigurePreview {
    /// What it is of.
    pub title: String,
    /// What stands under the title and at its foot: whom it is for, what was counted, what a reader must know.
    pub lines: Vec<String>,
    /// Headings of the columns, that of the rows first.
    pub headings: Vec<String>,
    /// What stands behind it as a table; of a picture too, for whoever cannot see it.
    pub rows: Vec<FigureRow>,
    /// The picture as SVG; `null` where it leaves as a table.
    pub svg: Option<String>,
    /// What the guards of a matrix do; `null` for other figures, which are for the team alone.
    pub matrix: Option<MatrixExported>,
}

/// A row of a figure.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureRow {
    /// What it is of.
    pub name: String,
    /// How many rows are above it in its tree.
    pub depth: usize,
    /// What stands in each column.
    pub cells: Vec<FigureCell>,
}

/// What stands in a place of a figure.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureCell {
    /// As it is printed.
    pub text: String,
    /// Whether it is withheld.
    pub withheld: bool,
}

/// A figure that left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureExported {
    /// The file; `null` where it is for the clipboard.
    pub path: Option<String>,
    /// The bytes, for the clipboard; `null` where they are in the file.
    pub bytes: Option<Vec<u8>>,
    /// What was done, for the status line.
    pub said: String,
}
