//! Figures that leave: the matrix, and pictures of the other views.

use serde::Deserialize;
use ts_rs::TS;

use super::{ChoiceRequest, CooccurrenceRequest, ForWhom, SampleRequest, SaturationRequest};

/// Asks for a figure for a purpose.
#[derive(Debug, Deserialize, TS)]
pub struct FigureRequest {
    /// Which.
    pub figure: FigureOf,
    /// Whom it is for.
    pub purpose: ForWhom,
    /// What it is written as; figures other than the matrix are pictures.
    pub file: FigureFile,
}

/// Lets a figure leave.
#[derive(Debug, Deserialize, TS)]
pub struct ExportFigure {
    /// The figure.
    pub request: FigureRequest,
    /// The file; `null`: its bytes are answered, for the clipboard.
    pub path: Option<String>,
}

/// What a figure is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureFile {
    /// Comma separated values.
    Csv,
    /// JSON.
    Json,
    /// A picture of shapes and texts.
    Svg,
    /// A picture of pixels.
    Png,
}

/// Which figure.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum FigureOf {
    /// Codes by columns of people.
    Matrix(MatrixFigure),
    /// Which codes come together.
    Cooccurrence(CooccurrenceRequest),
    /// When new codes stopped coming up.
    Saturation(SaturationRequest),
    /// Who was interviewed.
    Sample(SampleRequest),
}

/// A matrix that leaves.
#[derive(Debug, Deserialize, TS)]
pub struct MatrixFigure {
    /// One or two names of columns; two are crossed.
    pub columns: Vec<String>,
    /// Columns that become one.
    pub merges: Vec<MergedColumns>,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// What a number counts.
    pub measure: FigureMeasure,
    /// What is counted.
    pub choice: ChoiceRequest,
    /// What is said of a row; `null`: in a publication whatever leaves less blank, else columns.
    pub form: Option<FigureForm>,
    /// Whether all columns together are said beside them.
    pub totals: bool,
    /// How it is drawn, as a picture.
    pub picture: FigurePicture,
}

/// Columns that become one.
#[derive(Debug, Deserialize, TS)]
pub struct MergedColumns {
    /// Their headings.
    pub of: Vec<String>,
    /// The heading of the new one.
    pub name: String,
}

/// What a number of a matrix counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureMeasure {
    /// People who raised it.
    People,
    /// These in hundredths of N.
    Share,
    /// People who support its statement.
    Support,
    /// People who are mixed about it.
    Mixed,
    /// People who only contradict it.
    Contradict,
    /// All three of them, in a row each.
    Stances,
    /// Distinct passages.
    Passages,
    /// Words in them.
    Words,
    /// Independent groups of people.
    Groups,
}

/// What is said of a row of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureForm {
    /// A number for each column.
    Columns,
    /// Of everybody together, and in how many columns there is somebody.
    Overall,
}

/// How a matrix is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigurePicture {
    /// As a table, darker where more of a column's people are.
    Heat,
    /// As a mark for each column on an axis from none to all of its people.
    Dots,
    /// As bars of the people who support a statement, are mixed and only contradict it.
    Stances,
}
