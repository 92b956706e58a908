//! The codebook.

use serde::Deserialize;
use ts_rs::TS;

/// Names a built-in codebook.
#[derive(Debug, Deserialize, TS)]
pub struct Template {
    /// `tvpa`.
    pub name: String,
}

/// Adds a code.
#[derive(Debug, Deserialize, TS)]
pub struct AddCode {
    /// Id of the code above; `null` for a theme.
    pub parent: Option<String>,
    /// Name.
    pub name: String,
    /// Place among its siblings, from 0; `null` for the last.
    pub position: Option<u32>,
}

/// Names a code.
#[derive(Debug, Deserialize, TS)]
pub struct CodeRef {
    /// Its id.
    pub code: String,
}

/// Names several codes.
#[derive(Debug, Deserialize, TS)]
pub struct CodeRefs {
    /// Their ids.
    pub codes: Vec<String>,
}

/// Gives a code another name.
#[derive(Debug, Deserialize, TS)]
pub struct RenameCode {
    /// Id of the code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// Moves codes, with all below them, as one action.
#[derive(Debug, Deserialize, TS)]
pub struct MoveCodes {
    /// Ids of the codes; they keep their order.
    pub codes: Vec<String>,
    /// Id of the code above; `null` makes them themes.
    pub parent: Option<String>,
    /// Place of the first among the siblings that do not move, from 0; `null` for the end.
    pub position: Option<u32>,
}

/// Merges codes into one, as one action: their codings, memos and the codes below go over.
#[derive(Debug, Deserialize, TS)]
pub struct MergeCodes {
    /// Ids of the codes that go.
    pub codes: Vec<String>,
    /// Id of the code that stays.
    pub into: String,
}

/// Sets the words of a code. All are set; `null` clears one.
#[derive(Debug, Deserialize, TS)]
pub struct DescribeCode {
    /// Id of the code.
    pub code: String,
    /// The sentence that stance refers to.
    pub statement: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to use it.
    pub exclude: Option<String>,
    /// An example.
    pub example: Option<String>,
}

/// Gives a code another colour.
#[derive(Debug, Deserialize, TS)]
pub struct RecolourCode {
    /// Id of the code.
    pub code: String,
    /// Slot of the palette, from 0 to 13.
    pub slot: u32,
}

/// Asks for the passages of a code.
#[derive(Debug, Deserialize, TS)]
pub struct CodePassages {
    /// Id of the code.
    pub code: String,
    /// Whether passages of the codes below count too.
    pub branch: bool,
    /// Id of the coder whose codings are read; `null` for all.
    pub coder: Option<String>,
    /// Only codings made under words of the code that have changed since.
    pub outdated: bool,
}
