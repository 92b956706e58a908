//! What leaves a study.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::requests::{ExcerptsForm, ExcerptsRequest};

/// A matrix that left or would leave, and what was done so that it may.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MatrixExported {
    /// The file; `null` for a preview.
    pub path: Option<String>,
    /// Number of rows.
    pub rows: usize,
    /// `team` or `publication`.
    pub purpose: String,
    /// `columns`: a number for each column; `overall`: of everybody together and in how many columns.
    pub form: String,
    /// Fewest people whom a number may single out; `null` for the team.
    pub k: Option<u32>,
    /// Cells of the columns that stand.
    pub cells: usize,
    /// Those of them that are withheld.
    pub withheld_cells: usize,
    /// Every number that is withheld; for the team alone.
    pub withheld: Vec<WithheldCell>,
    /// Columns that are left out, since too few people are in them.
    pub left_out: Vec<ColumnLeftOut>,
    /// Merges that would let these stand.
    pub offers: Vec<OfferedMerge>,
    /// People who are not counted, since they may not be.
    pub not_counted: Vec<NotCounted>,
    /// All numbers that may stand or are withheld, those of all columns together and of how many there are too.
    pub numbers: usize,
    /// Publications that it was compared with, oldest first.
    pub earlier: Vec<EarlierPublication>,
    /// Numbers that are withheld only since something was published before.
    pub withheld_for_earlier: usize,
    /// What was done, in sentences.
    pub said: Vec<String>,
}

/// People who may not be counted in a publication.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct NotCounted {
    /// Why, in words: `no consent on record`.
    pub why: String,
    /// How many.
    pub people: u32,
}

/// Something that was published before.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct EarlierPublication {
    /// When, in UTC.
    pub at: String,
    /// What: `matrix`, `heat table`, `dot plot`, `stance bars`.
    pub what: String,
}

/// A number that is withheld.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct WithheldCell {
    /// Whole path of the code.
    pub code: String,
    /// Heading of the column; `null`: all of them together.
    pub column: Option<String>,
    /// Why, in words.
    pub why: String,
}

/// A column that is left out.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ColumnLeftOut {
    /// Its heading.
    pub column: String,
    /// People in it who are counted.
    pub people: u32,
}

/// Columns that could become one.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct OfferedMerge {
    /// Their headings.
    pub of: Vec<String>,
    /// A heading for the new one.
    pub name: String,
}

/// The rule of small cells.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct SmallCells {
    /// Fewest people whom a number may single out.
    pub k: u32,
    /// In words.
    pub said: String,
}

/// What left, as far as it is recorded with what it was.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ExportsList {
    /// Oldest first.
    pub exports: Vec<ExportRow>,
}

/// What left, for the window.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportsLeft {
    /// Newest first.
    pub exports: Vec<ExportRow>,
    /// Those of excerpts, as they can be asked for again.
    pub again: Vec<ExcerptsAgain>,
}

/// Excerpts that left, as they can be asked for again.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExcerptsAgain {
    /// Number of the action in the trail.
    #[ts(type = "number")]
    pub number: i64,
    /// What they were written as.
    pub form: ExcerptsForm,
    /// Ids of the categories that they were of; none: everybody.
    pub categories: Vec<String>,
    /// What was asked for, also where something of it is gone from the study.
    pub request: ExcerptsRequest,
    /// Whether something that was asked for then is gone from the study.
    pub gone: bool,
}

/// Something that left.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ExportRow {
    /// Number of the action in the trail.
    #[ts(type = "number")]
    pub number: i64,
    /// When, in UTC.
    pub at: String,
    /// Who; empty where nobody was named as coder.
    pub coder: String,
    /// `team` or `publication`.
    pub purpose: String,
    /// What: `matrix`.
    pub what: String,
    /// With what settings, as JSON.
    pub settings: String,
    /// BLAKE3 hash of the file, in hexadecimal.
    pub hash: String,
}
